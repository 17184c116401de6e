import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  append,
  consistencyProof,
  emptyRoot,
  entryHash,
  type Hash,
  inclusionProof,
  isConsistent,
  nodeHash,
  type ReadHash,
  rootFromInclusion,
  rootOf,
  sameHash,
} from '#daybook/tree.ts';

const entry = (index: number) => new TextEncoder().encode(`نسخة ${index}`);
/** RFC 6962's own definition, word by word. */
const plainRoot = (entries: readonly Uint8Array[]): Hash => {
  if (!entries.length) return emptyRoot();
  if (entries.length === 1) return entryHash(entries[0]!);
  let left = 1;
  while (left * 2 < entries.length) left *= 2;
  return nodeHash(plainRoot(entries.slice(0, left)), plainRoot(entries.slice(left)));
};
const hex = (hash: Hash | null) => hash && Buffer.from(hash).toString('hex');

async function daybook(size: number): Promise<ReadHash> {
  const kept = new Map<string, Hash>();
  const read: ReadHash = async (level, index) => {
    const hash = kept.get(`${level}/${index}`);
    if (!hash) throw new Error(`no hash ${level}/${index}`);
    return hash;
  };
  for (let at = 0; at < size; at++)
    for (const [level, index, hash] of await append(read, at, entryHash(entry(at))))
      kept.set(`${level}/${index}`, hash);
  return read;
}
const most = 70;
const all = Array.from({ length: most }, (_, at) => entry(at));

test('the root is that of RFC 6962, at every size', async () => {
  const read = await daybook(most);
  for (let size = 0; size <= most; size++)
    expect(hex(await rootOf(read, size))).toBe(hex(plainRoot(all.slice(0, size))));
  // The test vectors that every log begins with.
  expect(hex(emptyRoot())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(hex(entryHash(new Uint8Array()))).toBe(
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  );
});

test('every entry is shown to be in the tree, and no other entry is', async () => {
  const read = await daybook(most);
  for (const size of [1, 2, 3, 7, 8, 33, 64, most])
    for (let index = 0; index < size; index++) {
      const proof = await inclusionProof(read, size, index);
      const root = hex(await rootOf(read, size));
      expect(hex(rootFromInclusion(size, index, entryHash(entry(index)), proof))).toBe(root);
      expect(hex(rootFromInclusion(size, index, entryHash(entry(index + 1)), proof))).not.toBe(root);
      expect(
        rootFromInclusion(size, index, entryHash(entry(index)), [...proof, entryHash(entry(0))]),
      ).toBeNull();
    }
  await expect(inclusionProof(read, 8, 8)).rejects.toThrow('no entry 8');
});

test('every older tree is shown to be the beginning of every newer one', async () => {
  const read = await daybook(most);
  const rootAt = await Promise.all(Array.from({ length: most + 1 }, (_, size) => rootOf(read, size)));
  for (let size = 1; size <= most; size++)
    for (let older = 1; older <= size; older++) {
      const proof = await consistencyProof(read, size, older);
      const [before, now] = [
        { size: older, root: rootAt[older]! },
        { size, root: rootAt[size]! },
      ];
      expect(isConsistent(before, now, proof)).toBe(true);
      if (older < size) expect(isConsistent({ size: older, root: rootAt[0]! }, now, proof)).toBe(false);
      expect(isConsistent(before, { size, root: rootAt[0]! }, proof)).toBe(false);
    }
});

test('a proof with one byte altered shows nothing', async () => {
  const read = await daybook(most);
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 2, max: most }),
      fc.nat(),
      fc.nat(),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      async (size, of, which, place, flip) => {
        const index = of % size;
        const proof = (await inclusionProof(read, size, index)).map((hash) => hash.slice());
        const broken = proof[which % proof.length]!;
        broken[place % 32]! ^= flip;
        const root = rootFromInclusion(size, index, entryHash(entry(index)), proof)!;
        expect(sameHash(root, await rootOf(read, size))).toBe(false);
      },
    ),
    { numRuns: 200 },
  );
});
