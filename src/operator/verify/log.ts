/** The log itself: entries, tiles and checkpoints against one another. */
import { type Checkpoint, openNote, parseCheckpoint, type Verifier } from '#daybook/note.ts';
import { parseEntry, type VersionEntry } from '#daybook/record.ts';
import { bundleEntries, bundlesOf, tileHashes, tilePath, tilesOf } from '#daybook/tiles.ts';
import { append, emptyRoot, entryHash, type Hash, rootOf, sameHash } from '#daybook/tree.ts';
import type { DaybookSource, Report } from './source.ts';

/** An entry that was read, with its place. */
export interface Entered extends VersionEntry {
  index: number;
}

/** The tree over the entries as they were read. */
export interface Rebuilt {
  entries: Entered[];
  hashAt(level: number, index: number): Hash | undefined;
  /** Root over the first so many. */
  root(size: number): Promise<Hash>;
}

/** What a note says when one of the keys signed it; `null` when none did. */
export function opened(note: string, verifiers: readonly Verifier[]): Checkpoint | null {
  for (const verifier of verifiers) {
    const text = openNote(note, verifier);
    const checkpoint = text === null ? null : parseCheckpoint(text);
    if (checkpoint?.origin === verifier.name) return checkpoint;
  }
  return null;
}

/** Reads every entry up to `size` and rebuilds the tree over them; what is no entry is reported. */
export async function rebuild(source: DaybookSource, size: number, report: Report): Promise<Rebuilt> {
  const levels: Hash[][] = [];
  const entries: Entered[] = [];
  let count = 0;
  for (const bundle of bundlesOf(size)) {
    const path = tilePath(bundle);
    const bytes = await source.tile(bundle);
    let read: Uint8Array[];
    try {
      if (!bytes) throw new Error('It is not there.');
      read = bundleEntries(bytes, bundle.width);
    } catch (error) {
      report(path, `entries ${count} and on cannot be read: ${(error as Error).message}`);
      break;
    }
    for (const entry of read) {
      const parsed = parseEntry(entry);
      if (parsed) entries.push({ ...parsed, index: count });
      else report(`entry ${count}`, 'it is not what a daybook enters: it was changed');
      for (const [level, index, hash] of await append(
        async (level, index) => levels[level]![index]!,
        count,
        entryHash(entry),
      )) {
        levels[level] ??= [];
        levels[level]![index] = hash;
      }
      count++;
    }
  }
  const hashAt = (level: number, index: number) => levels[level]?.[index];
  return {
    entries,
    hashAt,
    root: async (wanted) =>
      wanted > count ? emptyRoot() : rootOf(async (level, index) => hashAt(level, index)!, wanted),
  };
}

/** Compares every tile of hashes with those that the entries give. */
export async function checkTiles(
  source: DaybookSource,
  size: number,
  { hashAt }: Rebuilt,
  report: Report,
): Promise<void> {
  for (const tile of tilesOf(size)) {
    const path = tilePath(tile);
    const level = 8 * (tile.level as number);
    try {
      const bytes = await source.tile(tile);
      if (!bytes) throw new Error('It is not there.');
      for (const [at, hash] of tileHashes(bytes, tile.width).entries()) {
        const index = 256 * tile.index + at;
        const made = hashAt(level, index);
        if (!made || !sameHash(made, hash))
          report(
            level === 0 ? `entry ${index}` : path,
            `its hash in ${path} is not that of what is entered: one of the two was changed`,
          );
      }
    } catch (error) {
      report(path, `cannot be read: ${(error as Error).message}`);
    }
  }
}

/** Whether every entry follows on the version before it of the same article. */
export function checkChain({ entries, hashAt }: Rebuilt, report: Report): void {
  const last = new Map<number, Entered>();
  for (const entry of entries) {
    const before = last.get(entry.article);
    const where = `article ${entry.article}, version ${entry.version} (entry ${entry.index})`;
    if (entry.version !== (before?.version ?? 0) + 1)
      report(where, `it follows on ${before ? `version ${before.version}` : 'nothing'}`);
    const hash = before && hashAt(0, before.index);
    if (entry.previous !== (hash ? Buffer.from(hash).toString('hex') : null))
      report(where, 'it does not name the version before it: one of the two was changed');
    last.set(entry.article, entry);
  }
}
