/** Whose words a quotation is: the verb that brings it, the speaker beside it, and who that is. */
import { isHead, media, personTitles } from '../names/head-nouns.ts';
import { namesIn } from '../names/names-in-text.ts';
import { personNameIn } from '../names/person-name.ts';
import { accordingTo } from './according-to.ts';
import { isSpeakerHead, nounPhrase } from './noun-phrase.ts';
import { boundBefore, type Cue, cueOf, sentenceStart, sentenceSubject } from './quote-cue.ts';
import { speechVerbs } from './speech-verbs.ts';
import { type Span, type SpanOfText, spanOf, type Token, tokensOf } from './tokens.ts';

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
      const span = spanOf(text, tokens, subject.from, Math.min(subject.coreTo, subject.to));
      const whole = spanOf(text, tokens, subject.from, subject.to);
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
      isHead(personTitles, firstForm(words)) &&
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
    if (isHead(media, firstForm(voice.words)) && cue.feminine === false) continue;
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
  return words.length >= 2 && words.length <= 4 && !isSpeakerHead(firstForm(words)) && holdsName(second)
    ? second
    : null;
}

/** The form of a phrase's first word. */
const firstForm = (words: readonly string[]): string => tokensOf(words[0] ?? '')[0]?.form ?? '';

/** «باحميد: بن همام في غيل», «إيسكو يرد على ميسي»: the headline's speaker. */
function fromTitle(title: string): string | null {
  const colon = /^[\s"«]{0,9}([^:«"]{3,40}?)\s{0,3}:/.exec(title);
  if (colon && namesIn(colon[1]!).every(({ type }) => type === 'PERS')) return nameOf(colon[1]!);
  const named = namesIn(title).find(({ type }) => type === 'PERS');
  if (named) return named.name;
  const tokens = tokensOf(title);
  const verbAt = tokens.findIndex(({ form }, at) => at > 0 && /^[يت]/.test(form) && !form.startsWith('ال'));
  if (verbAt < 1 || verbAt > 4) return null;
  const phrase = nounPhrase(tokens, 0, verbAt);
  if (!phrase || phrase.to - phrase.from > 3) return null;
  return nameOf(spanOf(title, tokens, phrase.from, phrase.to).text);
}
