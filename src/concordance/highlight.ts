/** Where the words of a query stand in a text, and the passage that shows most of them. */
import { type Token, tokensOf } from './terms.ts';

/** Offsets [start, end) in UTF-16 units of the text, in order, never overlapping. */
export type Marks = [number, number][];

/** Which word of the query a token is, by place in the query; −1 when it is none. */
export type Recognise = (token: Token) => number;

export interface Passage {
  text: string;
  marks: Marks;
}

/** Characters of a passage, and of those before its first match. */
const passageLength = 220;
const leadLength = 60;
/** Tokens of a text that are looked at: a match after ten thousand words is still a match, but the beginning is shown. */
const mostTokens = 10_000;
/** Tokens after which a passage that holds some of the words is good enough. */
const enoughTokens = 600;

interface Match {
  start: number;
  end: number;
  word: number;
}

const graphemes = new Intl.Segmenter('ar', { granularity: 'grapheme' });

/** Marks moved outwards to whole graphemes: a browser would draw half a letter's marks in another colour. */
function whole(text: string, matches: readonly Match[]): Marks {
  const segments = matches.length ? graphemes.segment(text) : null;
  const marks: Marks = [];
  for (const { start, end } of matches) {
    const from = segments!.containing(start)?.index ?? start;
    const last = segments!.containing(end - 1);
    const to = last ? last.index + last.segment.length : end;
    const before = marks.at(-1);
    if (before && from <= before[1]) before[1] = Math.max(before[1], to);
    else marks.push([from, to]);
  }
  return marks;
}

/** The matches of a text as far as it is looked at; `enough`: whether those found so far will do. */
function matchesIn(text: string, recognise: Recognise, enough: (matches: Match[]) => boolean): Match[] {
  const matches: Match[] = [];
  let tokens = 0;
  for (const token of tokensOf(text)) {
    if (++tokens > mostTokens || (tokens > enoughTokens && matches.length)) break;
    const word = recognise(token);
    if (word < 0) continue;
    matches.push({ start: token.start, end: token.end, word });
    if (enough(matches)) break;
  }
  return matches;
}

/** Different words among the last matches that one passage can show. */
function wordsAtEnd(matches: readonly Match[]): number {
  const words = new Set<number>();
  const last = matches.at(-1)!;
  for (let i = matches.length - 1; i >= 0 && last.end - matches[i]!.start <= passageLength - leadLength; i--)
    words.add(matches[i]!.word);
  return words.size;
}

/** All places of the query's words in a short text. */
export const marksIn = (text: string, recognise: Recognise): Marks =>
  whole(
    text,
    matchesIn(text, recognise, () => false),
  );

/**
 * The passage of a text that holds most of the query's words, the earliest of equals; the beginning where it holds
 * none. Cut between words, with an ellipsis where something was cut. White space becomes single spaces. `words`: how
 * many words the query has; a passage that holds them all is looked no further for.
 */
export function passageOf(text: string, recognise: Recognise, words: number): Passage {
  const clean = text.replace(/\s+/g, ' ').trim();
  const matches = matchesIn(clean, recognise, (found) => wordsAtEnd(found) >= words);
  let best = 0;
  let most = 0;
  for (let i = 0; i < matches.length; i++) {
    const words = new Set<number>();
    for (
      let j = i;
      j < matches.length && matches[j]!.end - matches[i]!.start <= passageLength - leadLength;
      j++
    )
      words.add(matches[j]!.word);
    if (words.size > most) {
      most = words.size;
      best = matches[i]!.start;
    }
  }
  let start = Math.max(0, best - leadLength);
  // From the beginning of a sentence where one begins near by.
  const sentence = clean.slice(start, best).search(/(?<=[.؟!…»"] )\S/u);
  if (sentence >= 0 && start > 0) start += sentence;
  else if (start > 0) start = Math.min(best, clean.indexOf(' ', start) + 1);
  let end = Math.min(clean.length, start + passageLength);
  if (end < clean.length) {
    const space = clean.lastIndexOf(' ', end);
    end = space > start + passageLength / 2 ? space : borderAt(clean, end);
  }
  start = borderAt(clean, start);
  const passage = clean.slice(start, end);
  const lead = start > 0 ? '… ' : '';
  return {
    text: `${lead}${passage}${end < clean.length ? ' …' : ''}`,
    marks: marksIn(passage, recognise).map(([from, to]) => [from + lead.length, to + lead.length]),
  };
}

/** The border between graphemes at or before a place. */
function borderAt(text: string, at: number): number {
  if (at <= 0 || at >= text.length) return at;
  // A grapheme is looked for in a window: segmenting a whole article for one border would cost more than the search.
  const from = Math.max(0, at - 64);
  return from + (graphemes.segment(text.slice(from, at + 64)).containing(at - from)?.index ?? at - from);
}
