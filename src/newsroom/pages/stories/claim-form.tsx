/** A claim: the sentence, a figure where there is one, and what the newsroom itself found. */
import { Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type Accused, accused, type Verdict, verdicts } from '#article/story/claim.ts';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { explainAt } from '../../shell/explain.ts';
import { ownDirection } from '../../shell/own-direction.ts';
import { useWords } from '../../words/words.tsx';
import { FormDialog } from './dialog.tsx';
import { FigureField } from './figure-field.tsx';
import { type Claim, useAsk, useStory } from './story-file.tsx';
import { useDraft } from './use-draft.ts';

const draftOf = (claim: Claim | null) => ({
  text: claim?.text ?? '',
  ...{ low: claim?.low ?? null, high: claim?.high ?? null, unit: claim?.unit ?? '' },
  ...{ verdict: claim?.verdict ?? null, accuses: claim?.accuses ?? null },
});

export function ClaimDialog({ claim, onClose }: { claim: Claim | null; onClose: () => void }) {
  const { words } = useWords();
  const { story, may } = useStory();
  const { stories } = words;
  const now = story.claims.find(({ id }) => id === claim?.id);
  const { seen, given, change, theirs, refused } = useDraft(claim, now, draftOf);
  // One figure alone is an exact one.
  const content = { ...given, low: given.low ?? given.high, high: given.high ?? given.low };
  const save = useAsk(
    (key) =>
      seen
        ? answerOf(
            api.claims[':id'].$put(
              { param: { id: String(seen.id) }, json: { basedOn: seen.version, claim: content } },
              key,
            ),
          )
        : answerOf(api.claims.$post({ json: { story: story.id, desk: story.desk.id, claim: content } }, key)),
    onClose,
    refused,
  );
  return (
    <FormDialog
      title={claim ? stories.changeClaim : stories.addClaim}
      submit={claim ? words.save : stories.add}
      ask={save}
      theirs={theirs}
      disabled={!given.text.trim()}
      onClose={onClose}
    >
      <Textarea
        label={stories.claim}
        description={stories.claimHint}
        data-autofocus
        required
        autosize
        minRows={2}
        maxLength={500}
        {...ownDirection(given.text)}
        value={given.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <fieldset className="story-fieldset">
        <legend>
          {stories.figure} ({stories.optional})
        </legend>
        <Group grow align="start">
          <FigureField label={stories.low} value={given.low} onChange={(low) => change({ low })} />
          <FigureField
            label={stories.high}
            value={given.high}
            error={explainAt(save.error, 'claim.high', words) && stories.highBelowLow}
            onChange={(high) => change({ high })}
          />
          <TextInput
            label={stories.unit}
            placeholder={stories.unitHint}
            maxLength={60}
            {...ownDirection(given.unit)}
            value={given.unit}
            onChange={(event) => change({ unit: event.currentTarget.value })}
          />
        </Group>
      </fieldset>
      <NativeSelect
        label={stories.accuses}
        value={given.accuses ?? ''}
        data={[
          { value: '', label: stories.accusations.none },
          ...accused.map((one) => ({ value: one, label: stories.accusations[one] })),
        ]}
        onChange={(event) => change({ accuses: (event.currentTarget.value || null) as Accused | null })}
      />
      {may.approve && (
        <NativeSelect
          label={stories.verdict}
          value={given.verdict ?? ''}
          data={[
            { value: '', label: stories.verdicts.none },
            ...verdicts.map((one) => ({ value: one, label: stories.verdicts[one] })),
          ]}
          onChange={(event) => change({ verdict: (event.currentTarget.value || null) as Verdict | null })}
        />
      )}
    </FormDialog>
  );
}
