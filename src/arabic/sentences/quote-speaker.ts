/** Whose words a quotation is: the verb that brings it, the speaker beside it, and who that is. */
import { isHead, media, personTitles } from '../names/head-nouns.ts';
import { isKnownNameWord } from '../names/name-words.ts';
import { namesIn } from '../names/names-in-text.ts';
import { personNameIn } from '../names/person-name.ts';
import { accordingTo } from './according-to.ts';
import { attributionsOf, type Span, type SpanOfText } from './attribution.ts';
import { adverbs, byThatWords, openers, thatWords } from './function-words.ts';
import { isQuote, isSpeakerHead, nounPhrase } from './noun-phrase.ts';
import { speechVerbs, type VerbFound } from './speech-verbs.ts';
import { isSentenceEnd, type Token, tokensOf } from './tokens.ts';

export interface QuoteQuestion {
  title: string;
  previousParagraph: string | null;
  paragraph: string;
  /** Place of the quotation in the paragraph, without its marks. */
  quote: Span;
}

export interface QuoteSpeaker {
  /** False for names, titles and phrases in quotation marks that no one is said to have said. */
  isSpeech: boolean;
  cue?: SpanOfText;
  /** As written beside the cue or in its sentence; absent where the verb alone carries it. */
  speakerMention?: SpanOfText;
  /** The fullest name at hand. */
  speakerResolved?: string;
}

/** Somebody who speaks in a text, in the order of mention. */
interface Voice {
  text: string;
  start: number;
  end: number;
  words: string[];
  feminine: boolean | null;
  plural: boolean;
}

/** The words of a quotation that may be a name or a term rather than speech. */
const fewWords = 5;

/** Whom a quotation belongs to, judged by its paragraph, the one before and the headline. */
export function attributeQuote(question: QuoteQuestion): QuoteSpeaker {
  const { paragraph, quote } = question;
  const tokens = tokensOf(paragraph);
  let first = tokens.findIndex(({ start }) => start >= quote.start);
  if (first < 0) first = tokens.length;
  let last = first;
  while (last < tokens.length && tokens[last]!.end <= quote.end) last++;
  const words = tokens.slice(first, last).filter(({ kind }) => kind !== 'mark').length;
  const cue = cueOf(paragraph, tokens, first, last, words);
  if (!cue) return { isSpeech: words > 25 };
  if (cue.person === 1) return { isSpeech: false };
  const mention = cue.mention ?? null;
  const resolved = resolve(question, tokens, cue, mention);
  return {
    isSpeech: true,
    cue: cue.span,
    ...(mention && { speakerMention: { text: mention.text, start: mention.start, end: mention.end } }),
    ...(resolved && { speakerResolved: resolved }),
  };
}

interface Cue {
  span: SpanOfText;
  at: number;
  mention: SpanOfText | null;
  /** The mention with its appositions: «وزير السياحة، نعمان قورتولموش». */
  whole?: string;
  feminine: boolean | null;
  plural: boolean;
  person: 1 | 2 | 3;
}

const sentenceStart = (tokens: readonly Token[], at: number): number => {
  let from = at;
  // A semicolon parts clauses, not who speaks.
  while (from > 0 && at - from < 150 && (tokens[from - 1]!.form === '؛' || !isSentenceEnd(tokens, from - 1)))
    from--;
  return from;
};

const spanText = (text: string, tokens: readonly Token[], from: number, to: number): SpanOfText => ({
  text: text.slice(tokens[from]!.start, tokens[to - 1]!.end),
  start: tokens[from]!.start,
  end: tokens[to - 1]!.end,
});

/** The word that brings the quotation: after it («"…"، قال الوزير»), or the nearest fitting one before it. */
function cueOf(
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
    const according = accordingTo(text, tokens, at);
    if (according)
      return {
        span: according.attribution.cue,
        at,
        mention: according.attribution.speaker?.core ?? null,
        feminine: null,
        plural: false,
        person: 3,
      };
  }
  return null;
}

const namingWords = new Set(
  'اسم باسم بعنوان عنوان مسمي لقب بلقب عباره مصطلح كلمه شعار وسم هاشتاغ كتاب فيلم روايه برنامج قصيده'.split(
    ' ',
  ),
);

/** أن or إن in the few words after the quotation: what is quoted is the subject before it. */
function thatSoon(tokens: readonly Token[], last: number): boolean {
  for (let at = last; at < Math.min(tokens.length, last + 7); at++) {
    if (isSentenceEnd(tokens, at)) return false;
    if (thatWords.has(tokens[at]!.form) && tokens[at]!.form !== 'الا') return true;
  }
  return false;
}

const fits =
  (tokens: readonly Token[], at: number) =>
  (verb: VerbFound): boolean => {
    const before = tokens[at - 1]?.form ?? '';
    if (verb.verb.shows) return false;
    // «عبر صفحته» is a preposition; the verb has its «عن».
    // «معلومات وردت إليها»: what arrives, not who answers.
    if (verb.verb.lemma === 'رد' && /^(?:في|من|الي|عن|انبا)/.test(tokens[at + 1]?.form ?? '')) return false;
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
    span: spanText(text, tokens, at, at + 1),
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
      return { ...base, mention: spanText(text, tokens, at - 1, at) };
    for (const attribution of attributionsOf(text, tokens.slice(from, first + 1)))
      if (attribution.cue.start === tokens[at]!.start && attribution.speaker)
        return { ...base, mention: attribution.speaker.core };
  }
  if (!subject && adverbs.has(tokens[at + 1]?.form ?? '')) subject = nounPhrase(tokens, at + 2, limit);
  if (!subject) return { ...base, mention: null };
  return {
    ...base,
    mention: spanText(text, tokens, subject.from, Math.min(subject.coreTo, subject.to)),
    whole: spanText(text, tokens, subject.from, subject.to).text,
  };
}

/** The clause of the verb begins at أن, a colon or the quotation: its subject stands before. */
function boundBefore(tokens: readonly Token[], from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const { form } = tokens[at]!;
    if (thatWords.has(form) || byThatWords.has(form) || form === ':') return at;
  }
  return to;
}

/** Who does what the sentence tells first: of the nearest verb of saying before `to`, else of its opening verb. */
function sentenceSubject(
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
    if (subject) return spanText(text, tokens, subject.from, Math.min(subject.coreTo, subject.to));
    if (at > from) return null;
  }
  // Any verb may open the sentence: what follows it is taken when it is a name or a title.
  const opening = tokens[from]?.form ?? '';
  const next = tokens[from + 1];
  if (!next || openers.has(opening) || opening.startsWith('ال') || next.kind !== 'word') return null;
  if (!isSpeakerHead(next.form) && !isKnownNameWord(next.form)) return null;
  const subject = nounPhrase(tokens, from + 1, Math.min(to, from + 15));
  return subject && spanText(text, tokens, subject.from, Math.min(subject.coreTo, subject.to));
}

function cueAfter(text: string, tokens: readonly Token[], last: number): Cue | null {
  let at = last;
  while (at < tokens.length && at - last < 4 && tokens[at]!.kind === 'mark') at++;
  const token = tokens[at];
  if (!token) return null;
  if (/^(?:كما|هكذا|بهذه)$/.test(token.form)) at++;
  const according = tokens[at] && accordingTo(text, tokens, at);
  if (according)
    return {
      span: according.attribution.cue,
      at,
      mention: according.attribution.speaker?.core ?? null,
      feminine: null,
      plural: false,
      person: 3,
    };
  const verb = speechVerbs(tokens[at]?.form ?? '').find(
    ({ verb: { ambiguous }, mood }) => !ambiguous && mood !== 'participle',
  );
  if (!verb) return null;
  return withMention(text, tokens, at, verb, at, Math.min(tokens.length, at + 25));
}

/** Everyone who speaks in a text, with or without a reported clause. */
function voicesIn(text: string): Voice[] {
  const tokens = tokensOf(text);
  const voices: Voice[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const according = accordingTo(text, tokens, at);
    const speaker = according?.attribution.speaker?.core;
    if (speaker) voices.push(voiceOf(speaker, null, false));
    const verb = speechVerbs(tokens[at]!.form).find(
      ({ mood, person, verb: { ambiguous, shows } }) =>
        mood !== 'participle' && person === 3 && !ambiguous && !shows,
    );
    if (!verb) continue;
    const limit = boundBefore(tokens, at + 1, Math.min(tokens.length, at + 30));
    const subject = nounPhrase(tokens, at + 1, limit);
    if (subject) {
      const span = spanText(text, tokens, subject.from, Math.min(subject.coreTo, subject.to));
      const whole = spanText(text, tokens, subject.from, subject.to);
      // «شقيقة عميد المعهد البحري، سلوى الزعفراني، التي …»: the name after the comma is the fuller one.
      voices.push(voiceOf(span, verb.plural ? null : verb.feminine, verb.plural, whole.text));
    }
  }
  return voices;
}

function voiceOf(span: SpanOfText, feminine: boolean | null, plural: boolean, whole = span.text): Voice {
  const words = whole.match(/[\p{L}\p{M}]+/gu) ?? [];
  return { ...span, words, feminine, plural };
}

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{M}]+/gu) ?? [];

/** The name of a phrase, or the phrase where it holds none. */
function nameOf(phrase: string): string {
  const words = wordsIn(phrase);
  const name = personNameIn(words);
  return name ? words.slice(name.from, name.to).join(' ') : phrase;
}

const holdsName = (phrase: string): boolean => personNameIn(wordsIn(phrase)) !== null;

/** The name in a mention; without one, the last voice before that can be meant. */
function resolve(
  { title, previousParagraph, paragraph }: QuoteQuestion,
  tokens: readonly Token[],
  cue: Cue,
  mention: SpanOfText | null,
): string | null {
  const before = voicesIn(paragraph.slice(0, tokens[cue.at]!.start));
  const earlier = voicesIn(previousParagraph ?? '');
  const context = [...earlier, ...before];
  const pronoun = mention !== null && /^(?:هو|هي|هم)$/.test(mention.text);
  if (mention && !pronoun) {
    const name = holdsName(mention.text) ? nameOf(mention.text) : (appositionIn(cue.whole) ?? mention.text);
    const words = wordsIn(mention.text);
    const lastVoice = before.at(-1);
    // «قال جاويش أوغلو … وأكد وزير الخارجية»: an office after a bare name is the same man.
    if (
      name === mention.text &&
      !holdsName(mention.text) &&
      isHead(personTitles, foldFirst(words)) &&
      lastVoice &&
      holdsName(lastVoice.text)
    )
      return nameOf(lastVoice.text);
    return name;
  }
  // «وشكر المندوب الفلسطيني الدول، وقال إنهم»: who opens the sentence.
  const from = sentenceStart(tokens, cue.at);
  const opener =
    from < cue.at && before.length === 0 ? sentenceSubject(paragraph, tokens, from, cue.at) : null;
  if (opener && !pronoun) return nameOf(opener.text);
  for (const voice of context.toReversed()) {
    if (cue.feminine !== null && voice.feminine !== null && cue.feminine !== voice.feminine) continue;
    if (isHead(media, foldFirst(voice.words)) && cue.feminine === false) continue;
    return nameOf(voice.text);
  }
  const lastPerson = namesIn(previousParagraph ?? '').findLast(({ type }) => type === 'PERS');
  return lastPerson?.name ?? fromTitle(title);
}

/** The name between the first two commas of a phrase: «وزير السياحة التركي، نعمان قورتولموش، الذي …». */
function appositionIn(whole: string | undefined): string | null {
  const second = whole?.split(/[،,]/)[1]?.trim();
  if (!second) return null;
  const words = wordsIn(second);
  return words.length >= 2 && words.length <= 4 && !isSpeakerHead(foldFirst(words)) && holdsName(second)
    ? second
    : null;
}

const foldFirst = (words: readonly string[]): string => tokensOf(words[0] ?? '')[0]?.form ?? '';

/** «باحميد: بن همام في غيل», «إيسكو يرد على ميسي»: the headline's speaker. */
function fromTitle(title: string): string | null {
  const colon = /^[\s"«]*([^:«"]{3,40}?)\s*:/.exec(title);
  if (colon && namesIn(colon[1]!).every(({ type }) => type === 'PERS')) return nameOf(colon[1]!);
  const named = namesIn(title).find(({ type }) => type === 'PERS');
  if (named) return named.name;
  const tokens = tokensOf(title);
  const verbAt = tokens.findIndex(({ form }, at) => at > 0 && /^[يت]/.test(form) && !form.startsWith('ال'));
  if (verbAt < 1 || verbAt > 4) return null;
  const phrase = nounPhrase(tokens, 0, verbAt);
  if (!phrase || phrase.to - phrase.from > 3) return null;
  return nameOf(spanText(title, tokens, phrase.from, phrase.to).text);
}
