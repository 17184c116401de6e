/** From the words of a query to what they may be found as: stems, likely spellings, names in another script. */
import { matchForm } from '#arabic/letters.ts';
import { functionWords } from '#arabic/stems/function-words.ts';
import { stem } from '#arabic/stems/stem.ts';
import { verbalRelatives } from '#arabic/stems/verbal-nouns.ts';
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
/** The verb of a verbal noun and the reverse, in a query of so many words and more: a sentence, not a name. */
const relative = { weight: 0.4, leastWords: 3 };

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

/** Understands a query against the concordance as it stands. One or two queries for the postings; three more when a word is unknown. */
export async function understand(
  reader: Reader,
  concordance: Concordance,
  { words }: ParsedQuery,
): Promise<Understanding> {
  const { segments } = concordance;
  const grammar = words.map(isFunctionWord);
  const sought = await withoutUbiquitous(concordance, words, grammar);
  const unknown = words.map(({ form }, i) => sought[i]! && documentsWith(segments, written(form)) === 0);
  const relatives = words.map((word, i) =>
    grammar[i] || words.length < relative.leastWords ? [] : relativesOf(word),
  );
  await concordance.load(relatives.flat());
  const guesses = await guessesFor(
    reader,
    concordance,
    words.filter((word, i) => (unknown[i] && !grammar[i]) || isLatin(word.form)),
  );
  const understanding: Understanding = {
    words,
    groups: [],
    corrected: new Map(),
    nowhere: [],
    recognised: new Map(),
  };
  words.forEach((word, i) => {
    understanding.recognised.set(word.stem, i);
    if (!sought[i]) {
      understanding.groups.push({ alternatives: [], optional: true });
      return;
    }
    const weight = grammar[i] ? functionWord : 1;
    const alternatives: Alternative[] = [
      { term: word.stem, weight },
      { term: exact(word.base), weight: weight * bonuses.bare, bonus: true },
      { term: written(word.form), weight: weight * bonuses.written, bonus: true },
    ];
    const also = (stem: string, share: number): void => {
      if (!alternatives.some(({ term }) => term === stem)) alternatives.push({ term: stem, weight: share });
      if (!understanding.recognised.has(stem)) understanding.recognised.set(stem, i);
    };
    const guessesOfWord = guesses.get(word.form) ?? [];
    for (const { base, stem } of guessesOfWord) {
      also(stem, guessed);
      alternatives.push({ term: exact(base), weight: guessed * bonuses.bare, bonus: true });
    }
    const kin = relatives[i]!.filter((stem) => documentsWith(segments, stem));
    for (const stem of kin) also(stem, relative.weight);
    const holding = documentsWith(segments, word.stem);
    const best = guessesOfWord[0];
    if (!holding && best && !isLatin(word.form)) understanding.corrected.set(i, best.spelling);
    if (!holding && !best && !kin.length) understanding.nowhere.push(i);
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

/**
 * Reads the postings of the words, and says which are worth looking for: «في» stands in nine of ten articles and
 * tells none from another, unless nothing else was asked for.
 */
async function withoutUbiquitous(
  concordance: Concordance,
  words: readonly Word[],
  grammar: readonly boolean[],
): Promise<boolean[]> {
  const { segments, ubiquitous, documents } = concordance;
  const telling = words.some((_, i) => !grammar[i]);
  const known = words.map(({ stem }, i) => telling && grammar[i]! && ubiquitous.has(stem));
  await concordance.load(words.filter((_, i) => !known[i]).flatMap(termsOf));
  return words.map(({ stem }, i) => {
    if (known[i]) return false;
    if (!grammar[i] || documentsWith(segments, stem) <= documents * tooCommon) return true;
    ubiquitous.add(stem);
    return !telling;
  });
}

const termsOf = ({ form, base, stem }: Forms): string[] => [stem, exact(base), written(form)];

/** The stems of a word's relatives. Of its bare form too: the stem of أسست is that of أساس, under which many more stand. */
const relativesOf = ({ base, stem: own }: Word): string[] =>
  [...new Set([...verbalRelatives(own), ...verbalRelatives(base)].map((relative) => stem(relative)))].filter(
    (relative) => relative !== own,
  );

/** «ومتى» is one by its stem; a letter alone says nothing. */
const isFunctionWord = ({ text, form, stem }: Word): boolean =>
  functionWords.has(matchForm(text)) || functionWords.has(stem) || /^[\u0621-\u064a]$/.test(form);

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
