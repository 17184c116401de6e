/**
 * Near-copies: one agency text in two newspapers, a story filed again with a new first paragraph. Found by signatures
 * of fixed size, so that a page can be compared with fifty others without reading them.
 */
import type { Forms } from '../terms.ts';

/** Words of a shingle: four words in a row are seldom written twice by chance (Broder 1997 took ten of English). */
const shingle = 4;
/** Hash values kept. With 64 an estimate of a share is right to about ±0.06. */
const size = 64;
/** Words of a text that are looked at. */
const mostWords = 5000;

/**
 * The 64 smallest hashes of a text's four-word shingles of stems, ascending ("bottom-k sketch", Broder 1997): a random
 * sample of what it says, and of two texts the same sample where they say the same. 256 bytes.
 *
 * Punctuation, marks and prefixes do not change it; a text of fewer than four words has an empty one.
 */
export function signatureOf(words: readonly Pick<Forms, 'stem'>[]): Uint32Array {
  const smallest = new Smallest(size);
  const hashes: number[] = [];
  for (const { stem } of words) {
    if (hashes.push(hashOf(stem)) > mostWords) break;
    if (hashes.length < shingle) continue;
    let hash = 0;
    for (let i = hashes.length - shingle; i < hashes.length; i++) hash = mix(hash ^ hashes[i]!);
    smallest.offer(hash);
  }
  return smallest.inOrder();
}

/** The two samples compared: hashes of each, and of both, within the range that both cover. */
function compared(a: Uint32Array, b: Uint32Array): { inA: number; inB: number; both: number } {
  // A signature that is not full holds its whole text.
  const reach = Math.min(a.length < size ? 0xffffffff : a.at(-1)!, b.length < size ? 0xffffffff : b.at(-1)!);
  let inA = 0;
  let inB = 0;
  let both = 0;
  for (let i = 0, j = 0; ; ) {
    const x = a[i] ?? Infinity;
    const y = b[j] ?? Infinity;
    const next = Math.min(x, y);
    if (next > reach) break;
    if (x === next) {
      i++;
      inA++;
    }
    if (y === next) {
      j++;
      inB++;
    }
    if (x === y) both++;
  }
  return { inA, inB, both };
}
const fewest = 4;

/**
 * How much of the shorter text stands in the other, 0 … 1, estimated (containment). One signature is a sample of its
 * text below its largest hash; within the smaller of both ranges the two samples can be compared hash by hash.
 */
export function containment(a: Uint32Array, b: Uint32Array): number {
  if (!a.length || !b.length) return 0;
  const { inA, inB, both } = compared(a, b);
  // Of a very long text beside a short one the range holds few of the short one's: too few to tell.
  const least = Math.min(inA, inB);
  return least < fewest ? 0 : both / least;
}

/** True when two texts are one text but for little: three quarters of all that either says stand in both. */
export function sameText(a: Uint32Array, b: Uint32Array): boolean {
  if (!a.length || !b.length) return false;
  const { inA, inB, both } = compared(a, b);
  return Math.min(inA, inB) >= fewest && both >= 0.75 * (inA + inB - both);
}

/** True when at least half of the shorter text stands in the other. */
export const nearCopies = (a: Uint32Array, b: Uint32Array): boolean => containment(a, b) >= 0.5;

/** FNV-1a over UTF-16 units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Every bit in moves about half of the bits out (the finaliser of MurmurHash3). */
function mix(hash: number): number {
  let h = (hash + 0x9e3779b9) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The so many smallest different numbers of all that are offered. */
class Smallest {
  private kept: number[] = [];
  private readonly most: number;
  private limit = Infinity;

  constructor(most: number) {
    this.most = most;
  }

  offer(value: number): void {
    if (value >= this.limit) return;
    this.kept.push(value);
    if (this.kept.length >= 8 * this.most) this.settle();
  }

  private settle(): void {
    this.kept = [...new Set(this.kept)].sort((a, b) => a - b).slice(0, this.most);
    if (this.kept.length === this.most) this.limit = this.kept[this.most - 1]!;
  }

  inOrder(): Uint32Array {
    this.settle();
    return Uint32Array.from(this.kept);
  }
}
