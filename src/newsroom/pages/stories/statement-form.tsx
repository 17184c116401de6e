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
import { enterClaims, StatementLinkFields, type StatementLinks } from './statement-links.tsx';
import { type Statement, type StoryView, useAsk, useStory } from './story-file.tsx';
import { today } from './times.ts';

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
  const [given, setGiven] = useState({
    original: statement?.original ?? '',
    said: statement?.said ?? today(story.timeZone),
    ...{ language: statement?.language ?? 'ar', rendering: statement?.rendering ?? '' },
    ...{ translator: statement?.translator ?? '', place: statement?.place ?? '' },
    medium: statement?.medium ?? '',
  });
  const [archive, setArchive] = useState(statement?.archive ?? { address: '', hash: '' });
  const [links, setLinks] = useState<StatementLinks>({
    party: statement ? statement.party : party,
    issue: statement ? statement.issue : issue,
    claims: (statement?.claims ?? []).map(({ claim, stance }) => ({ claim, text: '', stance })),
  });
  /** Claims that were entered before the statement was refused: they are not entered again. */
  const [made, setMade] = useState<ReadonlyMap<string, number>>(new Map());
  const change = (part: Partial<typeof given>) => setGiven((now) => ({ ...now, ...part }));
  const foreign = given.language !== 'ar';
  const save = useAsk(async (key) => {
    const where = { story: story.id, desk: story.desk.id };
    const { claims, made: now } = await enterClaims(links.claims, made, where);
    setMade(now);
    const content = {
      ...given,
      ...links,
      ...(foreign ? {} : { rendering: '', translator: '' }),
      source: source?.id ?? 0,
      archive: archive.address ? archive : null,
      claims,
    };
    return statement
      ? answerOf(
          api.statements[':id'].$put(
            { param: { id: String(statement.id) }, json: { basedOn: statement.version, statement: content } },
            key,
          ),
        )
      : answerOf(api.statements.$post({ json: { ...where, statement: content } }, key));
  }, onClose);
  const errorAt = (path: string) => {
    const error = explainAt(save.error, `statement.${path}`, words);
    return error === undefined ? {} : { error };
  };
  const take = (found: FoundSource | null) => {
    setSource(found);
    // Who speaks for a party of the story most often states its position.
    const theirs = story.parties.find(({ entity }) => entity === found?.entity);
    if (theirs && links.party === null) setLinks({ ...links, party: theirs.id });
  };
  return (
    <FormDialog
      title={statement ? stories.changeStatement : stories.addStatement}
      submit={statement ? words.save : stories.add}
      ask={save}
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
        onChange={setLinks}
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
            onChange={(event) => setArchive({ ...archive, address: event.currentTarget.value })}
          />
          {archive.address && (
            <TextInput
              label={stories.archiveHash}
              dir="ltr"
              required
              pattern="[0-9a-f]{64}"
              {...errorAt('archive.hash')}
              value={archive.hash}
              onChange={(event) => setArchive({ ...archive, hash: event.currentTarget.value })}
            />
          )}
        </div>
      </details>
    </FormDialog>
  );
}
