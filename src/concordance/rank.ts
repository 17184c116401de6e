/**
 * Ranking: BM25 over the segments of the concordance, term by term (Turtle and Flood 1995 call it "term at a time").
 *
 * A query is a list of groups, one for each word typed; a group is found in an article that holds any of its
 * alternatives. Articles that hold every group come first, best score first; then those that miss some.
 */
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
  /** What an article of this time (seconds since 1970) is worth, as a factor of its score. */
  prior?: (published: number) => number;
  /** Article numbers that are not wanted. */
  exclude?: ReadonlySet<number>;
  /** Articles that miss a group are not hits. */
  strict?: boolean;
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
  /** How many articles hold every group that is not optional, of all articles. */
  total: number;
  /** How many hold some. */
  loose: number;
}

/** More than this share an article of today counts than one of long ago. */
const recency = { weight: 0.15, halfLife: 30 * 86_400 };

/**
 * The prior of a search at the time `now` (seconds since 1970): news ages. Today counts 15% more than long ago, half
 * of that after a month; wherever two articles differ by more than that, their words decide.
 */
export const recencyAt =
  (now: number) =>
  (published: number): number =>
    1 + recency.weight * 2 ** (-Math.max(0, now - published) / recency.halfLife);

/** How many articles hold a term, of all segments. */
export function documentsWith(segments: readonly SegmentView[], term: string): number {
  let count = 0;
  for (const segment of segments) count += segment.find(term)?.count ?? 0;
  return count;
}

/** Inverse document frequency, never negative: ln(1 + (N − n + ½) / (n + ½)) (Robertson and Spärck Jones, as in Lucene). */
export const idf = (documents: number, holding: number): number =>
  Math.log(1 + (Math.max(documents, holding) - holding + 0.5) / (holding + 0.5));

/** Ranks the articles of the segments. Cost: the postings of the query's terms, once each. */
export function rank(
  segments: readonly SegmentView[],
  groups: readonly Group[],
  options: RankOptions,
): Ranking {
  const documents = segments.reduce((sum, segment) => sum + segment.documents.articles.length, 0);
  const weights = groups.map(({ alternatives }) => {
    const counts = alternatives.map(({ term }) => documentsWith(segments, term));
    // One word, one rarity: a misspelt variant must not count for more than the word because fewer wrote it.
    const holding = alternatives.reduce((sum, { bonus }, i) => sum + (bonus ? 0 : counts[i]!), 0);
    return alternatives.map(({ weight, bonus }, i) =>
      counts[i] ? (weight * idf(documents, bonus ? counts[i]! : Math.min(documents, holding))) / 255 : 0,
    );
  });
  let wanted = 0;
  groups.forEach(({ optional }, i) => {
    if (!optional) wanted |= 1 << i;
  });
  const kept = new Best(options.most);
  let total = 0;
  let loose = 0;
  for (const segment of segments) {
    const { articles, published, languages } = segment.documents;
    const scores = new Float32Array(articles.length);
    const found = new Int32Array(articles.length);
    const touched: number[] = [];
    groups.forEach(({ alternatives }, i) => {
      const bit = 1 << i;
      const several = alternatives.filter(({ bonus }) => !bonus).length > 1;
      // What the group gave each article so far, where several alternatives may give: the best one counts.
      const given = several ? new Float32Array(articles.length) : null;
      alternatives.forEach(({ term, bonus }, j) => {
        const weight = weights[i]![j]!;
        const postings = weight > 0 ? segment.find(term) : null;
        if (!postings) return;
        eachPosting(postings, (ordinal, impact) => {
          if (!found[ordinal]) touched.push(ordinal);
          if (!bonus) found[ordinal]! |= bit;
          let gain = weight * impact;
          if (given && !bonus) {
            const before = given[ordinal]!;
            if (gain <= before) return;
            given[ordinal] = gain;
            gain -= before;
          }
          scores[ordinal]! += gain;
        });
      });
    });
    const must = options.must?.map((term) => ordinalsOf(segment.find(term)));
    const without = options.without?.map((term) => ordinalsOf(segment.find(term)));
    for (const ordinal of touched) {
      if (!found[ordinal] || segment.dead?.has(ordinal)) continue;
      if (options.language !== undefined && languages[ordinal] !== options.language) continue;
      const at = published[ordinal]!;
      if (options.from !== undefined && at < options.from) continue;
      if (options.to !== undefined && at >= options.to) continue;
      if (must?.some((holding) => !holding.has(ordinal))) continue;
      if (without?.some((holding) => holding.has(ordinal))) continue;
      const article = articles[ordinal]!;
      if (options.exclude?.has(article)) continue;
      const whole = (found[ordinal]! & wanted) === wanted;
      if (whole) total++;
      else if (options.strict) continue;
      loose++;
      let score = scores[ordinal]!;
      if (options.prior) score *= options.prior(at);
      kept.offer(whole ? score + wholeLead : score, article, at, found[ordinal]!);
    }
  }
  return { hits: kept.inOrder(), total, loose };
}

/** More than any score: sixteen words of idf 14 with all bonuses stay below 500. */
const wholeLead = 1e6;

function ordinalsOf(postings: Postings | null): Set<number> {
  const ordinals = new Set<number>();
  if (postings) eachPosting(postings, (ordinal) => ordinals.add(ordinal));
  return ordinals;
}

/** The best so many of all that are offered: a binary heap with the worst of them on top. */
class Best {
  private readonly heap: (Hit & { key: number })[] = [];
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  offer(key: number, article: number, published: number, groups: number): void {
    const { heap } = this;
    if (heap.length < this.most) {
      heap.push({ key, article, published, groups, score: key >= wholeLead ? key - wholeLead : key });
      this.rise(heap.length - 1);
    } else if (heap.length && worse(heap[0]!, key, published, article)) {
      heap[0] = { key, article, published, groups, score: key >= wholeLead ? key - wholeLead : key };
      this.sink();
    }
  }

  private rise(at: number): void {
    const { heap } = this;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!below(heap[at]!, heap[above]!)) return;
      [heap[at], heap[above]] = [heap[above]!, heap[at]!];
      at = above;
    }
  }

  private sink(): void {
    const { heap } = this;
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < heap.length && below(heap[child]!, heap[least]!)) least = child;
      if (least === at) return;
      [heap[at], heap[least]] = [heap[least]!, heap[at]!];
      at = least;
    }
  }

  inOrder(): Hit[] {
    return this.heap
      .sort((a, b) => (below(a, b) ? 1 : -1))
      .map(({ article, published, score, groups }) => ({ article, published, score, groups }));
  }
}

type Ranked = { key: number; published: number; article: number };
const below = (a: Ranked, b: Ranked): boolean => worse(a, b.key, b.published, b.article);
/** Ties go to the newer article, then to the later number: one order at every request. */
function worse(a: Ranked, key: number, published: number, article: number): boolean {
  if (a.key !== key) return a.key < key;
  if (a.published !== published) return a.published < published;
  return a.article < article;
}
