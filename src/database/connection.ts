/** Connections to the database: one pool, Kysely over it, prepared statements for what is asked again. */
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;
export type DatabaseTransaction = Transaction<Tables>;
/** What `edition/` gets: no insert, update, delete, transaction or raw execution through it is possible. */
export type Reader = Pick<Kysely<Tables>, 'selectFrom' | 'with' | 'fn' | 'getExecutor'>;

/** Counts statements, for the budgets of queries per page. */
export interface StatementCount {
  total: number;
}

export interface DatabaseConnection {
  db: Database;
  pool: pg.Pool;
  statements: StatementCount;
  close(): Promise<void>;
}

/** Distinct statements that one connection keeps prepared; beyond it (a bulk insert's shapes) they go unnamed. */
const mostPrepared = 200;

/**
 * Opens a pool of at most `size` connections (lazily; no I/O here).
 *
 * Queries that begin with `select` or `with` run as named prepared statements, so that PostgreSQL plans them
 * once a connection. `onError` hears of idle connections that broke (the server stopped).
 */
export function connect(
  connection: pg.PoolConfig,
  options: { size: number; onError: (error: Error) => void },
): DatabaseConnection {
  const statements: StatementCount = { total: 0 };
  const names = new Map<string, string>();

  class PreparingClient extends pg.Client {
    // pg's overloads cannot be restated by a subclass; Kysely calls with (text, values), the pool adds a callback.
    // biome-ignore lint/suspicious/noExplicitAny: see above
    override query(...args: any[]): any {
      const [text, values, callback] = args;
      if (typeof text === 'string') {
        statements.total++;
        if (Array.isArray(values) && /^\s*(select|with)\b/i.test(text)) {
          const name = names.get(text) ?? (names.size < mostPrepared ? `q${names.size}` : undefined);
          if (name) names.set(text, name);
          // biome-ignore lint/suspicious/noExplicitAny: see above
          if (name) return (super.query as any)({ name, text, values }, callback);
        }
      }
      // biome-ignore lint/suspicious/noExplicitAny: see above
      return (super.query as any)(...args);
    }
  }

  const pool = new pg.Pool({
    ...connection,
    max: options.size,
    Client: PreparingClient,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    application_name: 'warraq',
  } as pg.PoolConfig);
  let closing = false;
  // The pool ends before its last sockets do: a server that stops right after is nothing to hear of.
  pool.on('error', (error) => {
    if (!closing) options.onError(error);
  });
  // The pool listens to idle connections only: one that breaks in somebody's hands, between two statements of a
  // transaction, would end the process. Its next statement fails, and so who holds it hears of it.
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const close = (): Promise<void> => {
    closing = true;
    return db.destroy();
  };
  return { db, pool, statements, close };
}
