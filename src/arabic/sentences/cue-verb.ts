/** Which words are verbs of saying where they stand: many are nouns, prepositions or other verbs elsewhere. */
import { formsOf } from '../grammar/word-forms.ts';
import { documents, isHead, media } from '../names/head-nouns.ts';
import { adverbs, beforeNouns, byThatWords, openers, thatWords } from './function-words.ts';
import { isQuote, type Phrase } from './noun-phrase.ts';
import type { ReportedClause } from './reported-clause.ts';
import { speechVerbs, type VerbFound } from './speech-verbs.ts';
import type { Token } from './tokens.ts';

/** Verbs in whose letters Arabic most often writes an impersonal passive: «يذكر أن», «يعتقد أن». */
export const impersonal = formsOf(`
  يذكر ويذكر يشار ويشار يقال ويقال قيل وقيل يعتقد ويعتقد يتوقع ويتوقع يلاحظ ويلاحظ يفترض ويفترض يرجح ويرجح
  أفيد ذكر يزعم يظن يفهم ويفهم يعرف ويعرف يشاع ينتظر كتب نقل أشير وأشير`);

/** The reading of a word as verb that fits its place, or `null`. */
export function verbAt(tokens: readonly Token[], at: number): VerbFound | null {
  const token = tokens[at]!;
  if (token.kind !== 'word') return null;
  const readings = speechVerbs(token.form);
  if (readings.length === 0) return null;
  // Tanwin or ta marbuta end no verb: «كشفاً», «نقلة».
  const written = token.text;
  const before = tokens[at - 1]?.form ?? '';
  for (const reading of readings) {
    if (reading.mood === 'participle') {
      // «مقره» is no «مقرة».
      if (reading.feminine && !reading.plural && !/[ةه]$/.test(written.replace(/[^\u0621-\u064a]/g, '')))
        continue;
      if (reading.feminine && !reading.plural && reading.verb.lemma.length === 3 && written.endsWith('ه'))
        continue;
      if (/^(?:ال|و?ه[يو]$)/.test(before) && !reading.verb.joins.includes('')) continue;
      return reading;
    }
    if (/[ةًٌٍ]$/.test(written)) continue;
    if (beforeNouns.has(before) && reading.prefix === 0) continue;
    return reading;
  }
  return null;
}

/** An ambiguous word is a verb of saying only with its clause at hand: right after it, or after a subject. */
export function isLikelyVerb(
  tokens: readonly Token[],
  at: number,
  verb: VerbFound,
  clause: ReportedClause,
  subject: Phrase | null,
): boolean {
  const distance = clause.at - at;
  if (verb.mood === 'participle' && verb.verb.ambiguous && verb.verb.lemma !== 'لفت')
    return distance <= 1 && clause.by !== 'quotation' && verb.verb.joins.includes('') && !verb.verb.shows;
  if (verb.verb.shows) {
    const shower = subject && tokens[subject.from]!.form;
    return shower !== null && clause.by === 'that' && (isHead(documents, shower) || isHead(media, shower));
  }
  if (!verb.verb.ambiguous)
    return (
      clause.by !== 'quotation' || distance <= 1 || subject !== null || quotedSoon(tokens, at, clause.at)
    );
  if (clause.by === 'that') {
    const join = tokens[clause.at]!.form;
    const bare = thatWords.has(join) || isQuote(join);
    const suits = bare
      ? verb.verb.joins.includes('')
      : byThatWords.has(join)
        ? verb.verb.joins.includes('ب')
        : verb.verb.joins.includes(join);
    if (!suits) return false;
    if (verb.verb.lemma === 'نقل' && subject && tokens[subject.to]?.form === 'عن') return true;
    return (
      distance <= (impersonal.has(tokens[at]!.form) ? 6 : 2) ||
      (subject !== null && subject.to >= clause.at - 4)
    );
  }
  if (!verb.verb.joins.includes('') || verb.verb.tells) return false;
  // «وصف الحركة بأنها "…"»: of such verbs what is quoted is the object, unless a colon says otherwise.
  if (clause.by === 'quotation' && !quoting.has(verb.verb.lemma)) return false;
  // Before a colon or quotation: the clause follows the verb or its subject at once.
  if (clause.by === 'colon' && isQuote(tokens[clause.at + 1]?.form ?? '')) return distance <= 12;
  return (
    distance <= 1 || (subject !== null && clause.at - subject.to <= 2 && subject.to - subject.from <= 12)
  );
}

/** Lemmas of ambiguous verbs that may bring a quotation without a colon. */
const quoting = new Set(
  'ذكر كتب تابع لفت علق رد عقب ختم اختتم واصل كرر صرخ هتف حكى روى شرح استهل سخر نقل'.split(' '),
);

/** «قال في خطاب أمس "…»: from the verb to the quotation nothing but adverbials. */
function quotedSoon(tokens: readonly Token[], at: number, clauseAt: number): boolean {
  const next = tokens[at + 1]!.form;
  return clauseAt - at <= 10 && (openers.has(next) || adverbs.has(next) || next.startsWith('ل'));
}
