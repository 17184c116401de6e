/** The program when it is stopped, doubled, or killed: what readers and the newsroom still have afterwards. */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPostmasterFile } from '#database/server/postmaster/postmaster-file.ts';
import { waitFor } from '#database/server/process/wait.ts';
import { copyRecords, writeRecords } from './copy.ts';
import { makeNewsroom, type Newsroom } from './program.ts';

let newsroom: Newsroom;
const file = (name: string) => path.join(path.dirname(newsroom.dataFolder), name);
const files = async (count: number) => {
  await writeRecords(file('copy.jsonl'), copyRecords(count));
  return file('copy.jsonl');
};
const statusOf = async (address: string) => (await fetch(address)).status;
const postmaster = () => readPostmasterFile(path.join(newsroom.dataFolder, 'postgres'))!.pid;

beforeEach(async () => {
  newsroom = await makeNewsroom();
});
afterEach(() => newsroom.remove());

describe('stopping', () => {
  it('on SIGTERM ends cleanly: exit code 0, no database server left, and the next start needs no recovery', async () => {
    const site = await newsroom.start();
    expect(newsroom.postgres().length).toBeGreaterThan(0);
    expect(await site.stop()).toBe(0);
    expect(newsroom.postgres()).toEqual([]);
    await expect(fetch(site.origin)).rejects.toThrow();
    const again = await newsroom.start();
    expect(again.told()).not.toMatch(/recover|killed|dead server/i);
    expect(await again.stop()).toBe(0);
  }, 90_000);
});

describe('two starts on one data folder', () => {
  it('share the database, hear each other’s news, and the last to leave stops it', async () => {
    const first = await newsroom.start();
    const second = await newsroom.start();
    expect(second.told()).toContain('already running');
    expect(second.origin).not.toBe(first.origin);
    for (const { origin } of [first, second])
      expect(await (await fetch(`${origin}/`)).text()).not.toContain('الخبر رقم 1 ');
    const server = postmaster();
    await newsroom.run(['import', await files(2), '--publish']);
    for (const { origin } of [first, second]) {
      const seen = await waitFor(
        async () => ((await (await fetch(`${origin}/`)).text()).includes('الخبر رقم 1 ') ? true : undefined),
        5_000,
      );
      expect(seen).toBe(true);
    }
    expect(await first.stop()).toBe(0);
    expect(postmaster()).toBe(server);
    expect(await statusOf(`${second.origin}/readyz`)).toBe(200);
    expect(await second.stop()).toBe(0);
    expect(newsroom.postgres()).toEqual([]);
  }, 120_000);
});

describe('kill -9', () => {
  it('of the program leaves a database that the next start adopts, with everything in it', async () => {
    const site = await newsroom.start();
    await newsroom.run(['import', await files(3), '--publish']);
    await site.kill9();
    const server = postmaster();
    expect(newsroom.postgres()).toContain(server);
    const next = await newsroom.start();
    expect(next.told()).toContain('orphan adopted');
    expect(postmaster()).toBe(server);
    expect(await (await fetch(`${next.origin}/`)).text()).toContain('الخبر رقم 3 ');
    expect(await next.stop()).toBe(0);
    expect(newsroom.postgres()).toEqual([]);
  }, 120_000);

  it('of the program and its database together is recovered from by the next start', async () => {
    const site = await newsroom.start();
    await newsroom.run(['import', await files(3), '--publish']);
    await site.kill9();
    for (const pid of newsroom.postgres()) kill9(pid);
    const next = await newsroom.start();
    expect(await (await fetch(`${next.origin}/`)).text()).toContain('الخبر رقم 3 ');
    expect(await next.stop()).toBe(0);
  }, 120_000);

  it('of the database is survived: kept pages are served, others are honestly refused, and it comes back by itself', async () => {
    const site = await newsroom.start();
    await newsroom.run(['import', await files(3), '--publish']);
    const kept = `${site.origin}/`;
    const front = await (await fetch(kept)).text();
    kill9(postmaster());

    const away = await waitFor(
      async () => {
        const response = await fetch(`${site.origin}/search?q=${encodeURIComponent('الأرشيف')}`);
        return response.status === 503 ? response : undefined;
      },
      5_000,
      5,
    );
    // It may have come back before anyone noticed; then there is nothing to refuse.
    if (away) {
      expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await away.text()).toContain('الموقع متوقف مؤقتًا');
    }
    expect(await (await fetch(kept)).text()).toBe(front);
    const back = await waitFor(
      async () => ((await statusOf(`${site.origin}/readyz`)) === 200 ? true : undefined),
      30_000,
      200,
    );
    expect(back).toBe(true);
    const found = await fetch(`${site.origin}/search.json?q=${encodeURIComponent('الأرشيف')}`);
    expect(((await found.json()) as { total: number }).total).toBe(3);
    // And it hears news again.
    await writeRecords(file('later.jsonl'), [
      { ...copyRecords(1)[0]!, id: 'later', title: 'خبر بعد العودة' },
    ]);
    await newsroom.run(['import', file('later.jsonl'), '--publish']);
    const heard = await waitFor(
      async () => ((await (await fetch(kept)).text()).includes('خبر بعد العودة') ? true : undefined),
      10_000,
      100,
    );
    expect(heard).toBe(true);
    expect(await site.stop()).toBe(0);
  }, 120_000);

  it('in the middle of an import loses no record that was committed, and doubles none: three rounds', async () => {
    const count = 4_000;
    const source = await files(count);
    const site = await newsroom.start();
    let before = 0;
    for (let round = 0; round < 3; round++) {
      const { child, ended } = newsroom.begin(['import', source, '--publish']);
      await sleep(700 + Math.random() * 1_500);
      child.kill('SIGKILL');
      await ended;
      if (round === 1) for (const pid of newsroom.postgres()) kill9(pid);
      await waitFor(
        async () => ((await statusOf(`${site.origin}/readyz`)) === 200 ? true : undefined),
        30_000,
        100,
      );
      const kept = await articles();
      expect(new Set(kept).size).toBe(kept.length);
      // What a round committed, the rounds after it keep.
      expect(kept.length).toBeGreaterThanOrEqual(before);
      before = kept.length;
    }
    const last = await newsroom.run(['import', source, '--publish']);
    const sums = /^imported (\d+), updated (\d+), unchanged (\d+), failed (\d+)$/m
      .exec(last.stdout)!
      .slice(1)
      .map(Number);
    expect(sums).toEqual([count - before, 0, before, 0]);
    const all = await articles();
    expect(all).toHaveLength(count);
    expect(new Set(all).size).toBe(count);
    expect(await site.stop()).toBe(0);
  }, 240_000);
});

/** External ids of all articles, as the export has them. */
async function articles(): Promise<string[]> {
  const { code, stdout, stderr } = await newsroom.run(['export']);
  if (code !== 0) throw new Error(stderr);
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { type: string; externalId?: string })
    .filter(({ type }) => type === 'article')
    .map(({ externalId }) => externalId ?? '');
}

function kill9(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // A child of a server that was killed a moment ago may have left by itself.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
