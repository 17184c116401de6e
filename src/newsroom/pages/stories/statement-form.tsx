/** Entering what somebody said: who, the words, when; the rest is guessed or asked for on demand. */
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { explainAt } from '../../shell/explain.ts';
import { ownDirection } from '../../shell/own-direction.ts';
import { useWords } from '../../words/words.tsx';
import { FormDialog } from './dialog.tsx';
import { MomentField } from './moment-field.tsx';
import { type FoundSource, SourceFinder } from './source-finder.tsx';
import {
  type ChosenStance,
  enterClaims,
  StatementLinkFields,
  type StatementLinks,
} from './statement-links.tsx';
import { type Statement, type StoryView, useAsk, useStory } from './story-file.tsx';
import { today } from './times.ts';
import { useDraft } from './use-draft.ts';

interface Props {
  /** What is changed; null: a new one. */
  statement: Statement | null;
  party?: number | null;
  issue?: number | null;
  onClose: () => void;
}

const sourceIn = (story: StoryView, id: number | undefined): FoundSource | null => {
  const source = story.sources.find((one) => one.id === id);
  return source ? { id: source.id, name: source.label, entity: source.entity } : null;
};

export function StatementDialog({ statement, party = null, issue = null, onClose }: Props) {
  const { words } = useWords();
  const { story } = useStory();
  const { stories } = words;
  const [source, setSource] = useState(() => sourceIn(story, statement?.source));
  const now = story.statements.find(({ id }) => id === statement?.id);
  const draft = useDraft(statement, now, (row) => ({
    original: row?.original ?? '',
    said: row?.said ?? today(story.timeZone),
    ...{ language: row?.language ?? 'ar', rendering: row?.rendering ?? '' },
    ...{ translator: row?.translator ?? '', place: row?.place ?? '' },
    medium: row?.medium ?? '',
    archive: row?.archive ?? { address: '', hash: '' },
    ...{ party: row ? row.party : party, issue: row ? row.issue : issue },
    claims: (row?.claims ?? []).map(
      ({ claim, stance }): ChosenStance => ({ claim, text: '', stance }),
    ) as readonly ChosenStance[],
  }));
  const { seen, change, theirs, refused } = draft;
  const { archive, party: ofParty, issue: onIssue, claims: chosen, ...given } = draft.given;
  const links: StatementLinks = { party: ofParty, issue: onIssue, claims: chosen };
  /** Claims that were entered before the statement was refused: they are not entered again. */
  const [made, setMade] = useState<ReadonlyMap<string, number>>(new Map());
  const foreign = given.language !== 'ar';
  const save = useAsk(
    async (key) => {
      const where = { story: story.id, desk: story.desk.id };
      const { claims, made: entered } = await enterClaims(links.claims, made, where);
      setMade(entered);
      const content = {
        ...given,
        ...links,
        ...(foreign ? {} : { rendering: '', translator: '' }),
        source: source?.id ?? 0,
        archive: archive.address ? archive : null,
        claims,
      };
      return seen
        ? answerOf(
            api.statements[':id'].$put(
              { param: { id: String(seen.id) }, json: { basedOn: seen.version, statement: content } },
              key,
            ),
          )
        : answerOf(api.statements.$post({ json: { ...where, statement: content } }, key));
    },
    onClose,
    refused,
  );
  const errorAt = (path: string) => {
    const error = explainAt(save.error, `statement.${path}`, words);
    return error === undefined ? {} : { error };
  };
  const take = (found: FoundSource | null) => {
    setSource(found);
    // Who speaks for a party of the story most often states its position.
    const speaks = story.parties.find(({ entity }) => entity === found?.entity);
    if (speaks && links.party === null) change({ party: speaks.id });
  };
  return (
    <FormDialog
      title={statement ? stories.changeStatement : stories.addStatement}
      submit={statement ? words.save : stories.add}
      ask={save}
      theirs={theirs}
      disabled={!source || !given.original.trim()}
      onClose={onClose}
    >
      <SourceFinder desk={story.desk.id} value={source} onChange={take} />
      <Textarea
        label={stories.words}
        required
        autosize
        minRows={2}
        maxLength={5_000}
        {...ownDirection(given.original)}
        {...errorAt('original')}
        value={given.original}
        onChange={(event) => change({ original: event.currentTarget.value })}
      />
      <MomentField
        label={stories.said}
        value={given.said}
        timeZone={story.timeZone}
        onChange={(said) => change({ said })}
      />
      <StatementLinkFields
        story={story}
        value={links}
        onChange={change}
        error={explainAt(save.error, 'statement.claims', words)}
      />
      <details className="story-more" open={foreign || undefined}>
        <summary>{stories.more}</summary>
        <div className="story-fields">
          <TextInput
            label={stories.medium}
            description={stories.mediumHint}
            maxLength={160}
            {...ownDirection(given.medium)}
            value={given.medium}
            onChange={(event) => change({ medium: event.currentTarget.value })}
          />
          <TextInput
            label={stories.where}
            maxLength={160}
            {...ownDirection(given.place)}
            value={given.place}
            onChange={(event) => change({ place: event.currentTarget.value })}
          />
          <NativeSelect
            label={stories.language}
            value={given.language}
            data={Object.entries(stories.languages).map(([value, label]) => ({ value, label }))}
            onChange={(event) => change({ language: event.currentTarget.value })}
          />
          {foreign && (
            <>
              <Textarea
                label={stories.rendering}
                required
                autosize
                minRows={2}
                maxLength={5_000}
                {...errorAt('rendering')}
                value={given.rendering}
                onChange={(event) => change({ rendering: event.currentTarget.value })}
              />
              <TextInput
                label={stories.translator}
                required
                maxLength={160}
                {...ownDirection(given.translator)}
                {...errorAt('translator')}
                value={given.translator}
                onChange={(event) => change({ translator: event.currentTarget.value })}
              />
            </>
          )}
          <TextInput
            label={`${stories.archive}: ${stories.archiveAddress}`}
            type="url"
            dir="ltr"
            {...errorAt('archive.address')}
            value={archive.address}
            onChange={(event) => change({ archive: { ...archive, address: event.currentTarget.value } })}
          />
          {archive.address && (
            <TextInput
              label={stories.archiveHash}
              dir="ltr"
              required
              pattern="[0-9a-f]{64}"
              {...errorAt('archive.hash')}
              value={archive.hash}
              onChange={(event) => change({ archive: { ...archive, hash: event.currentTarget.value } })}
            />
          )}
        </div>
      </details>
    </FormDialog>
  );
}
