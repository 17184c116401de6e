/** Counting guesses in the database, so that every node counts the same, by what is guessed at or from where. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '#database/connection.ts';
import { Refusal } from '../refusal.ts';

const keyOf = (what: string): Buffer => createHash('sha256').update(what).digest();

export interface Limit {
  most: number;
  minutes: number;
}

/** Password guesses at one account from one address or one device; whether or not the account exists. */
export const signInLimit: Limit = { most: 10, minutes: 15 };

/** Wrong passwords for whatever accounts from one address: one word tried on everybody. Those who come in do not count. */
export const addressLimit: Limit = { most: 100, minutes: 15 };

/** Counts one attempt; returns false when there were too many. `what`: 'link:10.0.0.1', 'person:0197c0de-…'. */
export async function attempt(db: Database, what: string, limit: Limit): Promise<boolean> {
  const window = sql`make_interval(mins => ${limit.minutes})`;
  const { rows } = await sql<{ count: number }>`
    insert into auth.attempt as a (key, began_at, count) values (${keyOf(what)}, now(), 1)
    on conflict (key) do update set
      count = case when a.began_at < now() - ${window} then 1 else a.count + 1 end,
      began_at = case when a.began_at < now() - ${window} then now() else a.began_at end
    returning count`.execute(db);
  return rows[0]!.count <= limit.most;
}

/** So many attempts at will; then each waits twice as long after the last as the one before, up to the longest. */
export interface Pace {
  free: number;
  /** In seconds. */
  first: number;
  longest: number;
}

/** Password guesses at one account from wherever nobody was seen to come in before. */
export const accountPace: Pace = { free: 10, first: 30, longest: 900 };

/**
 * Counts one attempt if its time has come: 0, else the seconds still to wait. What comes too early is not counted, so
 * that nobody makes the wait longer for others by insisting. A day without attempts forgets them.
 */
export async function pacedAttempt(
  db: Database,
  what: string,
  { free, first, longest }: Pace,
): Promise<number> {
  const key = keyOf(what);
  // The exponent is held down: a power beyond all numbers would be an error.
  const wait = sql`make_interval(secs => case when a.count < ${free}::int then 0
    else least(${first}::int * 2 ^ least(a.count - ${free}::int, 20), ${longest}::int) end)`;
  const { rows } = await sql`
    insert into auth.attempt as a (key, began_at, count) values (${key}, now(), 1)
    on conflict (key) do update set
      count = case when a.began_at < now() - interval '1 day' then 1 else a.count + 1 end, began_at = now()
      where a.began_at + ${wait} <= now()
    returning count`.execute(db);
  if (rows.length) return 0;
  const { rows: left } = await sql<{ seconds: number }>`
    select ceil(extract(epoch from a.began_at + ${wait} - now()))::int as seconds from auth.attempt a where key = ${key}`.execute(
    db,
  );
  return Math.max(1, left[0]?.seconds ?? 1);
}

/** The same as `attempt`, for commands. Throws Refusal. */
export async function refuseTooMany(db: Database, what: string, limit: Limit): Promise<void> {
  if (!(await attempt(db, what, limit)))
    throw new Refusal(
      'throttled',
      'too-many-attempts',
      `Too many attempts. Try again in ${limit.minutes} minutes.`,
    );
}

/** Takes one attempt back: it was right, and says nothing of the others. */
export async function takeBack(db: Database, what: string): Promise<void> {
  await sql`update auth.attempt set count = greatest(count - 1, 0) where key = ${keyOf(what)}`.execute(db);
}

/** Forgets the attempts: this one was right. */
export async function forgive(db: Database, what: string): Promise<void> {
  await db.deleteFrom('auth.attempt').where('key', '=', keyOf(what)).execute();
}
