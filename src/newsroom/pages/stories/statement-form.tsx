/** Entering what somebody said: who, the words, when; the rest is guessed or asked for on demand. */
import { Button, Group, NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Stance, stances } from '#article/story/statement.ts';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { explainAt } from '../../shell/explain.ts';
import { ownDirection } from '../../shell/own-direction.ts';
import { useWords } from '../../words/words.tsx';
import { FormDialog } from './dialog.tsx';
import { MomentField } from './moment-field.tsx';
import { type FoundSource, SourceFinder } from './source-finder.tsx';
import { type Statement, type StoryView, useAsk, useStory } from './story-file.tsx';
import { today } from './times.ts';

interface Props {
  /** What is changed; null: a new one. */
  statement: Statement | null;
  party?: number | null;
  issue?: number | null;
  onClose: () => void;
}

/** A stance as it is chosen; a claim that is new has its words and no number yet. */
interface Chosen {
  claim: number | 'new';
  text: string;
  stance: Stance;
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
    party: statement ? statement.party : party,
    issue: statement ? statement.issue : issue,
    ...{ language: statement?.language ?? 'ar', rendering: statement?.rendering ?? '' },
    ...{ translator: statement?.translator ?? '', place: statement?.place ?? '' },
    medium: statement?.medium ?? '',
  });
  const [archive, setArchive] = useState(statement?.archive ?? { address: '', hash: '' });
  const [chosen, setChosen] = useState<Chosen[]>(
    (statement?.claims ?? []).map(({ claim, stance }) => ({ claim, text: '', stance })),
  );
  /** Claims that were entered before the statement was refused: they are not entered again. */
  const [made, setMade] = useState<ReadonlyMap<string, number>>(new Map());
  const change = (part: Partial<typeof given>) => setGiven((now) => ({ ...now, ...part }));
  const foreign = given.language !== 'ar';
  const save = useAsk(async (key) => {
    const entered = new Map(made);
    for (const { claim, text } of chosen)
      if (claim === 'new' && text.trim() && !entered.has(text)) {
        const where = { story: story.id, desk: story.desk.id };
        const { id } = await answerOf(api.claims.$post({ json: { ...where, claim: { text } } }));
        entered.set(text, id);
      }
    setMade(entered);
    const content = {
      ...given,
      ...(foreign ? {} : { rendering: '', translator: '' }),
      source: source?.id ?? 0,
      archive: archive.address ? archive : null,
      claims: chosen.flatMap(({ claim, text, stance }) => {
        const id = claim === 'new' ? entered.get(text) : claim;
        return id === undefined ? [] : [{ claim: id, stance }];
      }),
    };
    return statement
      ? answerOf(
          api.statements[':id'].$put(
            { param: { id: String(statement.id) }, json: { basedOn: statement.version, statement: content } },
            key,
          ),
        )
      : answerOf(
          api.statements.$post({ json: { story: story.id, desk: story.desk.id, statement: content } }, key),
        );
  }, onClose);
  const errorAt = (path: string) => {
    const error = explainAt(save.error, `statement.${path}`, words);
    return error === undefined ? {} : { error };
  };
  const take = (found: FoundSource | null) => {
    setSource(found);
    // Who speaks for a party of the story most often states its position.
    const theirs = story.parties.find(({ entity }) => entity === found?.entity);
    if (theirs && given.party === null) change({ party: theirs.id });
  };
  const choose = (at: number, part: Partial<Chosen>) =>
    setChosen(chosen.map((one, index) => (index === at ? { ...one, ...part } : one)));
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
      <Group grow>
        <NativeSelect
          label={stories.positionOf}
          value={given.party ?? ''}
          data={[
            { value: '', label: stories.none },
            ...story.parties.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={(event) => change({ party: Number(event.currentTarget.value) || null })}
        />
        <NativeSelect
          label={stories.onIssue}
          value={given.issue ?? ''}
          data={[
            { value: '', label: stories.none },
            ...story.issues.map(({ id, title }) => ({ value: String(id), label: title })),
          ]}
          onChange={(event) => change({ issue: Number(event.currentTarget.value) || null })}
        />
      </Group>
      <fieldset className="story-fieldset">
        <legend>{stories.aboutClaims}</legend>
        {chosen.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and are only added at the end
          <div key={index} className="story-stance">
            <NativeSelect
              label={stories.aboutClaim}
              value={String(one.claim)}
              data={[
                ...story.claims.map(({ id, text }) => ({ value: String(id), label: text })),
                { value: 'new', label: stories.newClaim },
              ]}
              onChange={(event) => {
                const { value } = event.currentTarget;
                choose(index, { claim: value === 'new' ? 'new' : Number(value) });
              }}
            />
            {one.claim === 'new' && (
              <TextInput
                label={stories.claim}
                description={stories.claimHint}
                required
                maxLength={500}
                {...ownDirection(one.text)}
                value={one.text}
                onChange={(event) => choose(index, { text: event.currentTarget.value })}
              />
            )}
            <Group align="end" gap="xs">
              <NativeSelect
                style={{ flex: 1 }}
                label={stories.hisStance}
                value={one.stance}
                data={stances.map((each) => ({ value: each, label: stories.stance[each] }))}
                onChange={(event) => choose(index, { stance: event.currentTarget.value as Stance })}
              />
              <Button
                variant="default"
                aria-label={`${stories.remove}: ${stories.aboutClaim} ${index + 1}`}
                onClick={() => setChosen(chosen.toSpliced(index, 1))}
              >
                {stories.remove}
              </Button>
            </Group>
          </div>
        ))}
        <Button
          variant="default"
          size="compact-sm"
          onClick={() =>
            setChosen([...chosen, { claim: story.claims[0]?.id ?? 'new', text: '', stance: 'asserts' }])
          }
        >
          + {stories.addStance}
        </Button>
        {explainAt(save.error, 'statement.claims', words) && (
          <Text c="red" size="sm">
            {explainAt(save.error, 'statement.claims', words)}
          </Text>
        )}
      </fieldset>
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
