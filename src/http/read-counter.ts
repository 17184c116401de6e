/**
 * Counting readings without knowing readers: a number per article and hour. What keeps one reader from counting
 * twice is a mark of (address, article) hashed with a key that lives in memory for an hour and is then forgotten;
 * no address, cookie or agent is kept anywhere.
 */
import { createHmac, randomBytes } from 'node:crypto';

/** Marks kept at once; beyond it readings are counted without looking for doubles. */
const mostMarks = 100_000;

export interface ReadCounter {
  /** Counts one reading of an article. */
  count(article: number, address: string): void;
  /** The readings since the last time, by article; the counter begins anew. */
  take(): Map<number, number>;
}

export function makeReadCounter(now: () => number = Date.now): ReadCounter {
  let reads = new Map<number, number>();
  let marks = new Set<string>();
  let key = randomBytes(32);
  let hour = Math.floor(now() / 3_600_000);
  return {
    count(article, address) {
      const current = Math.floor(now() / 3_600_000);
      if (current !== hour) {
        hour = current;
        key = randomBytes(32);
        marks = new Set();
      }
      if (marks.size < mostMarks) {
        const mark = createHmac('sha256', key).update(`${address} ${article}`).digest('base64').slice(0, 12);
        if (marks.has(mark)) return;
        marks.add(mark);
      }
      reads.set(article, (reads.get(article) ?? 0) + 1);
    },
    take() {
      const taken = reads;
      reads = new Map();
      return taken;
    },
  };
}
