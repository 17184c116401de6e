/** The daybook, checked by Go's implementation of the same formats. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkpointText, newSigningKey, signNote, verifierKey, verifierOf } from '#daybook/note.ts';
import { bundleBytes, bundlesOf, tileBytes, tilePath, tilesOf } from '#daybook/tiles.ts';
import { append, entryHash, type Hash, rootOf } from '#daybook/tree.ts';

const packages = '/usr/share/gocode';
const hasGo =
  spawnSync('go', ['version']).status === 0 && existsSync(`${packages}/src/golang.org/x/mod/sumdb/tlog`);
const reason = 'needs Go and its sumdb: apt-get install golang-go golang-golang-x-mod-dev';

const size = 10_000;
const older = [1, 2, 255, 256, 257, 4_096, 9_999];

describe.skipIf(!hasGo)(`An implementation that is not ours${hasGo ? '' : ` (${reason})`}`, () => {
  let folder = '';
  let program = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'warraq-daybook-'));
    program = path.join(folder, 'verify');
    execFileSync('go', ['build', '-o', program, path.join(import.meta.dirname, 'independent/verify.go')], {
      env: { ...process.env, GO111MODULE: 'off', GOPATH: packages, GOCACHE: path.join(folder, 'cache') },
    });
    await writeDaybook(folder);
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const verify = () => spawnSync(program, [folder], { encoding: 'utf8' }).stdout.trim();

  test('finds every one of 10,000 versions in it, and every older checkpoint at its beginning', () => {
    expect(verify()).toBe(`${size} entries, ${older.length} older checkpoints`);
  });

  test('refuses it when one byte of an entry, a tile or a checkpoint is another', async () => {
    for (const name of [
      tilePath({ level: 'entries', index: 3, width: 256 }),
      tilePath({ level: 0, index: 3, width: 256 }),
      'checkpoint',
      'older/257',
    ]) {
      const file = path.join(folder, name);
      const bytes = await readFile(file);
      const altered = Buffer.from(bytes);
      // A letter's lowest bit.
      altered[40]! ^= 1;
      await writeFile(file, altered);
      expect(verify(), name).toMatch(/^refused/);
      await writeFile(file, bytes);
    }
    expect(verify()).toBe(`${size} entries, ${older.length} older checkpoints`);
  });
});

async function writeDaybook(folder: string): Promise<void> {
  const put = async (name: string, bytes: Uint8Array | string) => {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), bytes);
  };
  const signer = { name: 'alraqaa.example', key: newSigningKey() };
  const entries = Array.from({ length: size }, (_, at) =>
    new TextEncoder().encode(JSON.stringify({ article: 1 + (at % 700), version: at, text: `نسخة ${at}` })),
  );
  const levels: Hash[][] = [];
  const read = async (level: number, index: number): Promise<Hash> => levels[level]![index]!;
  const checkpoint = async (at: number) =>
    signNote(checkpointText({ origin: signer.name, size: at, root: await rootOf(read, at) }), signer);
  for (const [at, entry] of entries.entries()) {
    for (const [level, index, hash] of await append(read, at, entryHash(entry))) {
      levels[level] ??= [];
      levels[level]![index] = hash;
    }
    if (older.includes(at + 1)) await put(`older/${at + 1}`, await checkpoint(at + 1));
  }
  await put('key', verifierKey(verifierOf(signer)));
  await put('checkpoint', await checkpoint(size));
  for (const tile of tilesOf(size)) {
    const hashes = levels[8 * (tile.level as number)]!;
    await put(tilePath(tile), tileBytes(hashes.slice(tile.index * 256, tile.index * 256 + tile.width)));
  }
  for (const bundle of bundlesOf(size))
    await put(
      tilePath(bundle),
      bundleBytes(entries.slice(bundle.index * 256, bundle.index * 256 + bundle.width)),
    );
}
