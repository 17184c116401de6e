/** Finds a source by its label, or enters one where it is wanted. */
import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { Refused } from '../../shell/refused.tsx';
import { useWords } from '../../words/words.tsx';
import { Finder, type Found } from './finder.tsx';
import { contentOfSource, newSource, SourceFields } from './source-form.tsx';
import { useAsk } from './story-file.tsx';

/** A source that was taken; whose it is says whose position its words may be. */
export interface FoundSource extends Found {
  entity: number | null;
}

interface Props {
  desk: number;
  value: FoundSource | null;
  onChange: (source: FoundSource | null) => void;
}

export function SourceFinder({ desk, value, onChange }: Props) {
  const { words } = useWords();
  const [making, make] = useState<string | null>(null);
  const [known, setKnown] = useState<ReadonlyMap<number, number | null>>(new Map());
  if (making !== null && !value)
    return (
      <NewSource
        desk={desk}
        label={making}
        onDone={(source) => {
          make(null);
          if (source) onChange(source);
        }}
      />
    );
  return (
    <Finder
      label={words.stories.source}
      placeholder={words.stories.findSource}
      required
      kind="sources"
      value={value}
      find={async (q) => {
        const { sources } = await answerOf(api.sources.$get({ query: { q } }));
        setKnown(new Map(sources.map(({ id, entity }) => [id, entity])));
        return sources
          .filter(({ withdrawnAt }) => withdrawnAt === null)
          .map(({ id, label, kind }) => ({ id, name: label, detail: words.stories.sourceKinds[kind] }));
      }}
      onChange={(found) => onChange(found && { ...found, entity: known.get(found.id) ?? null })}
      onCreate={make}
    />
  );
}

interface New {
  desk: number;
  label: string;
  onDone: (source: FoundSource | null) => void;
}

function NewSource({ desk, label, onDone }: New) {
  const { words } = useWords();
  const [draft, setDraft] = useState(() => newSource(label));
  const add = useAsk(
    (key) => answerOf(api.sources.$post({ json: { desk, source: contentOfSource(draft) } }, key)),
    ({ id }) =>
      onDone({
        ...{ id, name: draft.label, detail: words.stories.sourceKinds[draft.kind] },
        entity: draft.kind === 'unnamed' ? null : (draft.entity?.id ?? null),
      }),
  );
  return (
    <Stack gap="xs" className="story-inner" role="group" aria-label={words.stories.addSource}>
      <SourceFields draft={draft} desk={desk} onChange={setDraft} />
      <Refused error={add.error} />
      <Group gap="xs">
        <Button
          size="compact-md"
          loading={add.isPending}
          disabled={!draft.label.trim()}
          onClick={() => add.mutate()}
        >
          {words.stories.add}
        </Button>
        <Button size="compact-md" variant="default" onClick={() => onDone(null)}>
          {words.cancel}
        </Button>
      </Group>
    </Stack>
  );
}
