/** What is claimed, how each claim stands, and who says so or denies it. */
import { Button, Group, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import {
  type ClaimRelation,
  type ClaimState,
  claimRelations,
  figuresConflict,
  isFallen,
} from '#article/story/claim.ts';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { Refused } from '../../shell/refused.tsx';
import { useWords } from '../../words/words.tsx';
import { Citing } from './citing.tsx';
import { ClaimDialog } from './claim-form.tsx';
import { FormDialog } from './dialog.tsx';
import { type Claim, useAsk, useStory } from './story-file.tsx';
import { useTold } from './times.ts';
import { Tone, type ToneName } from './tone.tsx';

/** The words say it; the colour lets it be found. */
const colours: Record<ClaimState, ToneName> = {
  ...{ unsupported: 'plain', asserted: 'note', corroborated: 'good', partlyConfirmed: 'note' },
  ...{ disputed: 'open', denied: 'bad', superseded: 'plain', confirmed: 'good', refuted: 'bad' },
};

export function Claims() {
  const { words } = useWords();
  const { story, may } = useStory();
  const [open, setOpen] = useState<Claim | 'new' | null>(null);
  // What needs a look stands first.
  const weight = ({ state }: Claim) => (state === 'disputed' ? 0 : isFallen(state) ? 2 : 1);
  const claims = [...story.claims].sort((a, b) => weight(a) - weight(b) || b.id - a.id);
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {words.stories.claims}
        </Title>
        {may.keep && <Button onClick={() => setOpen('new')}>{words.stories.addClaim}</Button>}
      </Group>
      {!claims.length && <Text c="dimmed">{words.stories.claimsEmpty}</Text>}
      {claims.map((claim) => (
        <Row key={claim.id} claim={claim} onEdit={() => setOpen(claim)} />
      ))}
      {open !== null && <ClaimDialog claim={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Stack>
  );
}

function Row({ claim, onEdit }: { claim: Claim; onEdit: () => void }) {
  const { words } = useWords();
  const { story, may } = useStory();
  const told = useTold(story.timeZone);
  const [relating, relate] = useState(false);
  const figure = figureOf(claim, words.stories.range);
  const voices = story.statements.flatMap((statement) => {
    const stance = statement.claims.find((one) => one.claim === claim.id)?.stance;
    const source = story.sources.find(({ id }) => id === statement.source);
    return stance && !statement.withdrawn && source && source.withdrawnAt === null
      ? [{ id: statement.id, stance, said: statement.said, label: source.label }]
      : [];
  });
  return (
    <Paper className="sheet" p="md" component="article" aria-label={claim.text.slice(0, 80)}>
      <Group justify="space-between" align="start" wrap="nowrap" className="story-claim-head">
        <Text fw={600} dir="auto" className={claim.state === 'superseded' ? 'story-gone' : ''}>
          {claim.text}
        </Text>
        <Tone of={colours[claim.state]}>{words.stories.claimState[claim.state]}</Tone>
      </Group>
      {figure && (
        <Text size="sm">
          {words.stories.figure}: <bdi>{figure}</bdi>
        </Text>
      )}
      {claim.accuses && (
        <Text size="sm" className={claim.accuses === 'unanswered' ? 'overdue' : ''}>
          {words.stories.accusations[claim.accuses]}
        </Text>
      )}
      {voices.length > 0 && (
        <ul className="story-stances">
          {voices.map(({ id, stance, said, label }) => (
            <li key={id}>
              <bdi>{label}</bdi>:{' '}
              <span className={`story-stance-${stance}`}>{words.stories.stance[stance]}</span>
              <Text span size="sm" c="dimmed">
                {' '}
                · {told(said)}
              </Text>
            </li>
          ))}
        </ul>
      )}
      <Relations claim={claim} may={may.keep} />
      <Group gap="xs" mt="xs">
        {may.keep && (
          <Button variant="default" size="compact-sm" onClick={onEdit}>
            {words.stories.edit}
          </Button>
        )}
        {may.keep && story.claims.length > 1 && (
          <Button variant="default" size="compact-sm" onClick={() => relate(true)}>
            {words.stories.relate}
          </Button>
        )}
        <Citing
          kind="claim"
          id={claim.id}
          toMend={story.toMend.claims[claim.id]}
          ask={(param) => answerOf(api.claims[':id'].citations.$get({ param }))}
        />
      </Group>
      {relating && <Relate claim={claim} onClose={() => relate(false)} />}
    </Paper>
  );
}

/** `'من 14 إلى 19 قتيلًا'`: the figure, a range or an exact one, and its unit; `null`: it has none. */
function figureOf({ low, high, unit }: Claim, range: string): string | null {
  if (low === null || high === null) return null;
  const figure = low === high ? String(low) : range.replace('{low}', `${low}`).replace('{high}', `${high}`);
  return `${figure} ${unit}`.trim();
}

function Relations({ claim, may }: { claim: Claim; may: boolean }) {
  const { words } = useWords();
  const { story } = useStory();
  const related = story.relations.filter(({ from, to }) => from === claim.id || to === claim.id);
  if (!related.length) return null;
  return (
    <ul className="story-stances">
      {related.map(({ from, to, relation }) => {
        const forward = from === claim.id;
        const other = story.claims.find(({ id }) => id === (forward ? to : from));
        return (
          <li key={`${from} ${to} ${relation}`}>
            {relation === 'supersedes' && !forward
              ? words.stories.supersededBy
              : words.stories.relations[relation]}
            : <bdi>{other?.text ?? `#${forward ? to : from}`}</bdi>{' '}
            {other && relation === 'contradicts' && figuresConflict(claim, other) && (
              <bdi>({figureOf(other, words.stories.range)})</bdi>
            )}
            {may && <Unrelate {...{ from, to, relation }} name={other?.text ?? ''} />}
          </li>
        );
      })}
    </ul>
  );
}

interface Related {
  from: number;
  to: number;
  relation: ClaimRelation;
}

function Unrelate({ from, to, relation, name }: Related & { name: string }) {
  const { words } = useWords();
  const part = useAsk((key) =>
    answerOf(
      api.claims[':id'].relations[':relation'][':other'].$delete(
        { param: { id: String(from), relation, other: String(to) } },
        key,
      ),
    ),
  );
  return (
    <>
      <Button
        variant="subtle"
        size="compact-xs"
        aria-label={`${words.stories.unrelate}: ${name}`}
        loading={part.isPending}
        onClick={() => part.mutate()}
      >
        {words.stories.unrelate}
      </Button>
      <Refused error={part.error} />
    </>
  );
}

function Relate({ claim, onClose }: { claim: Claim; onClose: () => void }) {
  const { words } = useWords();
  const { story } = useStory();
  const others = story.claims.filter(({ id }) => id !== claim.id);
  // A figure for the same thing most often takes the place of another, or contradicts it.
  const like = others.find((other) => claim.unit && other.unit === claim.unit) ?? others[0];
  const [other, setOther] = useState(like?.id ?? 0);
  const [relation, setRelation] = useState<ClaimRelation>('contradicts');
  const save = useAsk(
    (key) =>
      answerOf(
        api.claims[':id'].relations[':relation'][':other'].$put(
          { param: { id: String(claim.id), relation, other: String(other) } },
          key,
        ),
      ),
    onClose,
  );
  return (
    <FormDialog title={words.stories.relate} ask={save} onClose={onClose}>
      <Text dir="auto">{claim.text}</Text>
      <NativeSelect
        label={words.stories.relation}
        value={relation}
        data={claimRelations.map((one) => ({ value: one, label: words.stories.relations[one] }))}
        onChange={(event) => setRelation(event.currentTarget.value as ClaimRelation)}
      />
      <NativeSelect
        label={words.stories.other}
        value={String(other)}
        data={others.map(({ id, text }) => ({ value: String(id), label: text }))}
        onChange={(event) => setOther(Number(event.currentTarget.value))}
      />
    </FormDialog>
  );
}
