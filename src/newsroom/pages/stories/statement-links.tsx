/** What a statement is tied to in its file: whose position it states on what, and which claims it speaks of. */
import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { type Stance, stances } from '#article/story/statement.ts';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import { ownDirection } from '../../shell/own-direction.ts';
import { useWords } from '../../words/words.tsx';
import type { StoryView } from './story-file.tsx';
import './stories.css';

/** A stance as it is chosen; a claim that is new has its words and no number yet. */
export interface ChosenStance {
  claim: number | 'new';
  text: string;
  stance: Stance;
}

export interface StatementLinks {
  party: number | null;
  issue: number | null;
  claims: readonly ChosenStance[];
}
export const noLinks: StatementLinks = { party: null, issue: null, claims: [] };

/**
 * Enters the new claims among those chosen. `made`: by their words, those that were entered before the statement was
 * refused; they are not entered again. Answers with the stances as a statement holds them, and all that are made by now.
 */
export async function enterClaims(
  chosen: readonly ChosenStance[],
  made: ReadonlyMap<string, number>,
  where: { story: number; desk: number },
): Promise<{ claims: { claim: number; stance: Stance }[]; made: ReadonlyMap<string, number> }> {
  const entered = new Map(made);
  for (const { claim, text } of chosen)
    if (claim === 'new' && text.trim() && !entered.has(text)) {
      const { id } = await answerOf(api.claims.$post({ json: { ...where, claim: { text } } }));
      entered.set(text, id);
    }
  const claims = chosen.flatMap(({ claim, text, stance }) => {
    const id = claim === 'new' ? entered.get(text) : claim;
    return id === undefined ? [] : [{ claim: id, stance }];
  });
  return { claims, made: entered };
}

interface Props {
  story: Pick<StoryView, 'parties' | 'issues' | 'claims'>;
  value: StatementLinks;
  onChange: (links: StatementLinks) => void;
  /** What is wrong with the claims. */
  error?: string | undefined;
}

export function StatementLinkFields({ story, value, onChange, error }: Props) {
  const { words } = useWords();
  const { stories } = words;
  const { claims: chosen } = value;
  const setChosen = (claims: readonly ChosenStance[]) => onChange({ ...value, claims });
  return (
    <>
      <Group grow>
        <NativeSelect
          label={stories.positionOf}
          value={value.party ?? ''}
          data={[
            { value: '', label: stories.none },
            ...story.parties.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={(event) => onChange({ ...value, party: Number(event.currentTarget.value) || null })}
        />
        <NativeSelect
          label={stories.onIssue}
          value={value.issue ?? ''}
          data={[
            { value: '', label: stories.none },
            ...story.issues.map(({ id, title }) => ({ value: String(id), label: title })),
          ]}
          onChange={(event) => onChange({ ...value, issue: Number(event.currentTarget.value) || null })}
        />
      </Group>
      <fieldset className="story-fieldset">
        <legend>{stories.aboutClaims}</legend>
        {chosen.map((one, index) => (
          <StanceRow
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and are only added at the end
            key={index}
            number={index + 1}
            claims={story.claims}
            value={one}
            onChange={(changed) => setChosen(chosen.toSpliced(index, 1, ...(changed ? [changed] : [])))}
          />
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
        {error && (
          <Text c="red" size="sm">
            {error}
          </Text>
        )}
      </fieldset>
    </>
  );
}

interface StanceProps {
  number: number;
  claims: StoryView['claims'];
  value: ChosenStance;
  /** `null`: it is taken out. */
  onChange: (stance: ChosenStance | null) => void;
}

function StanceRow({ number, claims, value, onChange }: StanceProps) {
  const { words } = useWords();
  const { stories } = words;
  return (
    <div className="story-stance">
      <NativeSelect
        label={stories.aboutClaim}
        value={String(value.claim)}
        data={[
          ...claims.map(({ id, text }) => ({ value: String(id), label: text })),
          { value: 'new', label: stories.newClaim },
        ]}
        onChange={({ currentTarget }) =>
          onChange({ ...value, claim: currentTarget.value === 'new' ? 'new' : Number(currentTarget.value) })
        }
      />
      {value.claim === 'new' && (
        <TextInput
          label={stories.claim}
          description={stories.claimHint}
          required
          maxLength={500}
          {...ownDirection(value.text)}
          value={value.text}
          onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
        />
      )}
      <Group align="end" gap="xs">
        <NativeSelect
          style={{ flex: 1 }}
          label={stories.hisStance}
          value={value.stance}
          data={stances.map((each) => ({ value: each, label: stories.stance[each] }))}
          onChange={(event) => onChange({ ...value, stance: event.currentTarget.value as Stance })}
        />
        <Button
          variant="default"
          aria-label={`${stories.remove}: ${stories.aboutClaim} ${number}`}
          onClick={() => onChange(null)}
        >
          {stories.remove}
        </Button>
      </Group>
    </div>
  );
}
