/** Places, persons and organisations of a text, with where they stand. */
import { type EntityType, entitiesIn } from './entities.ts';
import { foldWord } from './fold.ts';
import { placeAt } from './places.ts';

export interface NameFound {
  type: EntityType;
  /** As written, without the clitics of its first word where they are known: «بوتين» of «لبوتين». */
  name: string;
  /** Place in the text, clitics of the first word left out. */
  start: number;
  end: number;
}

/** The names of a text: `namesIn('وصل بوتين إلى دمشق')` → PERS «بوتين» 4–9, LOC «دمشق» 14–18. */
export function namesIn(text: string): NameFound[] {
  const tokens: string[] = [];
  const starts: number[] = [];
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}\u0640]+|[^\s\p{L}\p{M}\p{N}\u0640]+/gu)) {
    tokens.push(match[0]);
    starts.push(match.index);
  }
  return entitiesIn(tokens).map(({ type, start, end }) => {
    const from = starts[start]! + cliticLength(tokens[start]!, type);
    const to = starts[end - 1]! + tokens[end - 1]!.length;
    return { type, name: text.slice(from, to), start: from, end: to };
  });
}

/** How many letters before a place's name are no part of it; of other names the first letter is seldom sure. */
function cliticLength(word: string, type: EntityType): number {
  const form = foldWord(word);
  if (type !== 'LOC' || form.length !== word.length) return 0;
  const read = placeAt([form], 0)?.read;
  // «للكويت» has lost its alef: what is written cannot be cut to «الكويت».
  return read && form.endsWith(read) ? form.length - read.length : 0;
}
