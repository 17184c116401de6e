import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { folderStore } from '#darkroom/folder-store.ts';
import { fileStoreSuite } from './file-store-suite.ts';

const made: string[] = [];
async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'warraq-files-'));
  made.push(path);
  return path;
}
afterAll(() => Promise.all(made.map((path) => rm(path, { recursive: true, force: true }))));

fileStoreSuite('A folder', async () => folderStore(join(await folder(), 'made', 'when', 'needed')));

describe('A folder', () => {
  it('holds no temporary files after writing', async () => {
    const path = await folder();
    await folderStore(path).put('a/b.txt', new Uint8Array(10), 'text/plain');
    expect(await readdir(join(path, 'a'))).toEqual(['b.txt']);
  });

  it('says so, and leaves nothing behind, when it cannot write', async () => {
    const path = await folder();
    await writeFile(join(path, 'a'), 'a file where a folder should be');
    await expect(folderStore(path).put('a/b', new Uint8Array(1), 'text/plain')).rejects.toThrow(
      /EEXIST|ENOTDIR/,
    );
    expect(await readdir(path)).toEqual(['a']);
  });
});
