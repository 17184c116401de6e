/** One expected event, and saying what became of it: it happened, did not, or moved. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Moment } from '#article/story/moment.ts';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { Refused } from '../../shell/refused.tsx';
import { useWords } from '../../words/words.tsx';
import { FormDialog } from './dialog.tsx';
import { MomentField } from './moment-field.tsx';
import { type StoryEvent, useAsk, useStory } from './story-file.tsx';
import { useTold } from './times.ts';

export function Settle({ event, may }: { event: StoryEvent; may: boolean }) {
  const { words } = useWords();
  const { story } = useStory();
  const told = useTold(story.timeZone);
  const [moving, move] = useState(false);
  const { outcome } = words.stories;
  return (
    <Stack gap={4} role="group" aria-label={event.title}>
      <Text>
        <bdi>{event.title}</bdi>{' '}
        <Text span size="sm" c="dimmed">
          · {told(event.when)}
        </Text>{' '}
        {event.overdue && (
          <Text span size="sm" className="overdue">
            · {words.stories.overdue}
          </Text>
        )}
      </Text>
      {may && (
        <Group gap="xs">
          <Become event={event} outcome="happened" />
          <Become event={event} outcome="didNotHappen" />
          <Button variant="default" size="compact-md" onClick={() => move(true)}>
            {outcome.moved}
          </Button>
        </Group>
      )}
      {moving && <Moved event={event} onClose={() => move(false)} />}
    </Stack>
  );
}

function Become({ event, outcome }: { event: StoryEvent; outcome: 'happened' | 'didNotHappen' }) {
  const { words } = useWords();
  const settle = useAsk((key) =>
    answerOf(
      api.events[':id'].settle.$post(
        {
          param: { id: String(event.id) },
          json: {
            basedOn: event.version,
            // That it is confirmed, and by what, is said where the event is edited.
            settlement: outcome === 'happened' ? { outcome, status: 'reported' } : { outcome },
          },
        },
        key,
      ),
    ),
  );
  return (
    <>
      <Button
        variant={outcome === 'happened' && event.overdue ? 'filled' : 'default'}
        size="compact-md"
        loading={settle.isPending}
        onClick={() => settle.mutate()}
      >
        {words.stories.outcome[outcome]}
      </Button>
      <Refused error={settle.error} />
    </>
  );
}

function Moved({ event, onClose }: { event: StoryEvent; onClose: () => void }) {
  const { words } = useWords();
  const { story } = useStory();
  // Colleagues may settle it meanwhile: what is sent is based on what was seen.
  const [seen] = useState(event);
  const [to, setTo] = useState<Moment>(seen.when);
  const settle = useAsk(
    (key) =>
      answerOf(
        api.events[':id'].settle.$post(
          {
            param: { id: String(event.id) },
            json: { basedOn: seen.version, settlement: { outcome: 'moved', to } },
          },
          key,
        ),
      ),
    onClose,
  );
  return (
    <FormDialog
      title={`${words.stories.outcome.moved}: ${event.title}`}
      submit={words.stories.postpone}
      ask={settle}
      disabled={to.at === seen.when.at}
      onClose={onClose}
    >
      <MomentField label={words.stories.movedTo} value={to} timeZone={story.timeZone} onChange={setTo} />
    </FormDialog>
  );
}
