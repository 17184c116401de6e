/**
 * Ranking: BM25 over the segments of the concordance, term by term (Turtle and Flood 1995 call it "term at a time").
 *
 * A query is a list of groups, one for each word typed; a group is found in an article that holds any of its
 * alternatives. Articles that hold every group come first, best score first; then those that miss some.
 */
import { Best, wholeLead } from './best.ts';
import { eachPosting, type Postings, type SegmentDocuments } from './segment.ts';

/** One word of a query with everything it may be found as. Only the first thirty are told apart in `Hit.groups`. */
export interface Group {
  alternatives: Alternative[];
  /** A word so common that an article without it still answers the query in full. */
  optional?: boolean;
}
export interface Alternative {
  term: string;
  /** What this way of finding the word is worth: 1 for its stem, less for a guess. */
  weight: number;
  /** Adds to what the other alternatives give instead of standing in for them: the written form itself. */
  bonus?: boolean;
}

/** A segment as a query reads it. */
export interface SegmentView {
  documents: SegmentDocuments;
  /** Ordinals of articles that are no longer shown. */
  dead: ReadonlySet<number> | null;
  find(term: string): Postings | null;
}

export interface RankOptions {
  /** How many hits are wanted. */
  most: number;
  language?: number;
  /** Terms that every hit must hold, and terms that none may. */
  must?: readonly string[];
  without?: readonly string[];
  /** Seconds since 1970: first publication from … until before … */
  from?: number;
  to?: number;
  prior?: Prior;
  /** Article numbers that are not wanted. */
  exclude?: ReadonlySet<number>;
  /** Articles that miss a group are not hits. */
  strict?: boolean;
}

/** What an article is worth by its time (seconds since 1970), as a factor of its score of 1 … `most`. */
export interface Prior {
  at(published: number): number;
  most: number;
}

export interface Hit {
  article: number;
  /** Seconds since 1970. */
  published: number;
  score: number;
  /** Bit i is set when the article holds group i. */
  groups: number;
}

export interface Ranking {
  /** Those that hold every group that is not optional first, each part by score. */
  hits: Hit[];
  /** How many of all articles hold every group that is not optional; 0 where all groups are. */
  total: number;
}

/** More than this share an article of today counts than one of long ago. */
const recency = { weight: 0.15, halfLife: 30 * 86_400 };

/**
 * The prior of a search at the time `now` (seconds since 1970): news ages. Today counts 15% more than long ago, half
 * of that after a month; wherever two articles differ by more than that, their words decide.
 */
export const recencyAt = (now: number): Prior => ({
  at: (published) => 1 + recency.weight * 2 ** (-Math.max(0, now - published) / recency.halfLife),
  most: 1 + recency.weight,
});

/** How many articles hold a term, of all segments. */
export function documentsWith(segments: readonly SegmentView[], term: string): number {
  let count = 0;
  for (const segment of segments) count += segment.find(term)?.count ?? 0;
  return count;
}

/** Whether any article that is still shown holds a term. Looks at postings only where those struck out could be all. */
export function isShown(segments: readonly SegmentView[], term: string): boolean {
  return segments.some((segment) => {
    const { dead } = segment;
    const postings = segment.find(term);
    if (!postings || !dead || postings.count > dead.size) return Boolean(postings?.count);
    let alive = false;
    eachPosting(postings, (ordinal) => {
      alive ||= !dead.has(ordinal);
    });
    return alive;
  });
}

/** Inverse document frequency, never negative: ln(1 + (N − n + ½) / (n + ½)) (Robertson and Spärck Jones, as in Lucene). */
export const idf = (documents: number, holding: number): number =>
  Math.log(1 + (Math.max(documents, holding) - holding + 0.5) / (holding + 0.5));

/** A group as one segment is asked for it. */
interface Sought {
  bit: number;
  optional: boolean;
  parts: { postings: Postings; weight: number; bonus: boolean }[];
  /** The most it can give an article. */
  most: number;
}

/**
 * Ranks the articles of the segments. Cost: the postings of the query's terms, once each.
 *
 * Rare words are looked at first. As soon as the words that are left cannot bring a new article among the best,
 * they only add to those already met (the idea of MaxScore, Turtle and Flood 1995): a common word costs a walk along
 * its postings, and no more.
 */
export function rank(
  segments: readonly SegmentView[],
  groups: readonly Group[],
  options: RankOptions,
): Ranking {
  const weights = weightsOf(segments, groups);
  let wanted = 0;
  groups.forEach(({ optional }, i) => {
    if (!optional) wanted |= 1 << i;
  });
  const kept = new Best(options.most);
  let total = 0;
  for (const segment of segments) {
    const { articles, published } = segment.documents;
    // Once the best are all whole, an article that misses a word cannot be among them.
    const strict = options.strict || kept.least >= wholeLead;
    const sought = soughtIn(segment, groups, weights);
    const admits = admission(segment, options);
    const met = gather(sought, articles.length, {
      strict,
      admits,
      most: options.most,
      prior: options.prior?.most ?? 1,
    });
    for (const ordinal of met) {
      const holds = found[ordinal]!;
      const whole = (holds & wanted) === wanted;
      if ((!whole && strict) || !admits(ordinal)) continue;
      if (whole && wanted) total++;
      const score = scores[ordinal]!;
      const lead = whole ? wholeLead : 0;
      // Most are not among the best however new they are.
      if (options.prior && score * options.prior.most + lead <= kept.least) continue;
      const at = published[ordinal]!;
      kept.offer(
        (options.prior ? score * options.prior.at(at) : score) + lead,
        articles[ordinal]!,
        at,
        holds,
      );
    }
  }
  return { hits: kept.inOrder(), total };
}

/** By group and alternative: what an impact of 1 is worth. */
function weightsOf(segments: readonly SegmentView[], groups: readonly Group[]): number[][] {
  const documents = segments.reduce((sum, segment) => sum + segment.documents.articles.length, 0);
  return groups.map(({ alternatives }) => {
    const counts = alternatives.map(({ term }) => documentsWith(segments, term));
    // One word, one rarity: a misspelt variant must not count for more than the word because fewer wrote it.
    const holding = alternatives.reduce((sum, { bonus }, i) => sum + (bonus ? 0 : counts[i]!), 0);
    return alternatives.map(({ weight, bonus }, i) =>
      counts[i]
        ? (weight * idf(documents, bonus ? counts[i]! : Math.min(documents, holding))) / mostImpact
        : 0,
    );
  });
}

const mostImpact = 255;

/** The groups that a segment knows, those that must be held and those that give most first. */
function soughtIn(segment: SegmentView, groups: readonly Group[], weights: readonly number[][]): Sought[] {
  const sought = groups.map(({ alternatives, optional = false }, i): Sought => {
    const parts = alternatives.flatMap(({ term, bonus = false }, j) => {
      const weight = weights[i]![j]!;
      const postings = weight > 0 ? segment.find(term) : null;
      return postings ? [{ postings, weight, bonus }] : [];
    });
    const best = Math.max(0, ...parts.map(({ weight, bonus }) => (bonus ? 0 : weight)));
    const bonuses = parts.reduce((sum, { weight, bonus }) => sum + (bonus ? weight : 0), 0);
    return { bit: 1 << i, optional, parts, most: (best + bonuses) * mostImpact };
  });
  return sought.sort((a, b) => Number(a.optional) - Number(b.optional) || b.most - a.most);
}

/** Whether an article may be a hit at all, whatever words it holds. */
function admission(segment: SegmentView, options: RankOptions): (ordinal: number) => boolean {
  const { articles, published, languages } = segment.documents;
  const { language, from, to, exclude } = options;
  const must = options.must?.map((term) => ordinalsOf(segment.find(term)));
  const without = options.without?.map((term) => ordinalsOf(segment.find(term)));
  return (ordinal) =>
    !segment.dead?.has(ordinal) &&
    (language === undefined || languages[ordinal] === language) &&
    (from === undefined || published[ordinal]! >= from) &&
    (to === undefined || published[ordinal]! < to) &&
    !must?.some((holding) => !holding.has(ordinal)) &&
    !without?.some((holding) => holding.has(ordinal)) &&
    !exclude?.has(articles[ordinal]!);
}

/** By ordinal, for the segment that is being looked at; kept, since a query would else make megabytes to throw away. */
let scores = new Float32Array();
let found = new Int32Array();
/** What a group gave so far, where several alternatives may give: the best one counts. */
let given = new Float32Array();

function clear(size: number): void {
  if (scores.length < size) {
    scores = new Float32Array(size);
    found = new Int32Array(size);
    given = new Float32Array(size);
  }
  scores.fill(0, 0, size);
  found.fill(0, 0, size);
}

interface Gathering {
  strict: boolean;
  admits: (ordinal: number) => boolean;
  most: number;
  /** The most that a prior can make of a score. */
  prior: number;
}

/** Fills `scores` and `found`; returns the ordinals that may be hits. */
function gather(
  sought: readonly Sought[],
  size: number,
  { strict, admits, most, prior }: Gathering,
): number[] {
  clear(size);
  let met: number[] = [];
  let left = sought.reduce((sum, group) => sum + group.most, 0);
  let held = 0;
  let closed = false;
  for (const { bit, optional, parts, most: gain } of sought) {
    // Where every word must be held, the first one's articles are all there can be.
    if (strict && held) closed = true;
    if (!closed && met.length > 4 * most) closed = left * prior < leastOfBest(met, most, admits);
    const several = parts.filter(({ bonus }) => !bonus).length > 1;
    if (several) given.fill(0, 0, size);
    for (const { postings, weight, bonus } of parts)
      eachPosting(postings, (ordinal, impact) => {
        if (!found[ordinal]) {
          if (closed || bonus) return;
          met.push(ordinal);
        }
        if (!bonus) found[ordinal]! |= bit;
        let more = weight * impact;
        if (several && !bonus) {
          const before = given[ordinal]!;
          if (more <= before) return;
          given[ordinal] = more;
          more -= before;
        }
        scores[ordinal]! += more;
      });
    left -= gain;
    if (optional) continue;
    held |= bit;
    if (!strict) continue;
    met = met.filter((ordinal) => (found[ordinal]! & held) === held);
  }
  return met;
}

/** The score that the `most`-th best of those met has at least. */
function leastOfBest(met: readonly number[], most: number, admits: (ordinal: number) => boolean): number {
  const best = new Best(most);
  for (const ordinal of met)
    if (scores[ordinal]! > best.least && admits(ordinal)) best.offer(scores[ordinal]!, ordinal, 0, 0);
  return Math.max(0, best.least);
}

function ordinalsOf(postings: Postings | null): Set<number> {
  const ordinals = new Set<number>();
  if (postings) eachPosting(postings, (ordinal) => ordinals.add(ordinal));
  return ordinals;
}
