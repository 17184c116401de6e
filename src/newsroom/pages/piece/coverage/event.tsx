/** An event in the piece's story file, made of an entry: its words, its hour, what it rests on. */
import { NativeSelect, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { bodyText } from '#article/plain-text.ts';
import { api } from '../../../api.ts';
import { answerOf } from '../../../problem.ts';
import { useWords } from '../../../words/words.tsx';
import { EventDialog } from '../../stories/event-form.tsx';
import { readStory, StoryFile, storyKey } from '../../stories/story-file.tsx';
import { pieceKey } from '../piece-key.ts';
import { type Entry, statementsIn } from './entries.ts';

/** Files that the piece is in. */
export const useFiles = (piece: number) =>
  useQuery({
    queryKey: [...pieceKey(piece), 'stories'],
    queryFn: () => answerOf(api.pieces[':id'].stories.$get({ param: { id: String(piece) } })),
  });

/** What an event is called: the entry's headline, else its first sentence. */
const titleOf = ({ headline, body }: Entry): string =>
  (
    headline ||
    (bodyText(body)
      .trim()
      .split(/(?<=[.؟?!])\s/u)[0] ??
      '')
  )
    .replace(/\.$/u, '')
    .slice(0, 200);

interface Props {
  piece: number;
  entry: Entry;
  onClose: () => void;
}

export function EventOfEntry({ piece, entry, onClose }: Props) {
  const { words } = useWords();
  const files = useFiles(piece).data?.stories ?? [];
  const [chosen, choose] = useState<number | null>(null);
  const id = chosen ?? files[0]?.id ?? null;
  const file = useQuery({
    queryKey: storyKey(id ?? 0),
    enabled: id !== null,
    queryFn: () => readStory(String(id)),
    // With what was taken down a moment ago.
    refetchOnMount: 'always',
  });
  if (!file.data || !file.isFetchedAfterMount) return null;
  const here = new Set(file.data.statements.map((one) => one.id));
  return (
    <StoryFile story={file.data}>
      <EventDialog
        key={file.data.id}
        event={null}
        given={{
          ...{ title: titleOf(entry), article: piece },
          when: { at: entry.at, precision: 'minute' },
          statements: statementsIn(entry.body).filter((statement) => here.has(statement)),
        }}
        head={
          files.length > 1 ? (
            <NativeSelect
              label={words.coverage.intoFile}
              value={String(file.data.id)}
              data={files.map((one) => ({ value: String(one.id), label: one.title }))}
              onChange={(event) => choose(Number(event.currentTarget.value))}
            />
          ) : (
            <Text size="sm" c="dimmed">
              {words.coverage.intoFile}: <bdi>{file.data.title}</bdi>
            </Text>
          )
        }
        onClose={onClose}
      />
    </StoryFile>
  );
}
