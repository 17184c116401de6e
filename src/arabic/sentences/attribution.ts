/**
 * Who says what with which word: verbs of saying before and after what is said, «بحسب» and its like, and the
 * passive that names no one.
 */

import { documents, isHead, media, personTitles, unnamedSources } from '../names/head-nouns.ts';
import { accordingTo } from './according-to.ts';
import { adverbs, byThatWords, openers, relativePronouns, thatWords } from './function-words.ts';
import { beginsSubject, isComma, isQuote, isSpeakerHead, nounPhrase, type Phrase } from './noun-phrase.ts';
import { type ReportedClause, reportedClause } from './reported-clause.ts';
import { type SourceKind, sourceKind } from './source-kind.ts';
import { type Stance, speechVerbs, type VerbFound } from './speech-verbs.ts';
import { isSentenceEnd, type Token, tokensOf } from './tokens.ts';

export interface Span {
  start: number;
  end: number;
}
export interface SpanOfText extends Span {
  text: string;
}

export interface Attribution {
  cue: SpanOfText & { lemma: string };
  /** The whole phrase with titles, apposition and relative clause; `null` where only the verb carries the speaker. */
  speaker: (SpanOfText & { core: SpanOfText }) | null;
  /** «نقلت الوكالة عن ناطق قوله»: whom the speaker relays. */
  relayed: SpanOfText | null;
  /** What is reported, to the end of its sentence or quotation. */
  content: Span | null;
  source: SourceKind | null;
  stance: Stance;
  /**
   * `before`: the verb, then what is said. `after`: what is said, then the verb. `participle`: «مضيفا أن».
   * `according-to`: «بحسب». `passive`: «يذكر أن».
   */
  form: 'before' | 'after' | 'participle' | 'according-to' | 'passive';
  quotation: 'direct' | 'indirect';
}

/** Before a word these make it a noun: no verb follows them. */
const beforeNouns = new Set(
  'في من الي علي عن مع بعد قبل خلال عند لدي تحت فوق بين حول ضد دون بدون مثل كل بعض اي غير هذا هذه ذلك تلك احد اكثر اول عبر رغم وفق حسب بحسب'.split(
    ' ',
  ),
);
/** Verbs in whose letters Arabic most often writes an impersonal passive: «يذكر أن», «يعتقد أن». */
const impersonal = new Set(
  'يذكر ويذكر يشار ويشار يقال ويقال قيل وقيل يعتقد ويعتقد يتوقع ويتوقع يلاحظ ويلاحظ يفترض ويفترض يرجح ويرجح افيد ذكر يزعم يظن يفهم ويفهم يعرف ويعرف يشاع ينتظر كتب نقل اشير واشير'.split(
    ' ',
  ),
);

const spanOf = (text: string, tokens: readonly Token[], from: number, to: number): SpanOfText => {
  const start = tokens[from]!.start;
  const end = tokens[to - 1]!.end;
  return { text: text.slice(start, end), start, end };
};

/** The reading of a word as verb that fits its place, or `null`. */
function verbAt(tokens: readonly Token[], at: number): VerbFound | null {
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
function isLikelyVerb(
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

/** Ambiguous verbs that may bring a quotation without a colon. */
const quoting = new Set(
  'ذكر كتب تابع لفت علق رد عقب ختم اختتم واصل كرر صرخ هتف غرد حكى روى شرح استهل سأل سخر نقل بين'.split(' '),
);

/** «قال في خطاب أمس "…»: from the verb to the quotation nothing but adverbials. */
function quotedSoon(tokens: readonly Token[], at: number, clauseAt: number): boolean {
  const next = tokens[at + 1]!.form;
  return clauseAt - at <= 10 && (openers.has(next) || adverbs.has(next) || next.startsWith('ل'));
}

/** The subject after the verb: at once, or past an adverb or a short adverbial when a title follows it. */
function subjectAfter(tokens: readonly Token[], from: number, to: number): Phrase | null {
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

const clauseBreaks = new Set(
  'فان فانه فانها بان لكن ولكن فيما بينما حيث اذ كما لان غير بيد الا انما وانما ثم عندما حين بل او'.split(
    ' ',
  ),
);
const auxiliaries = new Set(
  'كان كانت كانوا وكان وكانت وكانوا فكان فكانت قد وقد لقد لم لن لا سوف ما ايضا ليس ليست يكون تكون بدوره بدورها كذلك'.split(
    ' ',
  ),
);

/** The subject before the verb: «التقرير يؤكد أن», «وكان مصدر قد أكد أن». */
function subjectBefore(tokens: readonly Token[], verb: number, sentenceFrom: number): Phrase | null {
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

/** The end of what is reported: its quotation's, or its sentence's. */
function contentOf(tokens: readonly Token[], clause: ReportedClause): { span: Span; direct: boolean } | null {
  let from = clause.by === 'that' ? clause.at : clause.at + 1;
  while (from < tokens.length && tokens[from]!.form === ':') from++;
  const first = tokens[from];
  if (!first) return null;
  let direct = clause.by !== 'that';
  let to = from + 1;
  if (clause.by === 'quotation' || isQuote(first.form)) {
    direct = true;
    while (to < tokens.length && to - from < 400 && !isQuote(tokens[to]!.form)) to++;
    const inner = isQuote(first.form) ? from + 1 : from;
    if (inner >= to) return null;
    return { span: { start: tokens[inner]!.start, end: tokens[to - 1]!.end }, direct };
  }
  while (to < tokens.length && to - from < 400 && !isSentenceEnd(tokens, to)) to++;
  while (to > from + 1 && tokens[to - 1]!.kind === 'mark') to--;
  if (clause.by === 'that') direct = isQuote(tokens[from + 1]?.form ?? '');
  return { span: { start: first.start, end: tokens[to - 1]!.end }, direct };
}

/** The attribution that holds a clause, by the clause's first token. */
type Claims = Map<number, Attribution>;

/** Every attribution of a text, by the place of its cue. */
export function attributionsIn(text: string): Attribution[] {
  const tokens = tokensOf(text);
  return attributionsOf(text, tokens);
}

export function attributionsOf(text: string, tokens: readonly Token[]): Attribution[] {
  const found: Attribution[] = [];
  let sentenceFrom = 0;
  let takenTo = -1;
  const claimed: Claims = new Map();
  for (let at = 0; at < tokens.length; at++) {
    if (isSentenceEnd(tokens, at)) {
      sentenceFrom = at + 1;
      continue;
    }
    const according = accordingTo(text, tokens, at);
    if (according) {
      found.push(according.attribution);
      takenTo = according.to - 1;
      continue;
    }
    if (at <= takenTo) continue;
    const attribution = attributionAt(text, tokens, at, sentenceFrom, claimed);
    if (!attribution) continue;
    if (attribution.replaced) found.splice(found.indexOf(attribution.replaced), 1);
    found.push(attribution.attribution);
  }
  return found;
}

function attributionAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  sentenceFrom: number,
  claimed: Claims,
): { attribution: Attribution; replaced?: Attribution } | null {
  const verb = verbAt(tokens, at);
  if (!verb) return null;
  const clause = reportedClause(tokens, at, verb.verb);
  if (!clause) {
    const attribution = afterQuotation(text, tokens, at, verb);
    return attribution && { attribution };
  }
  const explicit =
    verb.mood === 'participle' || verb.person !== 3 ? null : subjectAfter(tokens, at + 1, clause.at);
  if (!isLikelyVerb(tokens, at, verb, clause, explicit)) return null;
  // One clause has one verb. Those after the first stand in its subject («الذي كان يرد على أسئلة»), unless they come
  // right before the clause, alone or with their subject.
  const claim = claimed.get(clause.at);
  if (claim) {
    const first = explicit && tokens[explicit.from]!.form;
    const near =
      (clause.at - at <= 1 && verb.mood !== 'participle') ||
      (first !== null && explicit!.to === clause.at && (first.startsWith('ال') || isSpeakerHead(first)));
    if (
      !near ||
      (verb.verb.ambiguous && verb.prefix === 0) ||
      relativePronouns.has(tokens[at - 1]?.form ?? '')
    )
      return null;
  }
  const passive = verb.mood === 'passive' || (!explicit && impersonal.has(tokens[at]!.form));
  let subject = explicit;
  if (
    !subject &&
    verb.mood !== 'participle' &&
    verb.person === 3 &&
    verb.prefix === 0 &&
    verb.mood !== 'passive'
  )
    if (!passive || !/^و?(?:يذكر|يشار|يقال|قيل|افيد|يلاحظ)$/.test(tokens[at]!.form))
      subject = subjectBefore(tokens, at, sentenceFrom);
  const content = contentOf(tokens, clause);
  const attribution: Attribution = {
    cue: { ...spanOf(text, tokens, at, at + 1), lemma: verb.verb.lemma },
    ...speakerOf(text, tokens, subject),
    relayed: subject && verb.verb.lemma === 'نقل' ? relayedBy(text, tokens, subject.to, clause.at) : null,
    content: content?.span ?? null,
    stance: verb.verb.stance,
    form: verb.mood === 'participle' ? 'participle' : passive && !subject ? 'passive' : 'before',
    quotation: content?.direct ? 'direct' : 'indirect',
  };
  claimed.set(clause.at, attribution);
  return claim ? { attribution, replaced: claim } : { attribution };
}

/** Whom a medium relays: the phrase after «عن», before «قوله» or the clause. */
function relayedBy(text: string, tokens: readonly Token[], at: number, to: number): SpanOfText | null {
  if (tokens[at]?.form !== 'عن') return null;
  let limit = at + 1;
  while (limit < to && !/^ب?قول(?:ه|ها|هم|هما)?$/.test(tokens[limit]!.form)) limit++;
  const phrase = nounPhrase(tokens, at + 1, limit);
  return phrase && spanOf(text, tokens, phrase.from, phrase.to);
}

function speakerOf(
  text: string,
  tokens: readonly Token[],
  phrase: Phrase | null,
): Pick<Attribution, 'speaker' | 'source'> {
  if (!phrase) return { speaker: null, source: null };
  const words = tokens.slice(phrase.from, phrase.to).filter(({ kind }) => kind === 'word');
  return {
    speaker: {
      ...spanOf(text, tokens, phrase.from, phrase.to),
      core: spanOf(text, tokens, phrase.from, Math.min(phrase.coreTo, phrase.to)),
    },
    source: sourceKind(words.map((token) => token.text)),
  };
}

/** «"…"، قال الوزير.»: the verb after what it reports. */
function afterQuotation(
  text: string,
  tokens: readonly Token[],
  at: number,
  verb: VerbFound,
): Attribution | null {
  if (verb.verb.ambiguous || verb.mood === 'participle') return null;
  let close = at - 1;
  if (isComma(tokens[close]?.form ?? '')) close--;
  if (close < 1 || !isQuote(tokens[close]!.form)) return null;
  let open = close - 1;
  while (open >= 0 && close - open < 300 && !isQuote(tokens[open]!.form)) open--;
  if (open < 0 || close - open < 3) return null;
  let to = at + 1;
  while (to < tokens.length && to - at < 40 && !isSentenceEnd(tokens, to)) to++;
  const subject = nounPhrase(tokens, at + 1, to);
  return {
    cue: { ...spanOf(text, tokens, at, at + 1), lemma: verb.verb.lemma },
    ...speakerOf(text, tokens, subject),
    relayed: null,
    content: { start: tokens[open + 1]!.start, end: tokens[close - 1]!.end },
    stance: verb.verb.stance,
    form: 'after',
    quotation: 'direct',
  };
}
