/** Paragraphs of background that the file keeps for its articles: written once, ordered, changed, retired. */
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { counted } from '#arabic/plurals.ts';
import { wordsOf } from '#article/story/statement.ts';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { useMoments } from '../../shell/moments.ts';
import { Refused } from '../../shell/refused.tsx';
import { useWords } from '../../words/words.tsx';
import { BackgroundDialog } from './background-form.tsx';
import { Citing } from './citing.tsx';
import { type Background, useAsk, useStory } from './story-file.tsx';
import { Tone } from './tone.tsx';

export function Backgrounds() {
  const { words } = useWords();
  const { story, may } = useStory();
  const [open, setOpen] = useState<Background | 'new' | null>(null);
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {words.stories.backgrounds}
        </Title>
        {may.keep && <Button onClick={() => setOpen('new')}>{words.stories.addBackground}</Button>}
      </Group>
      {!story.backgrounds.length && <Text c="dimmed">{words.stories.backgroundsEmpty}</Text>}
      {story.backgrounds.map((background) => (
        <Row key={background.id} background={background} onEdit={() => setOpen(background)} />
      ))}
      {open !== null && (
        <BackgroundDialog background={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </Stack>
  );
}

function Row({ background, onEdit }: { background: Background; onEdit: () => void }) {
  const { words } = useWords();
  const { when } = useMoments();
  const { story, may } = useStory();
  const { id, label, text, retired, revisions } = background;
  const param = { id: String(id) };
  const ids = story.backgrounds.map((one) => one.id);
  const at = ids.indexOf(id);
  const before = useAsk<unknown>((key) =>
    answerOf(
      api.stories[':id'].backgrounds.$put(
        {
          param: { id: String(story.id) },
          json: { ids: ids.toSpliced(at, 1).toSpliced(at - 1, 0, id) },
        },
        key,
      ),
    ),
  );
  const retire = useAsk<unknown>((key) => {
    const ask = { param, json: { basedOn: background.version } };
    return retired
      ? answerOf(api.backgrounds[':id'].revive.$post(ask, key))
      : answerOf(api.backgrounds[':id'].retire.$post(ask, key));
  });
  const [now] = revisions;
  return (
    <Paper className="sheet" p="md" component="article" aria-label={label}>
      <Group justify="space-between" align="start" wrap="nowrap" mb="xs">
        <Title order={3} size="h5">
          <bdi>{label}</bdi>
        </Title>
        {retired && <Tone of="plain">{words.stories.retired}</Tone>}
      </Group>
      <Text dir="auto" className={retired ? 'story-words story-retired' : 'story-words'}>
        {text}
      </Text>
      <Rests background={background} />
      {now && (
        <Text size="sm" c="dimmed" mt={4}>
          <bdi>{now.by}</bdi> · {when(now.at)}
        </Text>
      )}
      <Former revisions={revisions.slice(1)} />
      <Group gap="xs" mt="xs">
        {may.keep && (
          <>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`${words.stories.edit}: ${label}`}
              onClick={onEdit}
            >
              {words.stories.edit}
            </Button>
            {at > 0 && (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={`${words.stories.earlier}: ${label}`}
                loading={before.isPending}
                onClick={() => before.mutate()}
              >
                {words.stories.earlier}
              </Button>
            )}
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`${retired ? words.stories.revive : words.stories.retire}: ${label}`}
              loading={retire.isPending}
              onClick={() => retire.mutate()}
            >
              {retired ? words.stories.revive : words.stories.retire}
            </Button>
          </>
        )}
        <Citing
          kind="background"
          id={id}
          toMend={story.toMend.backgrounds[id]}
          ask={(of) => answerOf(api.backgrounds[':id'].citations.$get({ param: of }))}
        />
      </Group>
      <Refused error={before.error ?? retire.error} />
    </Paper>
  );
}

function Rests({ background: { statement, claim } }: { background: Background }) {
  const { words } = useWords();
  const { story } = useStory();
  if (statement === null && claim === null) return null;
  const said = story.statements.find(({ id }) => id === statement);
  const claimed = story.claims.find(({ id }) => id === claim);
  return (
    <Text size="sm" c="dimmed" mt={4}>
      {words.stories.restsOn}:{' '}
      <bdi>{said ? wordsOf(said) : (claimed?.text ?? words.stories.ofAnotherFile)}</bdi>
    </Text>
  );
}

function Former({ revisions }: { revisions: Background['revisions'] }) {
  const { words, language } = useWords();
  const { when } = useMoments();
  if (!revisions.length) return null;
  return (
    <details className="story-more">
      <summary>{counted(revisions.length, words.stories.counts.revisions, language, 'latn')}</summary>
      <Stack gap="sm" mt="xs">
        {revisions.map(({ number, text, by, at }) => (
          <div key={number}>
            <Text size="sm" c="dimmed">
              <bdi>{by}</bdi> · {when(at)}
            </Text>
            <Text size="sm" dir="auto" className="story-words">
              {text}
            </Text>
          </div>
        ))}
      </Stack>
    </details>
  );
}
