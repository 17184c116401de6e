/** «بحسب», «وفقا لـ», «نقلا عن», «على حد قول»: a speaker without a verb that takes a clause. */
import type { Attribution } from './attribution.ts';
import { isQuote, isSpeakerHead, nounPhrase } from './noun-phrase.ts';
import { sourceKind } from './source-kind.ts';
import { type Stance, speechVerbs } from './speech-verbs.ts';
import { isSentenceEnd, type Token } from './tokens.ts';

interface Pattern {
  words: string[];
  /** The word after the last of these carries «ل»: «وفقا للبيان». */
  lam?: true;
  stance?: Stance;
}
const patterns: Pattern[] = [
  { words: ['نقلا', 'عن'] },
  { words: ['علي', 'حد', 'قول'] },
  { words: ['علي', 'حد', 'تعبير'] },
  { words: ['علي', 'حد', 'وصف'] },
  { words: ['علي', 'لسان'] },
  // «وجاء في بيان النادي: …», «حيث ورد في التقرير»
  { words: ['جا', 'في'] },
  { words: ['وجا', 'في'] },
  { words: ['ورد', 'في'] },
  { words: ['وورد', 'في'] },
  { words: ['استنادا', 'الي'] },
  { words: ['وفقا'], lam: true },
  { words: ['طبقا'], lam: true },
  { words: ['تبعا'], lam: true },
  { words: ['بحسب'] },
  { words: ['وبحسب'] },
  { words: ['وحسب'] },
  { words: ['حسب'] },
  { words: ['وفق'] },
  { words: ['ووفق'] },
  { words: ['ووفقا'], lam: true },
];
const byFirst = Map.groupBy(patterns, ({ words }) => words[0]!);
/** «على حد قوله», «بحسب تعبيرها»: the speaker is a pronoun. */
const ownWords = /^(?:قول|تعبير|وصف|راي|كلام|زعم|تصريحات|تصريح)(?:ه|ها|هم|هما)$/;
const verbAfter = new Set(['ما', 'حسبما', 'وحسبما', 'وفقما', 'مثلما']);

export interface According {
  attribution: Attribution;
  /** Token after the last one taken. */
  to: number;
}

/** The attribution without a clause that begins at `at`, or `null`. */
export function accordingTo(text: string, tokens: readonly Token[], at: number): According | null {
  const first = tokens[at]!;
  if (first.kind !== 'word') return null;
  if (verbAfter.has(first.form) && first.form !== 'ما') return withVerb(text, tokens, at, at + 1);
  for (const pattern of byFirst.get(first.form) ?? []) {
    if (!pattern.words.every((word, index) => tokens[at + index]?.form === word)) {
      // «على حد قوله»
      const last = pattern.words.length - 1;
      const own = tokens[at + last];
      if (
        last > 0 &&
        own &&
        ownWords.test(own.form) &&
        pattern.words.slice(0, last).every((word, index) => tokens[at + index]?.form === word)
      )
        return make(text, tokens, at, at + last + 1, null);
      continue;
    }
    let from = at + pattern.words.length;
    const next = tokens[from];
    if (!next) continue;
    if (next.form === 'ما') return withVerb(text, tokens, at, from + 1);
    if (ownWords.test(next.form)) return make(text, tokens, at, from + 1, null);
    let shift = 0;
    if (pattern.lam) {
      if (next.form === 'ل') from++;
      else if (!next.form.startsWith('ل')) continue;
      else shift = 1;
    }
    return make(text, tokens, at, from, { from, shift });
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

function make(
  text: string,
  tokens: readonly Token[],
  at: number,
  cueTo: number,
  place: { from: number; shift: number } | null,
  lemma?: string,
): According | null {
  const cue = {
    text: text.slice(tokens[at]!.start, tokens[cueTo - 1]!.end),
    start: tokens[at]!.start,
    end: tokens[cueTo - 1]!.end,
    lemma: lemma ?? tokens[at]!.form.replace(/^و(?=[بحو])/, ''),
  };
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
