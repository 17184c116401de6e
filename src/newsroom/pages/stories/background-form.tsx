/** A background: what it is called, its paragraph, and what it rests on. */
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { excerpt } from '#article/plain-text.ts';
import { longestBackground } from '#article/story/background.ts';
import { wordsOf } from '#article/story/statement.ts';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { explainAt } from '../../shell/explain.ts';
import { ownDirection } from '../../shell/own-direction.ts';
import { useWords } from '../../words/words.tsx';
import { FormDialog } from './dialog.tsx';
import { type Background, useAsk, useStory } from './story-file.tsx';
import { useDraft } from './use-draft.ts';

/** Of what it rests on: enough to know it again. */
const mostShown = 90;

const draftOf = (background: Background | null) => ({
  ...{ label: background?.label ?? '', text: background?.text ?? '' },
  ...{ statement: background?.statement ?? null, claim: background?.claim ?? null },
});

export function BackgroundDialog({
  background,
  onClose,
}: {
  background: Background | null;
  onClose: () => void;
}) {
  const { words } = useWords();
  const { story } = useStory();
  const { stories } = words;
  const now = story.backgrounds.find(({ id }) => id === background?.id);
  const { seen, given, change, theirs, refused } = useDraft(background, now, draftOf);
  const param = { id: String(background?.id ?? story.id) };
  const save = useAsk<unknown>(
    (key) =>
      seen
        ? answerOf(
            api.backgrounds[':id'].$put({ param, json: { basedOn: seen.version, background: given } }, key),
          )
        : answerOf(api.stories[':id'].backgrounds.$post({ param, json: given }, key)),
    onClose,
    refused,
  );
  const claims = story.claims.map(({ id, text }) => ({
    value: `claim ${id}`,
    label: excerpt(text, mostShown),
  }));
  const statements = story.statements
    .filter(({ id, withdrawn }) => withdrawn === null || id === given.statement)
    .map((one) => ({ value: `statement ${one.id}`, label: excerpt(wordsOf(one), mostShown) }));
  const standing = given.statement !== null ? `statement ${given.statement}` : `claim ${given.claim}`;
  // One of another file is kept, and can be let go.
  const known = [...claims, ...statements].some(({ value }) => value === standing);
  const rests = given.statement !== null || given.claim !== null;
  return (
    <FormDialog
      title={background ? stories.changeBackground : stories.addBackground}
      submit={background ? words.save : stories.add}
      ask={save}
      theirs={theirs}
      disabled={!given.text.trim() || !given.label.trim()}
      onClose={onClose}
    >
      <TextInput
        label={stories.backgroundLabel}
        description={stories.backgroundLabelHint}
        data-autofocus
        required
        maxLength={80}
        {...ownDirection(given.label)}
        value={given.label}
        error={explainAt(save.error, background ? 'background.label' : 'label', words)}
        onChange={(event) => change({ label: event.currentTarget.value })}
      />
      <Textarea
        label={stories.backgroundText}
        description={background ? stories.backgroundChangeHint : stories.backgroundTextHint}
        required
        autosize
        minRows={4}
        maxLength={longestBackground}
        {...ownDirection(given.text)}
        value={given.text}
        error={explainAt(save.error, background ? 'background.text' : 'text', words)}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <NativeSelect
        label={`${stories.restsOn} (${stories.optional})`}
        description={stories.backgroundRestsHint}
        value={rests ? standing : ''}
        data={[
          { value: '', label: stories.none },
          ...(rests && !known ? [{ value: standing, label: stories.ofAnotherFile }] : []),
          { group: stories.claims, items: claims },
          { group: stories.parts.statements, items: statements },
        ].filter((one) => !('items' in one) || one.items.length > 0)}
        onChange={(event) => {
          const [kind, id] = event.currentTarget.value.split(' ');
          change({
            statement: kind === 'statement' ? Number(id) : null,
            claim: kind === 'claim' ? Number(id) : null,
          });
        }}
      />
    </FormDialog>
  );
}
