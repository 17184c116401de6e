/** The word that brings a quotation, and the speaker beside it. */
import { formsOf } from '../grammar/word-forms.ts';
import { isKnownNameWord } from '../names/name-words.ts';
import { accordingTo } from './according-to.ts';
import { attributionsOf } from './attribution.ts';
import { adverbs, byThatWords, openers, thatWords } from './function-words.ts';
import { isQuote, isSpeakerHead, nounPhrase } from './noun-phrase.ts';
import { speechVerbs, type VerbFound } from './speech-verbs.ts';
import { isSentenceEnd, type SpanOfText, spanOf, type Token } from './tokens.ts';

/** The words of a quotation that may be a name or a term rather than speech. */
const fewWords = 5;

/** A word that brings a quotation, with what it tells about the speaker. */
export interface Cue {
  span: SpanOfText;
  at: number;
  mention: SpanOfText | null;
  /** The mention with its appositions: «وزير السياحة، نعمان قورتولموش». */
  whole?: string;
  feminine: boolean | null;
  plural: boolean;
  person: 1 | 2 | 3;
}

/** The first token of the sentence that a token stands in, 150 tokens back at the most. */
export const sentenceStart = (tokens: readonly Token[], at: number): number => {
  let from = at;
  // A semicolon parts clauses, not who speaks.
  while (from > 0 && at - from < 150 && (tokens[from - 1]!.form === '؛' || !isSentenceEnd(tokens, from - 1)))
    from--;
  return from;
};

/** The word that brings the quotation: after it («"…"، قال الوزير»), or the nearest fitting one before it. */
export function cueOf(
  text: string,
  tokens: readonly Token[],
  first: number,
  last: number,
  words: number,
): Cue | null {
  let open = first - 1;
  while (open >= 0 && isQuote(tokens[open]!.form)) open--;
  const lead = tokens[open]?.form ?? '';
  // «صحيفة "ذا صن"», «إن "موبايلي" تكثف», «قالت "بيكر هيوز" إن»: a name in quotation marks.
  const short = words <= 3;
  if (short && (isSpeakerHead(lead) || namingWords.has(lead) || (words <= 2 && thatWords.has(lead))))
    return null;
  if (words <= 4 && lead !== ':' && thatSoon(tokens, last)) return null;
  const introduced = lead === ':' || thatWords.has(lead) || lead === '،' || lead === ',';
  const from = sentenceStart(tokens, Math.max(0, first - 1));
  // Nearest verb of saying before the quotation, in its sentence.
  let inside = 0;
  for (let at = open; at >= from; at--) {
    const { form, quote, kind } = tokens[at]!;
    if (quote === 'closes') inside++;
    if (quote === 'opens') inside = Math.max(0, inside - 1);
    if (inside > 0 || kind !== 'word') continue;
    const verb = speechVerbs(form).find(fits(tokens, at));
    if (!verb) continue;
    const distance = open - at;
    if (verb.mood === 'participle' && distance > 20) continue;
    const opens = at === from || (verb.prefix > 0 && verb.mood === 'past');
    if (verb.verb.ambiguous && !opens && distance > 3 && !(introduced && distance < 14)) continue;
    if (verb.verb.ambiguous && verb.mood === 'imperfect' && verb.prefix > 1) continue;
    // «رد طهران "المحتمل"»: a word or two held at a distance.
    if (words <= 2 && distance > 0 && lead !== ':' && !thatWords.has(lead)) return null;
    // A few quoted words far from their verb are a term or a name.
    if (words <= fewWords && distance > 3 && lead !== ':' && !thatWords.has(lead)) return null;
    return withMention(text, tokens, at, verb, from, open + 1);
  }
  if (words <= fewWords) return null;
  const after = cueAfter(text, tokens, last);
  if (after) return after;
  for (let at = open; at >= from; at--) {
    const according = accordingCue(text, tokens, at);
    if (according) return according;
  }
  return null;
}

/** «بحسب الوزير» and its like as a cue. */
function accordingCue(text: string, tokens: readonly Token[], at: number): Cue | null {
  const attribution = accordingTo(text, tokens, at)?.attribution;
  if (!attribution) return null;
  const mention = attribution.speaker?.core ?? null;
  return { span: attribution.cue, at, mention, feminine: null, plural: false, person: 3 };
}

/** Nouns whose name stands in quotation marks after them. */
const namingWords = formsOf(`
  اسم باسم بعنوان عنوان مسمى لقب بلقب عبارة مصطلح كلمة شعار وسم هاشتاغ كتاب فيلم رواية برنامج قصيدة`);

/** أن or إن in the few words after the quotation: what is quoted is the subject before it. */
function thatSoon(tokens: readonly Token[], last: number): boolean {
  for (let at = last; at < Math.min(tokens.length, last + 7); at++) {
    if (isSentenceEnd(tokens, at)) return false;
    if (thatWords.has(tokens[at]!.form) && tokens[at]!.form !== 'الا') return true;
  }
  return false;
}

/** Whether a verb of saying may bring a quotation where it stands. */
const fits =
  (tokens: readonly Token[], at: number) =>
  (verb: VerbFound): boolean => {
    const before = tokens[at - 1]?.form ?? '';
    if (verb.verb.shows) return false;
    // «معلومات وردت إليها»: what arrives, not who answers.
    if (verb.verb.lemma === 'رد' && /^(?:في|من|الي|عن|انبا)/.test(tokens[at + 1]?.form ?? '')) return false;
    // «عبر صفحته» is a preposition; the verb has its «عن».
    if (tokens[at]!.form === 'عبر' && !tokens.slice(at + 1, at + 10).some(({ form }) => form === 'عن'))
      return false;
    if (verb.mood === 'participle')
      return !verb.verb.ambiguous || /^(?:متسايل|منتقد|موجه|معلق|لافت|متابع|واصف)/.test(tokens[at]!.form);
    if (openers.has(before) && verb.prefix === 0 && verb.verb.ambiguous) return false;
    return !/[ةً]$/.test(tokens[at]!.text);
  };

function withMention(
  text: string,
  tokens: readonly Token[],
  at: number,
  verb: VerbFound,
  from: number,
  first: number,
): Cue {
  const base = {
    span: spanOf(text, tokens, at, at + 1),
    at,
    feminine: verb.plural || verb.person !== 3 ? null : verb.feminine,
    plural: verb.plural,
    person: verb.person,
  };
  if (verb.mood === 'participle') {
    // «ورد برونو على البيان، قائلا»: the subject of the verb before.
    const voice = sentenceSubject(text, tokens, from, at);
    return { ...base, feminine: verb.feminine, mention: voice };
  }
  const limit = boundBefore(tokens, at + 1, first);
  let subject = nounPhrase(tokens, at + 1, limit);
  if (!subject && verb.prefix === 0) {
    // «التقرير يقول», «هو يقول»
    const before = tokens[at - 1];
    if (before && /^(?:هو|هي|هم)$/.test(before.form))
      return { ...base, mention: spanOf(text, tokens, at - 1, at) };
    for (const attribution of attributionsOf(text, tokens.slice(from, first + 1)))
      if (attribution.cue.start === tokens[at]!.start && attribution.speaker)
        return { ...base, mention: attribution.speaker.core };
  }
  if (!subject && adverbs.has(tokens[at + 1]?.form ?? '')) subject = nounPhrase(tokens, at + 2, limit);
  if (!subject) return { ...base, mention: null };
  return {
    ...base,
    mention: spanOf(text, tokens, subject.from, Math.min(subject.coreTo, subject.to)),
    whole: spanOf(text, tokens, subject.from, subject.to).text,
  };
}

/** The clause of the verb begins at أن, a colon or the quotation: its subject stands before. */
export function boundBefore(tokens: readonly Token[], from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const { form } = tokens[at]!;
    if (thatWords.has(form) || byThatWords.has(form) || form === ':') return at;
  }
  return to;
}

/** Who does what the sentence tells first: of the nearest verb of saying before `to`, else of its opening verb. */
export function sentenceSubject(
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
): SpanOfText | null {
  for (let at = to - 1; at >= from; at--) {
    const found = speechVerbs(tokens[at]!.form).find(
      (verb) =>
        verb.mood !== 'participle' &&
        (!verb.verb.ambiguous || at === from || /[،,]/.test(tokens[at - 1]!.form)),
    );
    if (!found) {
      const according = accordingTo(text, tokens, at);
      if (according?.attribution.speaker) return according.attribution.speaker.core;
      continue;
    }
    const subject = nounPhrase(tokens, at + 1, boundBefore(tokens, at + 1, to));
    if (subject) return spanOf(text, tokens, subject.from, Math.min(subject.coreTo, subject.to));
    if (at > from) return null;
  }
  // Any verb may open the sentence: what follows it is taken when it is a name or a title.
  const opening = tokens[from]?.form ?? '';
  const next = tokens[from + 1];
  if (!next || openers.has(opening) || opening.startsWith('ال') || next.kind !== 'word') return null;
  if (!isSpeakerHead(next.form) && !isKnownNameWord(next.form)) return null;
  const subject = nounPhrase(tokens, from + 1, Math.min(to, from + 15));
  return subject && spanOf(text, tokens, subject.from, Math.min(subject.coreTo, subject.to));
}

/** The cue behind a quotation: «"…"، قال الوزير», «"…"، بحسب الوزير». */
function cueAfter(text: string, tokens: readonly Token[], last: number): Cue | null {
  let at = last;
  while (at < tokens.length && at - last < 4 && tokens[at]!.kind === 'mark') at++;
  const token = tokens[at];
  if (!token) return null;
  if (/^(?:كما|هكذا|بهذه)$/.test(token.form)) at++;
  if (at >= tokens.length) return null;
  const according = accordingCue(text, tokens, at);
  if (according) return according;
  const verb = speechVerbs(tokens[at]!.form).find(
    ({ verb: { ambiguous }, mood }) => !ambiguous && mood !== 'participle',
  );
  if (!verb) return null;
  return withMention(text, tokens, at, verb, at, Math.min(tokens.length, at + 25));
}
