/** Opening a story file, and changing what it is called, how it stands and who keeps it. */
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type StoryContent, type StoryStatus, storyStatuses } from '#article/story/story.ts';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { ownDirection } from '../../shell/own-direction.ts';
import { useWords } from '../../words/words.tsx';
import { lastDesk } from '../desk/new-piece.tsx';
import { FormDialog } from './dialog.tsx';
import { type StoryView, useAsk, useMayStories } from './story-file.tsx';
import { useDraft } from './use-draft.ts';

interface Props {
  /** What is changed; null: a new one. */
  story: StoryView | null;
  onClose: () => void;
  onOpened?: (id: number) => void;
}

const draftOf = (story: StoryView | null) => ({
  title: story?.title ?? '',
  summary: story?.summary ?? '',
  status: story?.status ?? ('open' as StoryStatus),
  language: story?.language ?? ('ar' as const),
  desk: story?.desk.id ?? 0,
});

export function OpenStoryDialog({ story, onClose, onOpened }: Props) {
  const { words } = useWords();
  const mayStories = useMayStories();
  const desks = useQuery({ queryKey: ['desks'], queryFn: () => answerOf(api.desks.$get()) });
  const offered = (desks.data?.desks ?? []).filter(({ id }) => mayStories(id).keep);
  const { seen, given, change, theirs, refused } = useDraft(story, story, draftOf);
  const last = offered.find(({ id }) => String(id) === localStorage.getItem(lastDesk));
  const desk = given.desk || (last ?? offered[0])?.id || 0;
  const content: StoryContent = { ...given, desk };
  const ask = useAsk(
    async (key) =>
      seen
        ? answerOf(
            api.stories[':id'].$put(
              { param: { id: String(seen.id) }, json: { ...content, basedOn: seen.version } },
              key,
            ),
          )
        : answerOf(api.stories.$post({ json: content }, key)),
    ({ id }) => {
      localStorage.setItem(lastDesk, String(desk));
      onClose();
      onOpened?.(id);
    },
    refused,
  );
  return (
    <FormDialog
      title={story ? words.stories.editFile : words.stories.open}
      submit={story ? words.save : words.stories.openIt}
      ask={ask}
      theirs={theirs}
      disabled={!given.title.trim() || !desk}
      onClose={onClose}
    >
      <TextInput
        label={words.stories.name}
        data-autofocus
        required
        maxLength={120}
        {...ownDirection(given.title)}
        value={given.title}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <Textarea
        label={`${words.stories.summary} (${words.stories.optional})`}
        description={words.stories.summaryHint}
        autosize
        minRows={3}
        maxLength={2_000}
        {...ownDirection(given.summary)}
        value={given.summary}
        onChange={(event) => change({ summary: event.currentTarget.value })}
      />
      <NativeSelect
        label={words.stories.desk}
        value={String(desk)}
        data={offered.map(({ id, name }) => ({ value: String(id), label: name }))}
        onChange={(event) => change({ desk: Number(event.currentTarget.value) })}
      />
      {story && (
        <NativeSelect
          label={words.stories.state}
          value={given.status}
          data={storyStatuses.map((one) => ({ value: one, label: words.stories.status[one] }))}
          onChange={(event) => change({ status: event.currentTarget.value as StoryStatus })}
        />
      )}
    </FormDialog>
  );
}
