/** Where the story has got to, in a paragraph, and what was written before. */
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { counted } from '#arabic/plurals.ts';
import { useMoments } from '../../shell/moments.ts';
import { useWords } from '../../words/words.tsx';
import { OpenStoryDialog } from './open-story.tsx';
import { useStory } from './story-file.tsx';

export function StateOfPlay() {
  const { words, language } = useWords();
  const { when } = useMoments();
  const { story, may } = useStory();
  const [writing, write] = useState(false);
  const [now, ...before] = story.summaries;
  return (
    <Paper className="sheet" p="md" component="section" aria-labelledby="state-of-play">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4" id="state-of-play">
          {words.stories.summary}
        </Title>
        {may.keep && (
          <Button variant="default" size="compact-sm" onClick={() => write(true)}>
            {words.stories.writeSummary}
          </Button>
        )}
      </Group>
      {story.summary ? (
        <Text dir="auto" className="story-words">
          {story.summary}
        </Text>
      ) : (
        <Text c="dimmed">{words.stories.summaryEmpty}</Text>
      )}
      {now && story.summary && (
        <Text size="sm" c="dimmed" mt={4}>
          <bdi>{now.by}</bdi> · {when(now.at)}
        </Text>
      )}
      {before.length > 0 && (
        <details className="story-more">
          <summary>{counted(before.length, words.stories.counts.revisions, language, 'latn')}</summary>
          <Stack gap="sm" mt="xs">
            {before.map(({ number, text, by, at }) => (
              <div key={number}>
                <Text size="sm" c="dimmed">
                  <bdi>{by}</bdi> · {when(at)}
                </Text>
                <Text size="sm" dir="auto" className="story-words">
                  {text || words.stories.summaryEmpty}
                </Text>
              </div>
            ))}
          </Stack>
        </details>
      )}
      {writing && <OpenStoryDialog story={story} onClose={() => write(false)} />}
    </Paper>
  );
}
