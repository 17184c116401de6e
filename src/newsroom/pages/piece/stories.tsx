/** Which story files a piece is in, and those it may belong to: filed with one press. */
import { Button, Group, NativeSelect, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { useMayReadStories } from '../../session.ts';
import { Refused } from '../../shell/refused.tsx';
import { useWords } from '../../words/words.tsx';
import { useFiling } from '../stories/filing.ts';
import { storiesKey, useKeepsStories, useMayStories } from '../stories/story-file.tsx';
import '../stories/stories.css';

interface Props {
  piece: number;
  /** Lets the writer take a background of these files; `null`: it is not theirs to write. */
  onBackground: (() => void) | null;
}

export function StoriesOfPiece({ piece, onBackground }: Props) {
  const { words } = useWords();
  const mayStories = useMayStories();
  const mayRead = useMayReadStories();
  const keeps = useKeepsStories();
  const { file, unfile, pending, error } = useFiling();
  const [choosing, choose] = useState(false);
  const asked = useQuery({
    queryKey: [...storiesKey, 'of', piece],
    queryFn: () => answerOf(api.pieces[':id'].stories.$get({ param: { id: String(piece) } })),
    enabled: mayRead,
    // What is suggested follows what is written.
    refetchInterval: 60_000,
  });
  const all = useQuery({
    queryKey: [...storiesKey, 'list'],
    queryFn: () => answerOf(api.stories.$get()),
    enabled: mayRead && choosing,
  });
  if (!asked.data) return null;
  const { stories, suggested } = asked.data;
  const mine = suggested.filter(({ desk }) => mayStories(desk).keep);
  const others = (all.data?.stories ?? []).filter(
    ({ id, status, desk }) =>
      status !== 'closed' && mayStories(desk.id).keep && !stories.some((story) => story.id === id),
  );
  return (
    <Paper className="sheet" p="md" component="section" aria-label={words.stories.pieceIn}>
      <Text fw={600} mb="xs">
        {words.stories.pieceIn}
      </Text>
      <Stack gap="xs">
        {!stories.length && (
          <Text size="sm" c="dimmed">
            {words.stories.inNone}
          </Text>
        )}
        {stories.map((story) => (
          <Group key={story.id} justify="space-between" wrap="nowrap" gap="xs">
            <Link className="story-link" to="/stories/$id" params={{ id: String(story.id) }}>
              <bdi>{story.title}</bdi>
            </Link>
            {mayStories(story.desk).keep && (
              <Button
                variant="subtle"
                size="compact-xs"
                aria-label={`${words.stories.unfile}: ${story.title}`}
                onClick={() => unfile(story.id, piece)}
              >
                {words.stories.unfile}
              </Button>
            )}
          </Group>
        ))}
        {stories.length > 0 && onBackground && (
          <Button variant="default" size="compact-sm" onClick={onBackground}>
            {words.stories.takeBackground}
          </Button>
        )}
        {mine.map((story) => (
          <div key={story.id}>
            <Group justify="space-between" wrap="nowrap" gap="xs">
              <Text size="sm">
                {words.stories.suggested} <bdi>«{story.title}»</bdi>
              </Text>
              <Button
                variant="light"
                size="compact-sm"
                loading={pending}
                aria-label={`${words.stories.file}: ${story.title}`}
                onClick={() => file(story.id, piece)}
              >
                {words.stories.file}
              </Button>
            </Group>
            <Text size="xs" c="dimmed">
              {[
                story.named.length > 0 &&
                  words.stories.because.replace('{names}', story.named.slice(0, 4).join('، ')),
                story.like[0] && words.stories.like.replace('{headline}', story.like[0]),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </div>
        ))}
        {!keeps ? null : choosing ? (
          <NativeSelect
            aria-label={words.stories.choose}
            value=""
            data={[
              { value: '', label: words.stories.choose },
              ...others.map(({ id, title }) => ({ value: String(id), label: title })),
            ]}
            onChange={(event) => {
              const id = Number(event.currentTarget.value);
              choose(false);
              if (id) file(id, piece);
            }}
          />
        ) : (
          <Button variant="default" size="compact-sm" onClick={() => choose(true)}>
            {words.stories.choose}
          </Button>
        )}
        <Refused error={error} />
      </Stack>
    </Paper>
  );
}
