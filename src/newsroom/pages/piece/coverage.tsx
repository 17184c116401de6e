/** Live coverage of a piece: sending entries to readers, and all that was sent, by everybody who reports. */
import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import type { Cite } from '../../editor/sourcing/cite-line.tsx';
import { Asked } from '../../shell/asked.tsx';
import { useWords } from '../../words/words.tsx';
import type { PieceView } from '../piece.tsx';
import { useMayStories } from '../stories/story-file.tsx';
import { Composer } from './coverage/composer.tsx';
import { useEntries } from './coverage/entries.ts';
import { EntryItem } from './coverage/entry.tsx';
import { useFiles } from './coverage/event.tsx';
import './coverage.css';

export function Coverage({ piece, cite }: { piece: PieceView; cite: Cite }) {
  const { words } = useWords();
  const text = words.coverage;
  const entries = useEntries(piece.id);
  const files = useFiles(piece.id).data?.stories ?? [];
  const mayStories = useMayStories();
  const mayRecord = files.some(({ desk }) => mayStories(desk).keep);
  const mayCover = piece.may.includes('cover');
  return (
    <Stack>
      {mayCover && <Composer piece={piece} cite={cite} />}
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
                <EntryItem key={entry.id} {...{ piece, cite, entry, mayCover, mayRecord }} />
              ))}
            </div>
          )
        }
      </Asked>
    </Stack>
  );
}
