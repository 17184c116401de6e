/** «بحسب», «وفقا لـ», «نقلا عن», «على حد قول»: a speaker without a verb that takes a clause. */
import { formsOf } from '../grammar/word-forms.ts';
import { matchText } from '../letters.ts';
import type { Attribution } from './attribution.ts';
import { isQuote, isSpeakerHead, nounPhrase } from './noun-phrase.ts';
import { sourceKind } from './source-kind.ts';
import { speechVerbs } from './speech-verbs.ts';
import { isSentenceEnd, spanOf, type Token } from './tokens.ts';

/** Words that bring a source without a verb of saying; و may stand before the first. */
interface Pattern {
  /** The first word as a dictionary writes it. */
  lemma: string;
  words: readonly string[];
  /** The word after the last of these carries «ل»: «وفقا للبيان». */
  lam: boolean;
}
const pattern = (written: string, lam = false): Pattern => {
  const words = written.split(' ');
  return { lemma: words[0]!, words: words.map(matchText), lam };
};
const patterns: readonly Pattern[] = [
  pattern('نقلا عن'),
  pattern('على حد قول'),
  pattern('على حد تعبير'),
  pattern('على حد وصف'),
  pattern('على لسان'),
  // «وجاء في بيان النادي: …», «حيث ورد في التقرير»
  pattern('جاء في'),
  pattern('ورد في'),
  pattern('استنادا إلى'),
  pattern('وفقا', true),
  pattern('طبقا', true),
  pattern('تبعا', true),
  pattern('بحسب'),
  pattern('حسب'),
  pattern('وفق'),
];
const byFirst = Map.groupBy(patterns, ({ words }) => words[0]!);
/** «على حد قوله», «بحسب تعبيرها»: the speaker is a pronoun. */
const ownWords = /^(?:قول|تعبير|وصف|راي|كلام|زعم|تصريحات|تصريح)(?:ه|ها|هم|هما)$/;
/** What a verb of saying follows: «حسبما ذكرت الوكالة». */
const verbAfter = formsOf('حسبما وحسبما وفقما مثلما');

export interface According {
  attribution: Attribution;
  /** Token after the last one taken. */
  to: number;
}

/** The attribution without a clause that begins at `at`, or `null`. */
export function accordingTo(text: string, tokens: readonly Token[], at: number): According | null {
  const first = tokens[at]!;
  if (first.kind !== 'word') return null;
  if (verbAfter.has(first.form)) return withVerb(text, tokens, at, at + 1);
  // «وبحسب», «وجاء في»; of «ورد في» the و is its own.
  const opening = byFirst.has(first.form) ? first.form : first.form.replace(/^و/, '');
  for (const { lemma, words, lam } of byFirst.get(opening) ?? []) {
    const last = words.length - 1;
    if (!words.every((word, index) => index === 0 || index === last || tokens[at + index]?.form === word))
      continue;
    const closing = tokens[at + last]?.form ?? '';
    if (last > 0 && closing !== words[last]) {
      // «على حد قوله»
      if (ownWords.test(closing)) return make(text, tokens, at, at + last + 1, null, lemma);
      continue;
    }
    let from = at + words.length;
    const next = tokens[from];
    if (!next) continue;
    if (next.form === 'ما') return withVerb(text, tokens, at, from + 1);
    if (ownWords.test(next.form)) return make(text, tokens, at, from + 1, null, lemma);
    let shift = 0;
    if (lam) {
      if (next.form === 'ل') from++;
      else if (!next.form.startsWith('ل')) continue;
      else shift = 1;
    }
    return make(text, tokens, at, from, { from, shift }, lemma);
  }
  return null;
}

/** «وفق ما ذكرت الصحيفة», «حسبما أفادت الوكالة». */
function withVerb(text: string, tokens: readonly Token[], at: number, verbAt: number): According | null {
  const verb = tokens[verbAt] && speechVerbs(tokens[verbAt].form).find(({ mood }) => mood !== 'participle');
  if (!verb) return null;
  const subjectAt =
    tokens[verbAt + 1]?.form === 'عن' || tokens[verbAt + 1]?.form === 'به' ? verbAt + 2 : verbAt + 1;
  return (
    make(text, tokens, at, verbAt + 1, { from: subjectAt, shift: 0 }, verb.verb.lemma) ??
    make(text, tokens, at, verbAt + 1, null, verb.verb.lemma)
  );
}

/** The attribution of a cue that ends before `cueTo`, with its source at `place`; `null` where no source stands there. */
function make(
  text: string,
  tokens: readonly Token[],
  at: number,
  cueTo: number,
  place: { from: number; shift: number } | null,
  lemma: string,
): According | null {
  const cue = { ...spanOf(text, tokens, at, cueTo), lemma };
  const base = {
    cue,
    relayed: null,
    content: null,
    stance: 'asserts' as const,
    form: 'according-to' as const,
    quotation: 'indirect' as const,
  };
  if (!place) return { attribution: { ...base, speaker: null, source: null }, to: cueTo };
  let limit = place.from;
  while (limit < tokens.length && limit - place.from < 25 && !isSentenceEnd(tokens, limit)) {
    // «بحسب البيان فإن»: the sentence itself begins.
    if (limit > place.from && /^فا?ن/.test(tokens[limit]!.form)) break;
    limit++;
  }
  const head = tokens[place.from];
  if (!head) return null;
  // «للبيان» is البيان, «لبيان» is بيان.
  const bare =
    place.shift === 1
      ? head.form.startsWith('لل')
        ? `ال${head.form.slice(2)}`
        : head.form.slice(1)
      : head.form;
  if (!isSpeakerHead(bare) && !isQuote(bare)) return null;
  const window = tokens.slice(place.from, limit);
  window[0] = { ...head, form: bare };
  const phrase = nounPhrase(window, 0, window.length);
  if (!phrase) return null;
  const start = head.start + (place.shift === 1 && !head.form.startsWith('لل') ? 1 : 0);
  const words = window.slice(0, phrase.to).filter(({ kind }) => kind === 'word');
  const spanTo = (to: number) => {
    const end = window[to - 1]!.end;
    const written = text.slice(start, end);
    return {
      text: head.form.startsWith('لل') && place.shift ? `ال${written.slice(2)}` : written,
      start,
      end,
    };
  };
  return {
    attribution: {
      ...base,
      speaker: { ...spanTo(phrase.to), core: spanTo(phrase.coreTo) },
      source: sourceKind(words.map(({ form }) => form)),
    },
    to: place.from + phrase.to,
  };
}
