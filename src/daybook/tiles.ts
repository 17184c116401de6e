/**
 * Tiles: the daybook's hashes and entries cut into files that never change once they are full, as C2SP's tlog-tiles
 * lays down. A tile of level L holds up to 256 hashes of the tree's level 8 · L; a bundle up to 256 entries.
 */
import { type Hash, nodeHash, type ReadHash } from './tree.ts';

/** Hashes or entries in a full tile. */
export const tileWidth = 256;
const height = 8;

export interface TileName {
  level: number | 'entries';
  index: number;
  /** How many are in it; `tileWidth` when it is full. */
  width: number;
}

/** `tileIndex(1234067)` → `'x001/x234/067'` */
const tileIndex = (index: number): string => {
  const parts = [String(index % 1000).padStart(3, '0')];
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    parts.unshift(`x${String(rest % 1000).padStart(3, '0')}`);
  return parts.join('/');
};

/** `tilePath({level: 0, index: 1234067, width: 8})` → `'tile/0/x001/x234/067.p/8'` */
export const tilePath = ({ level, index, width }: TileName): string =>
  `tile/${level}/${tileIndex(index)}${width === tileWidth ? '' : `.p/${width}`}`;

/** The tile that a path names; `null` for a path that names none, or names one in another way than `tilePath`. */
export function parseTilePath(path: string): TileName | null {
  const [, level, index, width] =
    /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path) ?? [];
  if (level === undefined || index === undefined) return null;
  const name: TileName = {
    level: level === 'entries' ? 'entries' : Number(level),
    index: Number(index.replaceAll(/[x/]/g, '')),
    width: width === undefined ? tileWidth : Number(width),
  };
  // One address a tile: no zeros before, no empty or overfull ones.
  return name.width >= 1 && name.width <= tileWidth && tilePath(name) === path ? name : null;
}

/** Tiles that hold all of a tree of `size`, lowest level first, the last of each level perhaps in part. */
export function tilesOf(size: number): TileName[] {
  const tiles: TileName[] = [];
  for (let level = 0, hashes = size; hashes > 0; level++, hashes = Math.floor(hashes / tileWidth))
    for (let index = 0; index * tileWidth < hashes; index++)
      tiles.push({ level, index, width: Math.min(tileWidth, hashes - index * tileWidth) });
  return tiles;
}

/** Bundles that hold the entries of a tree of `size`. */
export const bundlesOf = (size: number): TileName[] =>
  tilesOf(size)
    .filter(({ level }) => level === 0)
    .map((tile) => ({ ...tile, level: 'entries' }));

/** A tile's bytes: its hashes, one after the other. */
export function tileBytes(hashes: readonly Hash[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * 32);
  for (const [at, hash] of hashes.entries()) bytes.set(hash, at * 32);
  return bytes;
}

/** A tile's hashes. Throws when its length is not that of its width. */
export function tileHashes(bytes: Uint8Array, width: number): Hash[] {
  if (bytes.length !== width * 32)
    throw new Error(`A tile of ${width} hashes has ${width * 32} bytes; this one has ${bytes.length}.`);
  return Array.from({ length: width }, (_, at) => bytes.slice(at * 32, at * 32 + 32));
}

/** Longest entry, in bytes: its length stands in two. */
export const longestEntry = 65_535;

/** A bundle's bytes: each entry after its length in two bytes, high one first. */
export function bundleBytes(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    if (entry.length > longestEntry)
      throw new RangeError(`An entry of ${entry.length} bytes: ${longestEntry} is the most.`);
    bytes.set([entry.length >> 8, entry.length & 255], at);
    bytes.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bytes;
}

/** A bundle's entries. Throws when it ends in the middle of one, or holds another number than `width`. */
export function bundleEntries(bytes: Uint8Array, width: number): Uint8Array[] {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    if (at + 2 + length > bytes.length) throw new Error('A bundle ends in the middle of an entry.');
    entries.push(bytes.slice(at + 2, at + 2 + length));
    at += 2 + length;
  }
  if (entries.length !== width) throw new Error(`A bundle of ${width} entries holds ${entries.length}.`);
  return entries;
}

/** Hashes by way of tiles of a tree of `size`: for who has nothing else. Each tile is asked for once. */
export function hashesFromTiles(size: number, fetchTile: (tile: TileName) => Promise<Hash[]>): ReadHash {
  const tiles = new Map<string, Promise<Hash[]>>();
  const tileAt = (level: number, index: number): Promise<Hash[]> => {
    const width = Math.min(tileWidth, Math.floor(size / tileWidth ** level) - index * tileWidth);
    const tile: TileName = { level, index, width };
    const name = tilePath(tile);
    const known = tiles.get(name) ?? fetchTile(tile);
    tiles.set(name, known);
    return known;
  };
  return async (level, index) => {
    // Hashes of levels between those of tiles are made of the tile below.
    const [tileLevel, above] = [Math.floor(level / height), level % height];
    const [from, count] = [index * 2 ** above, 2 ** above];
    const hashes = await tileAt(tileLevel, Math.floor(from / tileWidth));
    let row = hashes.slice(from % tileWidth, (from % tileWidth) + count);
    if (row.length !== count)
      throw new RangeError(`Level ${level} has no hash ${index} in a tree of ${size}.`);
    while (row.length > 1)
      row = Array.from({ length: row.length / 2 }, (_, at) => nodeHash(row[2 * at]!, row[2 * at + 1]!));
    return row[0]!;
  };
}
