/** An event: what, when as exactly as it is known, and whether it is expected, reported or sure. */
import { MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { wordsOf } from '#article/story/statement.ts';
import { type EventStatus, eventStatuses } from '#article/story/story.ts';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { ownDirection } from '../../shell/own-direction.ts';
import { useWords } from '../../words/words.tsx';
import { FormDialog } from './dialog.tsx';
import { MomentField } from './moment-field.tsx';
import { type StoryEvent, useAsk, useStory } from './story-file.tsx';
import { today } from './times.ts';
import { useDraft } from './use-draft.ts';

interface Props {
  event: StoryEvent | null;
  /** What of a new one is known already, and what is said above it. */
  given?: Partial<Pick<StoryEvent, 'title' | 'when' | 'statements' | 'article'>>;
  head?: ReactNode;
  onClose: () => void;
}

export function EventDialog({ event, given: known = {}, head, onClose }: Props) {
  const { words } = useWords();
  const { story } = useStory();
  const { stories } = words;
  const now = story.events.find(({ id }) => id === event?.id);
  const { seen, given, change, theirs, refused } = useDraft(event, now, (row) => ({
    title: row?.title ?? '',
    when: row?.when ?? today(story.timeZone),
    place: row?.place ?? '',
    status: row?.status ?? ('reported' as EventStatus),
    statements: row?.statements ?? [],
    article: row?.article ?? null,
    outcome: row?.outcome ?? null,
    ...known,
  }));
  const save = useAsk(
    (key) =>
      seen
        ? answerOf(
            api.events[':id'].$put(
              { param: { id: String(seen.id) }, json: { basedOn: seen.version, event: given } },
              key,
            ),
          )
        : answerOf(api.stories[':id'].events.$post({ param: { id: String(story.id) }, json: given }, key)),
    onClose,
    refused,
  );
  const status = (next: EventStatus) =>
    // What happened is no longer expected, nor is what is expected again known to have happened.
    change({
      status: next,
      ...(next === 'expected' && given.outcome === 'happened' ? { outcome: null } : {}),
    });
  return (
    <FormDialog
      title={event ? stories.changeEvent : stories.addEvent}
      submit={event ? words.save : stories.add}
      ask={save}
      theirs={theirs}
      disabled={!given.title.trim()}
      onClose={onClose}
    >
      {head}
      <TextInput
        label={stories.event}
        data-autofocus
        required
        maxLength={200}
        {...ownDirection(given.title)}
        value={given.title}
        onChange={(typed) => change({ title: typed.currentTarget.value })}
      />
      <MomentField
        label={stories.when}
        value={given.when}
        timeZone={story.timeZone}
        onChange={(when) => {
          change({ when });
          // What is to come is expected, until somebody says otherwise.
          if (!event && Date.parse(when.at) > Date.now() && given.status === 'reported')
            change({ status: 'expected' });
        }}
      />
      <NativeSelect
        label={stories.state}
        value={given.status}
        data={eventStatuses.map((one) => ({ value: one, label: stories.eventStatus[one] }))}
        onChange={(chosen) => status(chosen.currentTarget.value as EventStatus)}
      />
      <details className="story-more">
        <summary>{stories.more}</summary>
        <div className="story-fields">
          <TextInput
            label={stories.where}
            maxLength={160}
            {...ownDirection(given.place)}
            value={given.place}
            onChange={(typed) => change({ place: typed.currentTarget.value })}
          />
          <MultiSelect
            label={stories.restsOn}
            searchable
            data={story.statements.map((statement) => ({
              value: String(statement.id),
              label: wordsOf(statement).slice(0, 80),
            }))}
            value={given.statements.map(String)}
            onChange={(chosen) => change({ statements: chosen.map(Number) })}
          />
          <NativeSelect
            label={words.stories.parts.articles}
            value={given.article ?? ''}
            data={[
              { value: '', label: stories.none },
              ...story.articles.map(({ id, headline }) => ({
                value: String(id),
                label: headline || words.desk.untitled,
              })),
            ]}
            onChange={(chosen) => change({ article: Number(chosen.currentTarget.value) || null })}
          />
        </div>
      </details>
    </FormDialog>
  );
}
