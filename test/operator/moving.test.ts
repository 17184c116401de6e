/** A newsroom moves to another machine: what `export` writes, `import` reads back without loss. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeNewsroom, type Newsroom } from './program.ts';

let here: Newsroom;
let there: Newsroom;
beforeAll(async () => {
  [here, there] = [await makeNewsroom(), await makeNewsroom()];
});
afterAll(async () => {
  await here.remove();
  await there.remove();
});

describe('moving a newsroom', () => {
  it('gives the same export on the other side, and the same pages with their pictures', async () => {
    const site = await here.start({ WARRAQ_DEMO: 'auto' });
    const first = path.join(path.dirname(here.dataFolder), 'first.jsonl');
    const exported = await here.run(['export', first]);
    expect(exported.code, exported.stderr).toBe(0);

    const imported = await there.run(['import', first]);
    expect(imported.code, imported.stderr).toBe(0);
    expect(imported.stdout).toMatch(/^imported \d+, updated 0, unchanged 0, failed 0$/m);
    const second = path.join(path.dirname(there.dataFolder), 'second.jsonl');
    await there.run(['export', second]);
    const lines = async (file: string) => (await readFile(file, 'utf8')).split('\n');
    const [before, after] = [await lines(first), await lines(second)];
    expect(after.length).toBe(before.length);
    for (const [index, line] of before.entries()) if (line !== after[index]) expect(after[index]).toBe(line);

    const moved = await there.start();
    const page = (await here.run(['list', '--limit', '1'])).stdout.split('\t')[3]!;
    const body = async (origin: string) =>
      (await (await fetch(origin + page)).text())
        .replaceAll(origin, '')
        .replaceAll(encodeURIComponent(origin), '')
        .replace(/<section class="(?:related|most-read)"[\s\S]*/, '');
    expect(await body(moved.origin)).toBe(await body(site.origin));
    const source = await (await fetch(`${moved.origin}/`)).text();
    const picture = /\/media\/[\w./]+\.jpg/.exec(source)![0];
    expect((await fetch(moved.origin + picture)).status).toBe(200);
    expect(await moved.stop()).toBe(0);
    expect(await site.stop()).toBe(0);
  }, 240_000);

  it('refuses to write over a file that is there', async () => {
    const { code, stderr } = await here.run([
      'export',
      path.join(path.dirname(here.dataFolder), 'first.jsonl'),
    ]);
    expect(code).not.toBe(0);
    expect(stderr).toContain('first.jsonl');
  });
});
