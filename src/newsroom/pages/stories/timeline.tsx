/** The events of a story: what is expected, soonest first, then what happened, newest first. */
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { wordsOf } from '#article/story/statement.ts';
import type { EventStatus } from '#article/story/story.ts';
import { useWords } from '../../words/words.tsx';
import { EventDialog } from './event-form.tsx';
import { Settle } from './settle.tsx';
import { type StoryEvent, useStory } from './story-file.tsx';
import { useTold } from './times.ts';
import { Tone, type ToneName } from './tone.tsx';

const colours: Record<EventStatus, ToneName> = {
  ...{ expected: 'open', reported: 'plain', confirmed: 'good', disputed: 'open', retracted: 'bad' },
};

export function Timeline() {
  const { words } = useWords();
  const { story, may } = useStory();
  const [open, setOpen] = useState<StoryEvent | 'new' | null>(null);
  const awaited = (event: StoryEvent) => event.status === 'expected' && event.outcome === null;
  // Those whose hour is over stand above the parts of the file already.
  const expected = story.events.filter((event) => awaited(event) && !event.overdue).reverse();
  const past = story.events.filter((event) => !awaited(event));
  return (
    <Stack>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {words.stories.timeline}
        </Title>
        {may.keep && <Button onClick={() => setOpen('new')}>{words.stories.addEvent}</Button>}
      </Group>
      {!story.events.length && <Text c="dimmed">{words.stories.timelineEmpty}</Text>}
      {expected.length > 0 && (
        <section className="sheet story-expected" aria-labelledby="expected">
          <Title order={3} size="h5" id="expected" mb="xs">
            {words.stories.expected}
          </Title>
          <Stack gap="sm">
            {expected.map((event) => (
              <Group key={event.id} justify="space-between" align="start">
                <Settle event={event} may={may.keep} />
                {may.keep && (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={`${words.stories.edit}: ${event.title}`}
                    onClick={() => setOpen(event)}
                  >
                    {words.stories.edit}
                  </Button>
                )}
              </Group>
            ))}
          </Stack>
        </section>
      )}
      <ol className="story-timeline">
        {past.map((event) => (
          <Happened key={event.id} event={event} onEdit={may.keep ? () => setOpen(event) : null} />
        ))}
      </ol>
      {open !== null && <EventDialog event={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Stack>
  );
}

function Happened({ event, onEdit }: { event: StoryEvent; onEdit: (() => void) | null }) {
  const { words } = useWords();
  const { story } = useStory();
  const told = useTold(story.timeZone);
  const article = story.articles.find(({ id }) => id === event.article);
  return (
    <li className={`story-event story-event-${event.status}`}>
      <Text size="sm" c="dimmed">
        {told(event.when)}
        {event.place && (
          <>
            {' '}
            · <bdi>{event.place}</bdi>
          </>
        )}
      </Text>
      <Group gap="xs" align="center">
        <Text fw={600} className={event.status === 'retracted' ? 'story-gone' : ''}>
          <bdi>{event.title}</bdi>
        </Text>
        <Tone of={event.outcome === 'didNotHappen' ? 'bad' : colours[event.status]}>
          {event.outcome && event.outcome !== 'happened'
            ? words.stories.outcome[event.outcome]
            : words.stories.eventStatus[event.status]}
        </Tone>
        {onEdit && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={`${words.stories.edit}: ${event.title}`}
            onClick={onEdit}
          >
            {words.stories.edit}
          </Button>
        )}
      </Group>
      {event.statements.map((id) => {
        const statement = story.statements.find((one) => one.id === id);
        return (
          statement && (
            <Text key={id} size="sm" className="story-quote">
              <bdi>{wordsOf(statement)}</bdi>
            </Text>
          )
        );
      })}
      {article && (
        <Link to="/pieces/$id" params={{ id: String(article.id) }} className="story-link">
          <bdi>{article.headline || words.desk.untitled}</bdi>
        </Link>
      )}
    </li>
  );
}
