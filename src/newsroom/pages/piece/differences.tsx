/** What changed between two revisions, word by word, in the direction of the text. */
import { Stack, Text } from '@mantine/core';
import { Fragment } from 'react';
import { runsApart } from '#article/compare.ts';
import { useWords } from '../../words/words.tsx';

interface Run {
  kind: 'same' | 'added' | 'removed';
  text: string;
}
interface Compared {
  same: boolean;
  fields: { field: string; runs: Run[] }[];
  blocks: { id: string; change: 'same' | 'added' | 'removed' | 'changed'; moved: boolean; runs: Run[] }[];
}

export const Runs = ({ runs }: { runs: readonly Run[] }) =>
  runs.map((run, i) => {
    const key = `${i}${run.kind}`;
    if (run.kind === 'added')
      return (
        <Fragment key={key}>
          {runs[i - 1]?.kind === 'removed' && runsApart}
          <ins>{run.text}</ins>
        </Fragment>
      );
    if (run.kind === 'removed') return <del key={key}>{run.text}</del>;
    return <span key={key}>{run.text}</span>;
  });

export function Differences({ of }: { of: Compared }) {
  const { words } = useWords();
  if (of.same) return <Text c="dimmed">{words.piece.noDifference}</Text>;
  const changed = of.blocks.filter(({ change, moved }) => change !== 'same' || moved);
  return (
    <Stack className="differences sheet" p="md" gap="sm">
      {of.fields.map(({ field, runs }) => (
        <div key={field}>
          <Text size="sm" c="dimmed">
            {(words.fields as Record<string, string>)[field] ?? field}
          </Text>
          <p dir="auto">
            <Runs runs={runs} />
          </p>
        </div>
      ))}
      {changed.map((block) => (
        <p key={block.id} dir="auto">
          {block.moved && (
            <Text span size="sm" c="dimmed">
              {words.piece.moved}{' '}
            </Text>
          )}
          <Runs runs={block.runs} />
        </p>
      ))}
    </Stack>
  );
}
