/** The program when it is stopped, doubled, or killed: what readers and the newsroom still have afterwards. */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPostmasterFile } from '#database/server/postmaster/postmaster-file.ts';
import { withLock } from '#database/server/process/lock.ts';
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
    // While we hold the server's lock nobody can start it again.
    await withLock(path.join(newsroom.dataFolder, 'server-lock'), async () => {
      kill9(postmaster());
      const refused = await waitFor(async () => {
        const response = await fetch(`${site.origin}/search?q=${encodeURIComponent('الأرشيف')}`);
        return response.status === 200 ? undefined : response;
      }, 10_000);
      expect(refused?.status).toBe(503);
      expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await refused?.text()).toContain('الموقع متوقف مؤقتًا');
      expect(await statusOf(`${site.origin}/readyz`)).toBe(503);
      expect(await statusOf(`${site.origin}/healthz`)).toBe(200);
      expect(await statusOf(`${site.origin}/a/3`)).toBe(503);
      expect(await (await fetch(kept)).text()).toBe(front);
    });
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
    const each = 3_000;
    const sources: string[] = [];
    const site = await newsroom.start();
    let kept: string[] = [];
    for (let round = 1; round <= 3; round++) {
      const source = file(`round-${round}.jsonl`);
      await writeRecords(
        source,
        copyRecords(each).map((record) => ({ ...record, id: `${round}-${record.id}` })),
      );
      sources.push(source);
      const { child, ended, told } = newsroom.begin(['import', source, '--publish']);
      // Somewhere between the first batch that it tells of and the last.
      const began = await waitFor(() => (committed(told()) > 0 ? true : undefined), 30_000, 5);
      expect(began).toBe(true);
      await sleep(Math.random() * 700);
      child.kill('SIGKILL');
      if (round === 2) for (const pid of newsroom.postgres()) kill9(pid);
      expect((await ended).code).toBeNull();
      const ready = async () => ((await statusOf(`${site.origin}/readyz`)) === 200 ? true : undefined);
      expect(await waitFor(ready, 30_000, 100)).toBe(true);

      const now = await articles();
      expect(new Set(now).size).toBe(now.length);
      expect(now.length - kept.length).toBeGreaterThanOrEqual(committed(told()));
      expect(now.length - kept.length).toBeLessThan(each);
      // What the rounds before committed is there still.
      const there = new Set(now);
      expect(kept.filter((id) => !there.has(id))).toEqual([]);
      kept = now;
    }
    const last = await newsroom.run(['import', ...sources, '--publish']);
    expect(last.stdout).toBe(
      `imported ${3 * each - kept.length}, updated 0, unchanged ${kept.length}, failed 0\n`,
    );
    expect(new Set(await articles()).size).toBe(3 * each);
    expect(await site.stop()).toBe(0);
  }, 400_000);
});

/** Records that an import has told the operator of as done so far. */
const committed = (told: string): number => Number([...told.matchAll(/(\d+) records$/gm)].at(-1)?.[1] ?? 0);

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
