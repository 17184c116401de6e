/** What a reader typed, understood: words, phrases, exclusions. Any string at all is a query. */
import { displayText } from '#arabic/letters.ts';
import { type Forms, type Token, tokensOf } from './terms.ts';

export interface ParsedQuery {
  /** Words looked for, phrases' words among them, each written form once, in order. */
  words: Word[];
  /** Words that must stand side by side in this order. */
  phrases: Word[][];
  /** Words and phrases that must not stand in a result. */
  excluded: Word[][];
}

export interface Word extends Forms {
  /** As typed. */
  text: string;
}

/** Characters that are looked at, and words that are looked for; what is typed beyond does not count. */
const mostCharacters = 500;
const mostWords = 16;
const mostExcluded = 8;

/** A phrase in quotation marks of any kind, or a run without spaces; a hyphen or minus before it excludes. */
const parts =
  /(?:(?<=^|\s)(?<minus>[-−–]))?(?:«(?<guillemets>[^»]*)»|"(?<straight>[^"]*)"|[“„](?<curly>[^”“]*)[”“]|(?<bare>[^\s«"“„]+|[«"“„]))/gu;

/**
 * `parseQuery('وفد «مجلس الأمن» -رياضة')` → words وفد، مجلس، الأمن; one phrase of two words; رياضة excluded.
 * A quotation mark that is never closed counts as a space.
 */
export function parseQuery(text: string): ParsedQuery {
  const query: ParsedQuery = { words: [], phrases: [], excluded: [] };
  const seen = new Set<string>();
  for (const { groups } of displayText(text.slice(0, mostCharacters)).matchAll(parts)) {
    const phrase = groups!.guillemets ?? groups!.straight ?? groups!.curly;
    const source = phrase ?? groups!.bare ?? '';
    const words = Array.from(tokensOf(source), (token) => wordOf(source, token)).slice(0, mostWords);
    if (!words.length) continue;
    if (groups!.minus) {
      if (query.excluded.length < mostExcluded) query.excluded.push(words);
      continue;
    }
    if (phrase !== undefined && words.length > 1 && query.phrases.length < 4) query.phrases.push(words);
    for (const word of words) {
      if (seen.has(word.form) || query.words.length === mostWords) continue;
      seen.add(word.form);
      query.words.push(word);
    }
  }
  return query;
}

const wordOf = (source: string, { start, end, ...forms }: Token): Word => ({
  text: source.slice(start, end),
  ...forms,
});
