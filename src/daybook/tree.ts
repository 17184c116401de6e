/**
 * The hash tree of the daybook, as RFC 6962 (section 2.1) defines it: whoever knows its root can be shown with a few
 * hashes that an entry is in it, and that an older tree is the beginning of a newer one.
 *
 * Hashes of whole subtrees never change, so they are kept: level 0 holds those of the entries, level L at index i the
 * hash of the 2^L entries from i · 2^L on.
 */
import { createHash } from 'node:crypto';

export type Hash = Uint8Array;

/** Gives a kept hash. Throws when there is none there. */
export type ReadHash = (level: number, index: number) => Promise<Hash>;

const sha256 = (...parts: Uint8Array[]): Hash => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};
/** A leaf can never be taken for a node: their hashes begin with another byte. */
const [leaf, node] = [Uint8Array.of(0), Uint8Array.of(1)];

export const entryHash = (entry: Uint8Array): Hash => sha256(leaf, entry);
export const nodeHash = (left: Hash, right: Hash): Hash => sha256(node, left, right);
export const emptyRoot = (): Hash => sha256();

export const sameHash = (a: Hash, b: Hash): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

/** Largest power of two below `count` (which is 2 or more): how many entries stand under the left of its tree. */
function leftOf(count: number): number {
  let left = 1;
  while (left * 2 < count) left *= 2;
  return left;
}

const levelOf = (count: number): number => Math.round(Math.log2(count));
const isWhole = (from: number, count: number): boolean =>
  Number.isInteger(Math.log2(count)) && from % count === 0;

/** Hash of the subtree over `count` entries from `from` on. */
async function subtree(read: ReadHash, from: number, count: number): Promise<Hash> {
  if (isWhole(from, count)) {
    const level = levelOf(count);
    return read(level, from / count);
  }
  const left = leftOf(count);
  return nodeHash(await subtree(read, from, left), await subtree(read, from + left, count - left));
}

/** Root of the tree over the first `size` entries. */
export const rootOf = (read: ReadHash, size: number): Promise<Hash> =>
  size === 0 ? Promise.resolve(emptyRoot()) : subtree(read, 0, size);

/** Hashes that a new entry makes whole, itself first: `[level, index, hash]`, to be kept. */
export async function append(
  read: ReadHash,
  size: number,
  hash: Hash,
): Promise<[level: number, index: number, hash: Hash][]> {
  const made: [number, number, Hash][] = [[0, size, hash]];
  let [level, index, whole] = [0, size, hash];
  while (index % 2 === 1) {
    whole = nodeHash(await read(level, index - 1), whole);
    [level, index] = [level + 1, (index - 1) / 2];
    made.push([level, index, whole]);
  }
  return made;
}

function assertWithin(index: number, size: number): void {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size)
    throw new RangeError(`There is no entry ${index} in a daybook of ${size}.`);
}

/** What shows that entry `index` is in the tree over the first `size`: the siblings on its way up, lowest first. */
export async function inclusionProof(read: ReadHash, size: number, index: number): Promise<Hash[]> {
  assertWithin(index, size);
  const walk = async (from: number, count: number): Promise<Hash[]> => {
    if (count === 1) return [];
    const left = leftOf(count);
    return index < from + left
      ? [...(await walk(from, left)), await subtree(read, from + left, count - left)]
      : [...(await walk(from + left, count - left)), await subtree(read, from, left)];
  };
  return walk(0, size);
}

/** What shows that the tree over the first `older` entries is the beginning of the one over the first `size`. */
export async function consistencyProof(read: ReadHash, size: number, older: number): Promise<Hash[]> {
  if (older < 1 || older > size)
    throw new RangeError(`A tree of ${older} is no beginning of one of ${size}.`);
  const walk = async (from: number, count: number, old: number, known: boolean): Promise<Hash[]> => {
    // The older tree's own root is known to who asks.
    if (old === count) return known ? [] : [await subtree(read, from, count)];
    const left = leftOf(count);
    return old <= left
      ? [...(await walk(from, left, old, known)), await subtree(read, from + left, count - left)]
      : [...(await walk(from + left, count - left, old - left, false)), await subtree(read, from, left)];
  };
  return walk(0, size, older, true);
}

/** The root that an entry's hash and its proof come to; `null` when the proof has the wrong length. */
export function rootFromInclusion(
  size: number,
  index: number,
  entry: Hash,
  proof: readonly Hash[],
): Hash | null {
  assertWithin(index, size);
  const rest = [...proof];
  const walk = (from: number, count: number): Hash | null => {
    if (count === 1) return entry;
    const left = leftOf(count);
    const below = index < from + left ? walk(from, left) : walk(from + left, count - left);
    const sibling = rest.shift();
    if (!below || !sibling) return null;
    return index < from + left ? nodeHash(below, sibling) : nodeHash(sibling, below);
  };
  const root = walk(0, size);
  return rest.length ? null : root;
}

/** Whether a proof shows that the older tree is the beginning of the newer. */
export function isConsistent(
  { size: older, root: olderRoot }: { size: number; root: Hash },
  { size, root }: { size: number; root: Hash },
  proof: readonly Hash[],
): boolean {
  if (older < 1 || older > size) return false;
  if (older === size) return proof.length === 0 && sameHash(olderRoot, root);
  const rest = [...proof];
  // Both roots are put together from the same hashes.
  const walk = (count: number, old: number, known: boolean): [before: Hash, now: Hash] | null => {
    if (old === count) {
      const whole = known ? olderRoot : rest.shift();
      return whole ? [whole, whole] : null;
    }
    const left = leftOf(count);
    const below = old <= left ? walk(left, old, known) : walk(count - left, old - left, false);
    const sibling = rest.shift();
    if (!below || !sibling) return null;
    const [before, now] = below;
    return old <= left
      ? [before, nodeHash(now, sibling)]
      : [nodeHash(sibling, before), nodeHash(sibling, now)];
  };
  const both = walk(size, older, true);
  return both !== null && !rest.length && sameHash(both[0], olderRoot) && sameHash(both[1], root);
}
