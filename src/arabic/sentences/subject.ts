/** The subject of a verb of saying: the noun phrase after it, or the one before. */
import { isHead, media, personTitles, unnamedSources } from '../names/head-nouns.ts';
import {
  adverbs,
  auxiliaries,
  clauseBreaks,
  openers,
  relativePronouns,
  thatWords,
} from './function-words.ts';
import { beginsSubject, isComma, isQuote, isSpeakerHead, nounPhrase, type Phrase } from './noun-phrase.ts';
import type { Token } from './tokens.ts';

/** The subject after the verb: at once, or past an adverb or a short adverbial when a title follows it. */
export function subjectAfter(tokens: readonly Token[], from: number, to: number): Phrase | null {
  let at = from;
  while (at < to && (adverbs.has(tokens[at]!.form) || tokens[at]!.kind === 'number')) {
    if (/^(?:في|قايل|بحسب|حسب|وفق|طبقا|نقلا|ردا|تعليقا|تعقيبا|جوابا)/.test(tokens[at]!.form)) break;
    at++;
  }
  const phrase = nounPhrase(tokens, at, to);
  if (phrase) return phrase;
  // «أعلن في القاهرة وزير الخارجية»، «قال لرويترز مسؤول».
  for (let later = at + 1; later < Math.min(to, at + 6); later++) {
    const { form } = tokens[later]!;
    if (isComma(form)) {
      if (later + 1 < to && isSpeakerHead(tokens[later + 1]!.form)) return nounPhrase(tokens, later + 1, to);
      return null;
    }
    if (
      later - at >= 2 &&
      isPersonOrMedium(form) &&
      tokens[later - 1]!.form !== 'هذا' &&
      !/^[بلوف]/.test(form) &&
      !openers.has(tokens[later - 1]!.form)
    )
      return nounPhrase(tokens, later, to);
  }
  return null;
}

const isPersonOrMedium = (form: string): boolean =>
  isHead(personTitles, form) || isHead(unnamedSources, form) || isHead(media, form);

/** The subject before the verb: «التقرير يؤكد أن», «وكان مصدر قد أكد أن». */
export function subjectBefore(tokens: readonly Token[], verb: number, sentenceFrom: number): Phrase | null {
  let to = verb;
  while (to > sentenceFrom && auxiliaries.has(tokens[to - 1]!.form)) to--;
  if (to === sentenceFrom) return null;
  const last = tokens[to - 1]!;
  if (relativePronouns.has(last.form) || /^[:]$/.test(last.form)) return null;
  // Back to where the clause begins.
  let from = to;
  const least = Math.max(sentenceFrom, to - 45);
  while (from > least) {
    const { form } = tokens[from - 1]!;
    if (form === ':' || form === '؛' || clauseBreaks.has(form) || thatWords.has(form)) break;
    from--;
  }
  // Where the clause opens with an adverbial, the subject stands after its last comma.
  const tryFrom = (start: number): Phrase | null => {
    let at = start;
    while (
      at < to &&
      (auxiliaries.has(tokens[at]!.form) || tokens[at]!.form === '-' || tokens[at]!.form === ')')
    )
      at++;
    if (at >= to || !beginsSubject(tokens, at)) return null;
    // A word at the beginning that is neither definite, nor a title, nor near its verb may be a verb itself.
    const { form } = tokens[at]!;
    const known = isSpeakerHead(form) || /^و?ال..|^فال/.test(form) || isQuote(form);
    if (!known && to - at > 4 && !tokens.slice(at, at + 5).some(({ form }) => isComma(form))) return null;
    if (!known && /^و?[يتسن]/.test(form) && to - at > 2) return null;
    const phrase = nounPhrase(tokens, at, to);
    if (!phrase) return null;
    // The phrase reaches the verb, but for an adverbial or a comma.
    return to - phrase.to <= 8 ? phrase : null;
  };
  for (let start = to - 1; start >= from; start--) {
    const { form } = tokens[start]!;
    if (form === '-' && tokens[start - 1]?.kind !== 'number') return tryFrom(start + 1);
  }
  const whole = tryFrom(from);
  if (whole) return whole;
  for (let start = to - 2; start > from; start--) if (isComma(tokens[start]!.form)) return tryFrom(start + 1);
  return null;
}
