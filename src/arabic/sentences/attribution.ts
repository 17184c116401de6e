/**
 * Who says what with which word: verbs of saying before and after what is said, «بحسب» and its like, and the
 * passive that names no one.
 */
import { accordingTo } from './according-to.ts';
import { impersonal, isLikelyVerb, verbAt } from './cue-verb.ts';
import { relativePronouns } from './function-words.ts';
import { isComma, isQuote, isSpeakerHead, nounPhrase, type Phrase } from './noun-phrase.ts';
import { type ReportedClause, reportedClause } from './reported-clause.ts';
import { type SourceKind, sourceKind } from './source-kind.ts';
import type { Stance } from './speech-verb-table.ts';
import type { VerbFound } from './speech-verbs.ts';
import { subjectAfter, subjectBefore } from './subject.ts';
import { isSentenceEnd, type Span, type SpanOfText, spanOf, type Token, tokensOf } from './tokens.ts';

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
    if (attribution.replaced) found.splice(found.lastIndexOf(attribution.replaced), 1);
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
