/** From the words of a query to what they may be found as: stems, likely spellings, names in another script. */
import { matchForm } from '#arabic/letters.ts';
import { functionWords } from '#arabic/stems/function-words.ts';
import type { ParsedQuery, Word } from '#concordance/query.ts';
import { type Alternative, documentsWith, type Group } from '#concordance/rank.ts';
import { oneSlipFrom } from '#concordance/spelling.ts';
import { exact, type Forms, formsOf, written } from '#concordance/terms.ts';
import type { Concordance } from '#database/concordance/read.ts';
import { type WrittenWord, wordsSounding, wordsWritten } from '#database/concordance/words.ts';
import type { Reader } from '#database/connection.ts';

/**
 * What a word adds where it stands without its clitics as typed, and where it stands exactly as typed, as shares of
 * its stem's weight: a stem finds, the forms decide between what was found.
 */
const bonuses = { bare: 0.7, written: 0.3 };
/** A spelling that was guessed, a name in the other script. */
const guessed = 0.7;
/** A word of grammar says little of what is looked for. */
const functionWord = 0.3;
/** Letters of a word without its clitics for which slips are tried: a shorter one is near to too much. */
const shortestBare = 5;
/** Guesses that are tried for a word. */
const mostGuesses = 6;
/** A word that more of all articles hold than this may be missing from a result. */
const tooCommon = 0.2;

export interface Understanding {
  words: readonly Word[];
  groups: Group[];
  /** By place in `words`: the likeliest spelling, where the word as typed stands nowhere. */
  corrected: Map<number, string>;
  /** Places of words that no article holds in any form. */
  nowhere: number[];
  /** Stem → place of the word that it was found for. */
  recognised: Map<string, number>;
}

/** Understands a query against the concordance as it stands. One query for the postings; three more when a word is unknown. */
export async function understand(
  reader: Reader,
  concordance: Concordance,
  { words }: ParsedQuery,
): Promise<Understanding> {
  const { segments } = concordance;
  await concordance.load(words.flatMap(termsOf));
  const unknown = words.map(({ form }) => documentsWith(segments, written(form)) === 0);
  const guesses = await guessesFor(
    reader,
    concordance,
    words.filter((word, i) => unknown[i] || isLatin(word.form)),
  );
  const understanding: Understanding = {
    words,
    groups: [],
    corrected: new Map(),
    nowhere: [],
    recognised: new Map(),
  };
  words.forEach((word, i) => {
    const weight = functionWords.has(matchForm(word.text)) ? functionWord : 1;
    const alternatives: Alternative[] = [
      { term: word.stem, weight },
      { term: exact(word.base), weight: weight * bonuses.bare, bonus: true },
      { term: written(word.form), weight: weight * bonuses.written, bonus: true },
    ];
    understanding.recognised.set(word.stem, i);
    const holding = documentsWith(segments, word.stem);
    for (const { base, stem } of guesses.get(word.form) ?? []) {
      if (!alternatives.some(({ term }) => term === stem)) alternatives.push({ term: stem, weight: guessed });
      alternatives.push({ term: exact(base), weight: guessed * bonuses.bare, bonus: true });
      if (!understanding.recognised.has(stem)) understanding.recognised.set(stem, i);
    }
    const best = guesses.get(word.form)?.[0];
    if (!holding && best && !isLatin(word.form)) understanding.corrected.set(i, best.spelling);
    if (!holding && !best) understanding.nowhere.push(i);
    understanding.groups.push({
      alternatives,
      optional: weight < 1 || holding > concordance.documents * tooCommon,
    });
  });
  // Nothing but common words: then it is they that are looked for.
  if (understanding.groups.every(({ optional }) => optional))
    for (const group of understanding.groups) group.optional = false;
  return understanding;
}

const termsOf = ({ form, base, stem }: Forms): string[] => [stem, exact(base), written(form)];

const isLatin = (form: string): boolean => /^[a-z]{3,}$/.test(form);

interface Guess extends Forms {
  spelling: string;
  documents: number;
}

/**
 * What a word may have been meant as: written words at one slip from it (or from it without its clitics), the
 * commonest first; for a Latin word, and an Arabic one that nothing is near to, words that sound alike.
 */
async function guessesFor(
  reader: Reader,
  concordance: Concordance,
  words: readonly Word[],
): Promise<Map<string, Guess[]>> {
  const found = new Map<string, Guess[]>();
  if (!words.length) return found;
  const slips = words.map(({ form, base }) => ({
    form,
    whole: oneSlipFrom(form),
    bare: base !== form && base.length >= shortestBare ? oneSlipFrom(base) : [],
  }));
  const near = await wordsWritten(reader, concordance, [
    ...new Set(slips.flatMap(({ whole, bare }) => [...whole, ...bare])),
  ]);
  const silent: string[] = [];
  for (const { form, whole, bare } of slips) {
    // A Latin word that stands somewhere is spelt right; it is its other script that is sought.
    const known = documentsWith(concordance.segments, written(form)) > 0;
    const close = known ? [] : commonest(whole, near);
    const guesses = close.length || known ? close : commonest(bare, near);
    if (guesses.length) found.set(form, guesses);
    if (!guesses.length || isLatin(form)) silent.push(form);
  }
  const alike = await wordsSounding(reader, concordance, silent);
  for (const form of silent) {
    const guesses = commonest([...(alike.get(form) ?? new Map()).keys()], alike.get(form) ?? new Map());
    if (guesses.length) found.set(form, [...guesses, ...(found.get(form) ?? [])].slice(0, mostGuesses));
  }
  await concordance.load(
    [...found.values()].flatMap((list) => list.flatMap(({ base, stem }) => [stem, exact(base)])),
  );
  return found;
}

const commonest = (forms: readonly string[], among: ReadonlyMap<string, WrittenWord>): Guess[] =>
  forms
    .flatMap((form) => {
      const word = among.get(form);
      return word ? [{ ...formsOf(word.spelling), ...word }] : [];
    })
    .sort((a, b) => b.documents - a.documents || (a.form < b.form ? -1 : 1))
    .slice(0, mostGuesses);
