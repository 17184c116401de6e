/** The sources of a file's statements: what readers are told of each, who approved that one is not named. */
import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { useMoments } from '../../shell/moments.ts';
import { ownDirection } from '../../shell/own-direction.ts';
import { Refused } from '../../shell/refused.tsx';
import { useWords } from '../../words/words.tsx';
import { Citing } from './citing.tsx';
import { FormDialog } from './dialog.tsx';
import { contentOfSource, draftOfSource, newSource, SourceFields } from './source-form.tsx';
import { type Source, storiesKey, useAsk, useMayStories, useStory } from './story-file.tsx';
import { Tone } from './tone.tsx';
import { useDraft } from './use-draft.ts';
import { WithdrawDialog } from './withdraw.tsx';

export function Sources() {
  const { words } = useWords();
  const { story, may } = useStory();
  const [open, setOpen] = useState<Source | 'new' | null>(null);
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed, 200);
  const found = useQuery({
    queryKey: [...storiesKey, 'sources', 'all', q],
    queryFn: () => answerOf(api.sources.$get({ query: { q } })),
    enabled: q.trim() !== '',
    placeholderData: (before) => before,
  });
  const here = new Set(story.sources.map(({ id }) => id));
  const others = q.trim() ? (found.data?.sources ?? []).filter(({ id }) => !here.has(id)) : [];
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {words.stories.parts.sources}
        </Title>
        {may.keep && <Button onClick={() => setOpen('new')}>{words.stories.addSource}</Button>}
      </Group>
      {!story.sources.length && <Text c="dimmed">{words.stories.sourcesEmpty}</Text>}
      {story.sources.map((source) => (
        <Row key={source.id} source={source} onEdit={() => setOpen(source)} />
      ))}
      <TextInput
        type="search"
        label={words.stories.allSources}
        placeholder={words.stories.findSource}
        {...ownDirection(typed)}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {others.map((source) => (
        <Row key={source.id} source={source} onEdit={() => setOpen(source)} />
      ))}
      {open !== null && (
        <SourceDialog
          source={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          // A source that nothing in this file rests on yet is seen among all of the house.
          onSaved={setTyped}
        />
      )}
    </Stack>
  );
}

interface DialogProps {
  source: Source | null;
  onClose: () => void;
  onSaved: (label: string) => void;
}

function SourceDialog({ source, onClose, onSaved }: DialogProps) {
  const { words } = useWords();
  const { story } = useStory();
  const now = story.sources.find(({ id }) => id === source?.id);
  const {
    seen,
    given: draft,
    change,
    theirs,
    refused,
  } = useDraft(source, now, (row) => {
    const known = story.parties.find(({ entity }) => entity === row?.entity);
    const entity = row?.entity ? { id: row.entity, name: known?.name ?? row.label } : null;
    return row ? draftOfSource(row, entity) : newSource();
  });
  const save = useAsk(
    (key) =>
      seen
        ? answerOf(
            api.sources[':id'].$put(
              {
                param: { id: String(seen.id) },
                json: { basedOn: seen.version, source: contentOfSource(draft) },
              },
              key,
            ),
          )
        : answerOf(api.sources.$post({ json: { desk: story.desk.id, source: contentOfSource(draft) } }, key)),
    () => {
      onClose();
      if (!source) onSaved(draft.label);
    },
    refused,
  );
  return (
    <FormDialog
      title={source ? words.stories.changeSource : words.stories.addSource}
      submit={source ? words.save : words.stories.add}
      ask={save}
      theirs={theirs}
      disabled={!draft.label.trim()}
      onClose={onClose}
    >
      <SourceFields draft={draft} desk={story.desk.id} onChange={change} />
    </FormDialog>
  );
}

function Row({ source, onEdit }: { source: Source; onEdit: () => void }) {
  const { words } = useWords();
  const { when } = useMoments();
  const { story } = useStory();
  const mayOf = useMayStories()(source.desk);
  const [withdrawing, withdraw] = useState(false);
  const param = { id: String(source.id) };
  const approve = useAsk((key) =>
    answerOf(api.sources[':id'].approve.$post({ param, json: { basedOn: source.version } }, key)),
  );
  const unnamed = source.kind === 'unnamed';
  return (
    <Paper className="sheet" p="md" component="article" aria-label={source.label}>
      <Group gap="xs">
        <Text fw={600}>
          <bdi>{source.label}</bdi>
        </Text>
        <Tone of={unnamed ? 'open' : 'plain'}>{words.stories.sourceKinds[source.kind]}</Tone>
        {source.withdrawnAt && <Tone of="bad">{words.stories.withdrawn}</Tone>}
      </Group>
      {unnamed && (
        <>
          <Text size="sm">
            {words.stories.reason}{' '}
            {source.reason ? (
              words.stories.reasons[source.reason]
            ) : (
              <span className="overdue">{words.stories.noReason}</span>
            )}
            {source.reasonNote && (
              <>
                {' '}
                — <bdi>{source.reasonNote}</bdi>
              </>
            )}
          </Text>
          <Text size="sm" className={source.approvedAt ? '' : 'overdue'}>
            {source.approvedAt ? (
              <>
                {words.stories.approved} <bdi>{source.approvedBy}</bdi> · {when(source.approvedAt)}
              </>
            ) : (
              words.stories.notApproved
            )}
          </Text>
        </>
      )}
      {source.withdrawnNote && (
        <Text size="sm" dir="auto">
          {source.withdrawnNote}
        </Text>
      )}
      <Group gap="xs" mt="xs">
        {unnamed && !source.approvedAt && mayOf.approve && (
          <Button size="compact-sm" loading={approve.isPending} onClick={() => approve.mutate()}>
            {words.stories.approve}
          </Button>
        )}
        {mayOf.keep && (
          <Button variant="default" size="compact-sm" onClick={onEdit}>
            {words.stories.edit}
          </Button>
        )}
        {mayOf.approve && !source.withdrawnAt && (
          <Button variant="default" size="compact-sm" onClick={() => withdraw(true)}>
            {words.stories.withdrawTitle}
          </Button>
        )}
        <Citing
          kind="source"
          id={source.id}
          toMend={story.toMend.sources[source.id]}
          ask={(param) => answerOf(api.sources[':id'].citations.$get({ param }))}
        />
      </Group>
      <Refused error={approve.error} />
      {withdrawing && (
        <WithdrawDialog
          title={words.stories.withdrawSource}
          ask={(note, key) =>
            answerOf(
              api.sources[':id'].withdraw.$post({ param, json: { basedOn: source.version, note } }, key),
            )
          }
          onClose={() => withdraw(false)}
        />
      )}
    </Paper>
  );
}
