/** A claim: the sentence, a figure where there is one, and what the newsroom itself found. */
import { Group, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Accused, accused, type Verdict, verdicts } from '#article/story/claim.ts';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { explainAt } from '../../shell/explain.ts';
import { ownDirection } from '../../shell/own-direction.ts';
import { useWords } from '../../words/words.tsx';
import { FormDialog } from './dialog.tsx';
import { type Claim, useAsk, useStory } from './story-file.tsx';

const numberOf = (typed: number | string): number | null => (typed === '' ? null : Number(typed));

export function ClaimDialog({ claim, onClose }: { claim: Claim | null; onClose: () => void }) {
  const { words } = useWords();
  const { story, may } = useStory();
  const { stories } = words;
  const [given, setGiven] = useState({
    text: claim?.text ?? '',
    ...{ low: claim?.low ?? null, high: claim?.high ?? null, unit: claim?.unit ?? '' },
    ...{ verdict: claim?.verdict ?? null, accuses: claim?.accuses ?? null },
  });
  const change = (part: Partial<typeof given>) => setGiven((now) => ({ ...now, ...part }));
  // One figure alone is an exact one.
  const content = { ...given, low: given.low ?? given.high, high: given.high ?? given.low };
  const save = useAsk(
    (key) =>
      claim
        ? answerOf(
            api.claims[':id'].$put(
              { param: { id: String(claim.id) }, json: { basedOn: claim.version, claim: content } },
              key,
            ),
          )
        : answerOf(api.claims.$post({ json: { story: story.id, desk: story.desk.id, claim: content } }, key)),
    onClose,
  );
  return (
    <FormDialog
      title={claim ? stories.changeClaim : stories.addClaim}
      submit={claim ? words.save : stories.add}
      ask={save}
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
          <NumberInput
            label={stories.low}
            hideControls
            value={given.low ?? ''}
            onChange={(typed) => change({ low: numberOf(typed) })}
          />
          <NumberInput
            label={stories.high}
            hideControls
            value={given.high ?? ''}
            error={explainAt(save.error, 'claim.high', words)}
            onChange={(typed) => change({ high: numberOf(typed) })}
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
