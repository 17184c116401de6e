import { expect, test } from 'vitest';
import {
  checkpointText,
  newSigningKey,
  openNote,
  parseCheckpoint,
  parseVerifierKey,
  signNote,
  verifierKey,
  verifierOf,
} from '#daybook/note.ts';
import {
  bundleBytes,
  bundleEntries,
  hashesFromTiles,
  parseTilePath,
  tileBytes,
  tileHashes,
  tilePath,
  tilesOf,
} from '#daybook/tiles.ts';
import { append, entryHash, type Hash, inclusionProof, rootFromInclusion, rootOf } from '#daybook/tree.ts';

const entry = (index: number) => new TextEncoder().encode(`نسخة ${index}`);

test('tiles have the addresses that tlog-tiles gives them, each one', () => {
  expect(tilePath({ level: 0, index: 0, width: 256 })).toBe('tile/0/000');
  expect(tilePath({ level: 1, index: 1_234_067, width: 8 })).toBe('tile/1/x001/x234/067.p/8');
  expect(tilePath({ level: 'entries', index: 67, width: 256 })).toBe('tile/entries/067');
  for (const path of ['tile/0/000', 'tile/1/x001/x234/067.p/8', 'tile/entries/067'])
    expect(tilePath(parseTilePath(path)!)).toBe(path);
  for (const wrong of [
    ...[
      'tile/0/0',
      'tile/0/000.p/0',
      'tile/0/000.p/257',
      'tile/0/000.p/256',
      'tile/00/000',
      'tile/0/x000/001',
    ],
    ...['tile/x/000', 'tile/0/../000', '/tile/0/000', 'tile/0/000/', ''],
  ])
    expect(parseTilePath(wrong)).toBeNull();
});

test('who has nothing but the tiles of a daybook of 70,000 entries comes to its root', async () => {
  const size = 70_000;
  const levels: Hash[][] = [];
  const read = async (level: number, index: number): Promise<Hash> => levels[level]![index]!;
  for (let at = 0; at < size; at++)
    for (const [level, index, hash] of await append(read, at, entryHash(entry(at)))) {
      levels[level] ??= [];
      levels[level]![index] = hash;
    }
  const served = new Map(
    tilesOf(size).map(({ level, index, width }) => [
      tilePath({ level, index, width }),
      tileBytes(levels[8 * (level as number)]!.slice(index * 256, index * 256 + width)),
    ]),
  );
  const fetched: string[] = [];
  const fromTiles = hashesFromTiles(size, async (tile) => {
    fetched.push(tilePath(tile));
    return tileHashes(served.get(tilePath(tile))!, tile.width);
  });
  const root = await rootOf(fromTiles, size);
  expect(root).toEqual(await rootOf(read, size));
  const proof = await inclusionProof(fromTiles, size, 12_345);
  expect(rootFromInclusion(size, 12_345, entryHash(entry(12_345)), proof)).toEqual(root);
  expect(new Set(fetched).size).toBe(fetched.length);
});

test('a bundle gives its entries back, and one that is cut short says so', () => {
  const entries = [entry(1), new Uint8Array(), entry(2)];
  const bytes = bundleBytes(entries);
  expect(bundleEntries(bytes, 3)).toEqual(entries);
  expect(() => bundleEntries(bytes.slice(0, -1), 3)).toThrow('middle of an entry');
  expect(() => bundleEntries(bytes, 2)).toThrow('holds 3');
  expect(() => bundleBytes([new Uint8Array(65_536)])).toThrow('65535');
});

test('a checkpoint is opened by the key that signed it, and by no other; one letter changed, by none', () => {
  const signer = { name: 'alraqaa.example', key: newSigningKey() };
  const root = entryHash(entry(7));
  const note = signNote(checkpointText({ origin: signer.name, size: 42, root }), signer);
  const verifier = parseVerifierKey(verifierKey(verifierOf(signer)));
  expect(parseCheckpoint(openNote(note, verifier)!)).toEqual({ origin: signer.name, size: 42, root });
  const other = verifierOf({ name: signer.name, key: newSigningKey() });
  expect(openNote(note, other)).toBeNull();
  expect(openNote(note.replace('\n42\n', '\n43\n'), verifier)).toBeNull();
  expect(() => parseVerifierKey(verifierKey(other).replace(/\+[0-9a-f]{8}\+/, '+00000000+'))).toThrow(
    'changed',
  );
  expect(() => signNote('بلا سطر', signer)).toThrow();
  expect(() => signNote('نص\n', { ...signer, name: 'two words' })).toThrow();
});
