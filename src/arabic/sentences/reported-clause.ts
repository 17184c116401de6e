/** Where what is reported begins after a verb of saying: at أن or إن, a colon, or a quotation mark. */
import { formsOf } from '../grammar/word-forms.ts';
import { beforeOtherThat, byThatWords, contrast, relativePronouns, thatWords } from './function-words.ts';
import { closingOf, isQuote } from './noun-phrase.ts';
import { type SpeechVerb, speechVerbs, type VerbFound } from './speech-verbs.ts';
import { isSentenceEnd, type Token } from './tokens.ts';

export interface ReportedClause {
  /** First token that is no longer speaker or adverbial: the joining preposition, أن, the colon or the quotation mark. */
  at: number;
  by: 'that' | 'colon' | 'quotation';
}

/** So far a clause may stand from its verb: subjects with a relative clause run to fifty words. */
const farthest = 70;
const joiningPrepositions = formsOf('إلى على عن من في');

/** A verb form that may begin a clause of its own here, so that the one before it got no clause. */
function startsOtherReport(tokens: readonly Token[], at: number): boolean {
  const { form } = tokens[at]!;
  // «وقال», «فأعلن»: joined to the sentence. Without و it may be a noun or a verb in a relative clause.
  const sure = speechVerbs(form).find(({ verb, mood }) => !verb.ambiguous && mood !== 'participle');
  return sure !== undefined && sure.prefix > 0;
}

/** The last sure verb of saying between two places: what أن belongs to when it stands in a relative clause. */
function ownerOfThat(tokens: readonly Token[], from: number, to: number): VerbFound | null {
  for (let at = to - 1; at >= from; at--) {
    const found = speechVerbs(tokens[at]!.form).find(
      ({ verb, mood }) => mood !== 'participle' && !verb.ambiguous,
    );
    if (found) return found;
  }
  return null;
}

/** Finds the clause that a verb of saying at `verbAt` reports, `null` when none follows in its sentence. */
export function reportedClause(
  tokens: readonly Token[],
  verbAt: number,
  verb: SpeechVerb,
): ReportedClause | null {
  const to = Math.min(tokens.length, verbAt + farthest);
  let relativeFrom = -1;
  for (let at = verbAt + 1; at < to; at++) {
    const token = tokens[at]!;
    const { form } = token;
    const before = tokens[at - 1]!.form;
    if (isSentenceEnd(tokens, at)) return null;
    if (form === '(') {
      const close = closingOf(tokens, at, to);
      if (close > 0 && close - at < 20) at = close;
      continue;
    }
    if (form === ':') {
      // 10:30 is a time.
      if (tokens[at + 1]?.kind === 'number' && tokens[at - 1]?.kind === 'number') continue;
      return { at, by: 'colon' };
    }
    if (isQuote(form)) {
      // A mark that closes: the verb stands inside the quotation, and what it reports does too.
      if (token.quote === 'closes') return null;
      const name = nameInQuotes(tokens, at, to);
      if (name > 0) {
        at = name;
        continue;
      }
      return { at, by: thatWords.has(tokens[at + 1]?.form ?? '') ? 'that' : 'quotation' };
    }
    if (relativePronouns.has(form) && relativeFrom < 0) relativeFrom = at;
    if (thatWords.has(form)) {
      // Folded, ألا (that not) is إلا: «إلا أن» contrasts, «إلا» alone excepts.
      if (before === 'الا' || (form === 'الا' && !/^أ/.test(token.text))) {
        if (form === 'الا') continue;
        return null;
      }
      if (beforeOtherThat.has(before)) {
        if (contrast.has(before)) return null;
        continue;
      }
      // «الذي أعلن أن … إن»: the أن of a relative clause has a verb of its own there.
      if (relativeFrom >= 0) {
        const owner = ownerOfThat(tokens, relativeFrom, at);
        const joined = joiningPrepositions.has(before);
        const mine = joined && verb.joins.includes(before) && !owner?.verb.joins.includes(before);
        if (owner && !mine && owner.verb.lemma !== verb.lemma && laterThat(tokens, at + 1, to)) {
          relativeFrom = at;
          continue;
        }
      }
      const joined = joiningPrepositions.has(before);
      // «تأكيد على أن», «إشارة إلى أن»: the أن belongs to another word.
      if (joined && !verb.joins.includes(before)) continue;
      return { at: joined && at - 1 > verbAt ? at - 1 : at, by: 'that' };
    }
    if (byThatWords.has(form)) return { at, by: 'that' };
    if (/^و?لكن(?:ه|ها|هم|هما|ني|نا)?$/.test(form)) return null;
    if (at > verbAt + 1 && startsOtherReport(tokens, at)) return null;
  }
  return null;
}

/** Whether the sentence goes on to another أن or to a colon. */
function laterThat(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to && !isSentenceEnd(tokens, at); at++) {
    if (thatWords.has(tokens[at]!.form) && tokens[at]!.form !== 'الا') return true;
    if (tokens[at]!.form === ':') return true;
  }
  return false;
}

/** A short quotation that is a name («صحيفة "تشرين" السورية إن»): its last mark, or -1 when what is quoted is said. */
function nameInQuotes(tokens: readonly Token[], at: number, to: number): number {
  const close = closingOf(tokens, at, to);
  if (close < 0 || close - at > 9 || close === at + 1) return -1;
  for (let i = at + 1; i < close; i++)
    if (thatWords.has(tokens[i]!.form) || isSentenceEnd(tokens, i)) return -1;
  for (let i = close + 1; i < to && !isSentenceEnd(tokens, i); i++) {
    const { form } = tokens[i]!;
    if (thatWords.has(form) || byThatWords.has(form) || form === ':') return close;
    if (speechVerbs(form).some(({ verb, mood }) => !verb.ambiguous && mood !== 'participle')) return -1;
  }
  return -1;
}
