/** One story file. */
import { Button, Group, Stack, Tabs, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { api } from '../api.ts';
import { answerOf } from '../problem.ts';
import { Asked } from '../shell/asked.tsx';
import { useMoments } from '../shell/moments.ts';
import { Refused } from '../shell/refused.tsx';
import { useWords } from '../words/words.tsx';
import { Articles } from './stories/articles.tsx';
import { Backgrounds } from './stories/backgrounds.tsx';
import { Claims } from './stories/claims.tsx';
import { Due } from './stories/due.tsx';
import { OpenStoryDialog } from './stories/open-story.tsx';
import { type StoryPart, storyParts } from './stories/parts.ts';
import { Positions } from './stories/positions.tsx';
import { Sources } from './stories/sources.tsx';
import { StateOfPlay } from './stories/state-of-play.tsx';
import { Statements } from './stories/statements.tsx';
import { readStory, StoryFile, storyKey, useAsk, useStory } from './stories/story-file.tsx';
import { Timeline } from './stories/timeline.tsx';
import { Tone } from './stories/tone.tsx';
import './stories/stories.css';

export function Story() {
  const { id } = useParams({ from: '/signed/stories/$id' });
  const story = useQuery({
    queryKey: storyKey(Number(id)),
    queryFn: () => readStory(id),
    // Colleagues write in it too.
    refetchInterval: 15_000,
  });
  return (
    <Asked query={story}>
      {(data) => (
        <StoryFile story={data}>
          <Opened />
        </StoryFile>
      )}
    </Asked>
  );
}

function Opened() {
  const { words } = useWords();
  const { part = 'overview' } = useSearch({ from: '/signed/stories/$id' });
  const go = useNavigate();
  const { story } = useStory();
  const tabs = useRef<HTMLDivElement>(null);
  // On a telephone not all parts are in sight.
  useEffect(() => {
    const shown = tabs.current?.querySelector(`[data-part="${part}"]`);
    shown?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [part]);
  return (
    <Stack>
      <Head />
      <Due />
      <Tabs
        value={part}
        keepMounted={false}
        onChange={(next) =>
          void go({
            to: '/stories/$id',
            params: { id: String(story.id) },
            search: next && next !== 'overview' ? { part: next as StoryPart } : {},
            replace: true,
          })
        }
      >
        <div className="story-tabs" ref={tabs}>
          <Tabs.List>
            {storyParts.map((one) => (
              <Tabs.Tab key={one} value={one} data-part={one}>
                {words.stories.parts[one]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </div>
        <Tabs.Panel value="overview" pt="md">
          <Stack gap="lg">
            <StateOfPlay />
            <Positions />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="timeline" pt="md">
          <Timeline />
        </Tabs.Panel>
        <Tabs.Panel value="claims" pt="md">
          <Claims />
        </Tabs.Panel>
        <Tabs.Panel value="statements" pt="md">
          <Statements />
        </Tabs.Panel>
        <Tabs.Panel value="sources" pt="md">
          <Sources />
        </Tabs.Panel>
        <Tabs.Panel value="background" pt="md">
          <Backgrounds />
        </Tabs.Panel>
        <Tabs.Panel value="articles" pt="md">
          <Articles />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

function Head() {
  const { words } = useWords();
  const { when } = useMoments();
  const { story, may } = useStory();
  const [editing, edit] = useState(false);
  const param = { id: String(story.id) };
  const show = useAsk<unknown>((key) =>
    story.shown
      ? answerOf(api.stories[':id'].hide.$post({ param }, key))
      : answerOf(api.stories[':id'].show.$post({ param }, key)),
  );
  return (
    <Stack gap="xs">
      <Group justify="space-between" align="start">
        <div>
          <Title order={1} size="h2">
            <bdi>{story.title}</bdi>
          </Title>
          <Text size="sm" c="dimmed">
            <bdi>{story.desk.name}</bdi> · {words.stories.changed}: {when(story.touchedAt)}
          </Text>
        </div>
        <Group gap="xs">
          {may.keep && (
            <Button variant="default" onClick={() => edit(true)}>
              {words.stories.edit}
            </Button>
          )}
          {may.show && (
            <Button
              variant={story.shown ? 'default' : 'filled'}
              loading={show.isPending}
              onClick={() => show.mutate()}
            >
              {story.shown ? words.stories.hide : words.stories.show}
            </Button>
          )}
        </Group>
      </Group>
      <Group gap="xs">
        <Tone of={story.status === 'open' ? 'open' : 'plain'}>{words.stories.status[story.status]}</Tone>
        {story.shown ? (
          <a href={`/story/${story.slug}`} className="story-page">
            <Tone of="good">{words.stories.shown}</Tone>
          </a>
        ) : (
          <Tone of="plain">{words.stories.hidden}</Tone>
        )}
      </Group>
      <Refused error={show.error} />
      {editing && <OpenStoryDialog story={story} onClose={() => edit(false)} />}
    </Stack>
  );
}
