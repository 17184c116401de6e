/** Live coverage of a piece: sending entries to readers, and all that was sent, by everybody who reports. */
import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { Asked } from '../../shell/asked.tsx';
import { useWords } from '../../words/words.tsx';
import type { PieceView } from '../piece.tsx';
import { Composer } from './coverage/composer.tsx';
import { useEntries } from './coverage/entries.ts';
import { EntryItem } from './coverage/entry.tsx';
import './coverage.css';

export function Coverage({ piece }: { piece: PieceView }) {
  const { words } = useWords();
  const text = words.coverage;
  const entries = useEntries(piece.id);
  const mayCover = piece.may.includes('cover');
  return (
    <Stack>
      {mayCover && <Composer piece={piece.id} />}
      <Group justify="space-between">
        <Title order={2} size="h5">
          {text.entries}
        </Title>
        {piece.path !== null && (
          <Anchor href={`${piece.path}#live`} target="_blank">
            {text.atReaders}
          </Anchor>
        )}
      </Group>
      <Asked query={entries}>
        {({ entries: all }) =>
          all.length === 0 ? (
            <Text c="dimmed">{text.none}</Text>
          ) : (
            <div>
              {all.map((entry) => (
                <EntryItem key={entry.id} piece={piece.id} entry={entry} mayCover={mayCover} />
              ))}
            </div>
          )
        }
      </Asked>
    </Stack>
  );
}
