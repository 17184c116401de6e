/** Ordered SQL migrations, each in its own transaction, by one process at a time. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type pg from 'pg';

const folder = new URL('./migrations/', import.meta.url);
/** Any fixed number: PostgreSQL's advisory locks are named by one. */
const lockNumber = 7_277_001;

interface Migration {
  number: number;
  name: string;
  sql: string;
  hash: string;
}

async function migrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), 'utf8');
      return {
        number: Number.parseInt(name, 10),
        name,
        sql,
        hash: createHash('sha256').update(sql).digest('hex'),
      };
    }),
  );
}

async function applied(client: pg.ClientBase | pg.Pool): Promise<Map<number, string>> {
  const { rows } = await client.query('select number, hash from migration');
  return new Map(rows.map((row) => [row.number as number, row.hash as string]));
}

/**
 * Brings the database to the newest schema; returns the names of the migrations it ran.
 *
 * Safe to call from several processes at once. Throws when a migration that ran here before has other text
 * now, or when the database is newer than this program: both mean the wrong program for this database.
 */
export async function migrate(pool: pg.Pool): Promise<string[]> {
  const all = await migrations();
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockNumber]);
    await client.query(
      'create table if not exists migration (number int primary key, name text not null, hash text not null, applied_at timestamptz not null default now())',
    );
    const done = await applied(client);
    const known = new Set(all.map((migration) => migration.number));
    for (const number of done.keys())
      if (!known.has(number))
        throw new Error(
          `The database has migration ${number}, which this version of Warraq does not know. Start the newer version that made it.`,
        );
    const ran: string[] = [];
    for (const { number, name, sql, hash } of all) {
      const before = done.get(number);
      if (before === hash) continue;
      if (before)
        throw new Error(`Migration ${name} ran on this database with other text. Restore the file that ran.`);
      await client.query('begin');
      try {
        await client.query(sql);
        await client.query('insert into migration (number, name, hash) values ($1, $2, $3)', [
          number,
          name,
          hash,
        ]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error });
      }
      ran.push(name);
    }
    return ran;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockNumber]).catch(() => {
      // The connection is gone, and the lock with it.
    });
    client.release();
  }
}

/** True when every migration of this program has run on the database. */
export async function isCurrent(pool: pg.Pool): Promise<boolean> {
  const done = await applied(pool);
  return (await migrations()).every(({ number, hash }) => done.get(number) === hash);
}
