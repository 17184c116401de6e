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

/** Password guesses at one account, from wherever; whether or not the account exists. */
export const signInLimit: Limit = { most: 10, minutes: 15 };

/** Counts one attempt; returns false when there were too many. `what`: 'account:layla@example.org', 'link:10.0.0.1'. */
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

/** The same, for commands. Throws Refusal. */
export async function refuseTooMany(db: Database, what: string, limit: Limit): Promise<void> {
  if (!(await attempt(db, what, limit)))
    throw new Refusal(
      'throttled',
      'too-many-attempts',
      `Too many attempts. Try again in ${limit.minutes} minutes.`,
    );
}

/** Forgets the attempts: this one was right. */
export async function forgive(db: Database, what: string): Promise<void> {
  await db.deleteFrom('auth.attempt').where('key', '=', keyOf(what)).execute();
}
