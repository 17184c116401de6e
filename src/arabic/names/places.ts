/** Places by name: states and territories (CLDR), the world's cities and regions, and what running text taught. */

import { matchText } from '../letters.ts';
import { doubtfulPlaces } from './doubtful-places.ts';
import { learntPlaces } from './learnt-names.ts';
import { PhraseTable } from './phrase-table.ts';
import { territories } from './territories.ts';
import { worldPlaces } from './world-places.ts';

export interface Place {
  /** ISO 3166 code of a state or territory. */
  code?: string;
  /** The name is a common word as well («العين», «الباب»): a word like «مدينة» must go before it. */
  doubtful: boolean;
}

const table = new PhraseTable<Place>();

/**
 * Spellings of one name in different countries' papers: g is غ in the Levant and ج in Egypt (هونغ كونغ، هونج كونج),
 * the end is ا or ة (أسمرا، أسمرة).
 */
function spellings(words: readonly string[]): string[][] {
  const others: string[][] = [];
  if (words.some((word) => word.includes('غ') && word.length >= 4))
    others.push(words.map((word) => word.replaceAll('غ', 'ج')));
  const last = words.at(-1)!;
  // Not «روسية», which is the adjective.
  if (last.length >= 5 && /[^ي][اه]$/.test(last))
    others.push([...words.slice(0, -1), last.slice(0, -1) + (last.endsWith('ا') ? 'ه' : 'ا')]);
  return others;
}

const enter = (name: string, code?: string): void => {
  const words = name
    .replace(/[()«»"]/g, ' ')
    .split(/[\s-]+/)
    .filter(Boolean)
    .map(matchText);
  if (words.length === 0 || words.length > 6) return;
  for (const form of [words, ...spellings(words)])
    table.add(form, {
      ...(code && { code }),
      doubtful: words.length === 1 && (doubtfulPlaces.has(words[0]!) || words[0]!.length < 3),
    });
};
for (const [code, , ...names] of territories) for (const name of names) enter(name, code);
for (const name of worldPlaces) enter(name);
for (const row of learntPlaces) for (const name of row.split(' ')) enter(name);

/** The place whose name begins at a word, in as many words as fit. */
export const placeAt = (
  forms: readonly string[],
  at: number,
  follows?: (at: number) => boolean,
): { length: number; value: Place; read: string } | null => table.at(forms, at, follows);

/** Whether a folded word, clitics aside, names a place. */
export const isPlaceWord = (form: string): boolean => {
  const found = table.at([form], 0);
  return found !== null && !found.value.doubtful;
};
