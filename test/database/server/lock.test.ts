import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  formatIdentity,
  identify,
  parseIdentity,
  startOfProcess,
} from '#database/server/process/identity.ts';
import { withLock } from '#database/server/process/lock.ts';

describe('The lock', () => {
  let folder: string;
  let lock: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'warraq-lock-'));
    lock = path.join(folder, 'lock');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const startCounting = (times: number) =>
    spawn(
      process.execPath,
      [
        ...[
          path.join(import.meta.dirname, 'count-under-lock.ts'),
          lock,
          path.join(folder, 'counter'),
          String(times),
        ],
      ],
      { stdio: 'inherit' },
    );

  it('lets one process at a time count', async () => {
    writeFileSync(path.join(folder, 'counter'), '0');
    const codes = await Promise.all([1, 2, 3, 4].map(() => once(startCounting(15), 'exit')));
    expect(codes).toEqual(codes.map(() => [0, null]));
    expect(readFileSync(path.join(folder, 'counter'), 'utf8')).toBe('60');
    expect(readdirSync(lock).filter((name) => name.startsWith('draft'))).toEqual([]);
  });

  it('is free when its holder was killed', async () => {
    writeFileSync(path.join(folder, 'counter'), '0');
    const holder = startCounting(1_000_000);
    await once(holder, 'spawn');
    while (readFileSync(path.join(folder, 'counter'), 'utf8') < '3')
      await new Promise((next) => setTimeout(next, 5));
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(await withLock(lock, async () => 'mine', 2000)).toBe('mine');
  });

  it('is not taken from a holder that lives, and names it', async () => {
    await withLock(lock, async () => {
      await expect(withLock(lock, async () => 'never', 100)).rejects.toThrow(`Process ${process.pid} `);
    });
  });

  it('is free after an action that fails', async () => {
    await expect(withLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await withLock(lock, async () => 'mine', 100)).toBe('mine');
  });
});

describe('A process identity', () => {
  it('survives being written down', () => {
    const me = identify(process.pid)!;
    expect(parseIdentity(`${formatIdentity(me)}-7`)).toEqual(me);
  });

  it('is none once the process has ended', async () => {
    const child = spawn('sleep', ['0']);
    await once(child, 'exit');
    expect(startOfProcess(child.pid!)).toBe(undefined);
  });
});
