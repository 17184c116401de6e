/** The best hits of many: a binary heap with the worst of the best on top. */
import type { Hit } from './rank.ts';

/** Added to the score of an article that holds every word: more than any score, since sixteen words of idf 14 with all bonuses stay below 500. */
export const wholeLead = 1e6;

/** The best so many of all that are offered: a binary heap with the worst of them on top. */
export class Best {
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

  /** What an offer must exceed to be taken; −∞ while there is room. */
  get least(): number {
    return this.heap.length < this.most
      ? Number.NEGATIVE_INFINITY
      : (this.heap[0]?.key ?? Number.POSITIVE_INFINITY);
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
