import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode, ServerError } from '#database/server/errors.ts';
import { formatIdentity, isAlive, type ProcessIdentity, parseIdentity, thisProcess } from './identity.ts';

/*
 * The lock is a folder of numbered tickets; the highest one is in force. A ticket names its holder, and is
 * free once it is empty or the holder is dead. Who wants the lock creates the next number by link(), which
 * only one can win and which shows the ticket whole or not at all. The highest ticket is never deleted, so
 * two processes that both see a dead holder cannot delete each other's new lock.
 */

/** Lower tickets stay for a while: a process that looked before a few others came and went collides with them. */
const KEPT_TICKETS = 8;

/**
 * Runs `action` while no other process (and no other call in this one) runs an action under the same folder.
 * The lock of a process that died, even by kill -9 or a power cut, is free at once.
 * Throws ServerError `locked`, naming the holder's pid, when it is not free within `waitMs` milliseconds.
 */
export async function withLock<T>(folder: string, action: () => Promise<T>, waitMs = 30_000): Promise<T> {
  const ticket = await takeTicket(folder, waitMs);
  try {
    return await action();
  } finally {
    // Emptying needs no space on a full disk.
    truncateSync(ticket, 0);
  }
}

async function takeTicket(folder: string, waitMs: number): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const deadline = performance.now() + waitMs;
  for (;;) {
    const outcome = tryTicket(folder);
    if (typeof outcome === 'string') return outcome;
    if (performance.now() > deadline) {
      throw new ServerError(
        'locked',
        `Process ${outcome.holder?.pid ?? '(unknown)'} has been starting or stopping the database in ` +
          `${path.dirname(folder)} for ${Math.round(waitMs / 1000)} seconds. Wait for it, or end it and try again.`,
      );
    }
    await sleep(25 + Math.random() * 25);
  }
}

/** The path of the ticket now ours, or who holds the lock (no holder: someone was quicker, try again). */
function tryTicket(folder: string): string | { holder: ProcessIdentity | undefined } {
  const highest = highestTicket(folder);
  if (highest > 0) {
    const holder = holderOf(path.join(folder, String(highest)));
    if (holder === 'gone') return { holder: undefined };
    if (holder !== undefined && isAlive(holder)) return { holder };
  }
  const mine = path.join(folder, String(highest + 1));
  if (!createWhole(mine)) return { holder: undefined };
  if (highestTicket(folder) !== highest + 1) {
    // We looked so long ago that our number had already been used and cleared away.
    rmSync(mine);
    return { holder: undefined };
  }
  sweep(folder, highest + 1);
  return mine;
}

const ticketNumbers = (folder: string): number[] =>
  readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

const highestTicket = (folder: string): number => Math.max(0, ...ticketNumbers(folder));

function holderOf(ticket: string): ProcessIdentity | 'gone' | undefined {
  try {
    return parseIdentity(readFileSync(ticket, 'utf8'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 'gone';
    throw error;
  }
}

/** Creates the ticket with its content in one step. False if the number is taken. */
function createWhole(ticket: string): boolean {
  const me = formatIdentity(thisProcess());
  const draft = path.join(path.dirname(ticket), `draft-${me}-${randomUUID()}`);
  writeFileSync(draft, me, { flag: 'wx' });
  try {
    linkSync(draft, ticket);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

/** Removes old tickets, and drafts that killed processes left. */
function sweep(folder: string, current: number): void {
  for (const number of ticketNumbers(folder)) {
    if (number <= current - KEPT_TICKETS) rmSync(path.join(folder, String(number)), { force: true });
  }
  for (const name of readdirSync(folder)) {
    if (!name.startsWith('draft-')) continue;
    const author = parseIdentity(name.slice('draft-'.length));
    if (author === undefined || !isAlive(author)) rmSync(path.join(folder, name), { force: true });
  }
}
