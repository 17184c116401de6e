/** The story files of the house. */
import { Button, Group, NativeSelect, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { counted } from '#arabic/plurals.ts';
import { type StoryStatus, storyStatuses } from '#article/story/story.ts';
import { api } from '../api.ts';
import { answerOf } from '../problem.ts';
import { Asked } from '../shell/asked.tsx';
import { useMoments } from '../shell/moments.ts';
import { Wide } from '../shell/wide.tsx';
import { useWords } from '../words/words.tsx';
import { OpenStoryDialog } from './stories/open-story.tsx';
import { storiesKey, useKeepsStories } from './stories/story-file.tsx';
import { Tone } from './stories/tone.tsx';
import './stories/stories.css';

export function Stories() {
  const { words, language } = useWords();
  const { when } = useMoments();
  const go = useNavigate();
  const [opening, open] = useState(false);
  const [status, setStatus] = useState<StoryStatus | ''>('');
  const stories = useQuery({
    queryKey: [...storiesKey, 'list'],
    queryFn: () => answerOf(api.stories.$get()),
    refetchInterval: 30_000,
  });
  const mayOpen = useKeepsStories();
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={1} size="h2">
          {words.stories.title}
        </Title>
        <Group gap="xs">
          <Button variant="default" component={Link} to="/gate">
            {words.gate.title}
          </Button>
          {mayOpen && <Button onClick={() => open(true)}>{words.stories.open}</Button>}
        </Group>
      </Group>
      <NativeSelect
        label={words.stories.state}
        maw={240}
        value={status}
        data={[
          { value: '', label: words.stories.anyState },
          ...storyStatuses.map((one) => ({ value: one, label: words.stories.status[one] })),
        ]}
        onChange={(event) => setStatus(event.currentTarget.value as StoryStatus | '')}
      />
      <Asked query={stories}>
        {(data) => {
          // What waits for a word comes first; else as the server has them, those that last changed first.
          const shown = data.stories
            .filter((story) => !status || story.status === status)
            .sort((a, b) => Number(b.overdue > 0) - Number(a.overdue > 0));
          if (!shown.length)
            return (
              <Stack align="center" p="xl" gap={4} className="sheet">
                <Text fw={600}>{words.stories.empty}</Text>
                <Text c="dimmed" ta="center" maw={460}>
                  {words.stories.emptyHint}
                </Text>
              </Stack>
            );
          return (
            <Wide name={words.stories.title} least={620}>
              <Table className="sheet" verticalSpacing="sm" highlightOnHover>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{words.stories.name}</Table.Th>
                    <Table.Th>{words.stories.state}</Table.Th>
                    <Table.Th>{words.stories.parts.articles}</Table.Th>
                    <Table.Th>{words.stories.changed}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {shown.map((story) => (
                    <Table.Tr key={story.id}>
                      <Table.Td>
                        <Link className="headline-cell" to="/stories/$id" params={{ id: String(story.id) }}>
                          <bdi>{story.title}</bdi>
                        </Link>
                        <Text size="sm" c="dimmed">
                          <bdi>{story.desk.name}</bdi>
                        </Text>
                        {story.overdue > 0 && (
                          <Text size="sm" className="overdue">
                            {counted(story.overdue, words.stories.counts.overdue, language, 'latn')}
                          </Text>
                        )}
                      </Table.Td>
                      <Table.Td>
                        <Group gap={6}>
                          <Tone of={story.status === 'open' ? 'open' : 'plain'}>
                            {words.stories.status[story.status]}
                          </Tone>
                          {story.shown && <Tone of="good">{words.stories.shown}</Tone>}
                        </Group>
                      </Table.Td>
                      <Table.Td>
                        {counted(story.articles, words.stories.counts.articles, language, 'latn')}
                      </Table.Td>
                      <Table.Td>{when(story.touchedAt)}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Wide>
          );
        }}
      </Asked>
      {opening && (
        <OpenStoryDialog
          story={null}
          onClose={() => open(false)}
          onOpened={(id) => go({ to: '/stories/$id', params: { id: String(id) } })}
        />
      )}
    </Stack>
  );
}
