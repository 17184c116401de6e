import pg from 'pg';
import { waitFor } from '#database/server/process/wait.ts';
import { errorCode, ServerError } from './errors.ts';
import { ADMIN_ROLE, APP_DATABASE, APP_ROLE } from './settings.ts';

const PATIENCE_MS = 10_000;

/** 57P03: not accepting connections now; 53300: all connections are taken; the others: the socket is not there yet. */
const REFUSED_FOR_NOW = new Set(['57P03', '53300', 'ECONNREFUSED', 'ENOENT', 'ECONNRESET']);

/** Where a server of ours listens. */
export interface Address {
  readonly socketFolder: string;
  readonly port: number;
}

/**
 * Connects once as the superuser, makes sure that this is the server of `cluster`, and creates the app's role and
 * database if they are missing (a first start may have been killed before that).
 * Returns the version, '18.4', or undefined when the server is no longer `alive`.
 * Throws ServerError `start` when the server does not accept connections or serves another folder.
 */
export async function firstContact(
  address: Address,
  cluster: string,
  alive: () => boolean,
): Promise<string | undefined> {
  const contact = await connectPatiently(address, alive);
  if (contact === undefined) return undefined;
  const { client } = contact;
  try {
    const { rows } = await client.query<{
      folder: string;
      version: string;
      role: boolean;
      database: boolean;
    }>(
      `select current_setting('data_directory') as folder, current_setting('server_version') as version,
        exists (select from pg_roles where rolname = $1) as role,
        exists (select from pg_database where datname = $2) as database`,
      [APP_ROLE, APP_DATABASE],
    );
    const found = rows[0]!;
    if (found.folder !== cluster) {
      throw new ServerError(
        'start',
        `The server at ${address.socketFolder} serves ${found.folder}, not ${cluster}. Stop it and try again.`,
      );
    }
    // CREATEDB, so that a copy can be restored beside the database; nothing that reaches files or programs.
    if (!found.role) await unlessThere(client.query(`create role ${APP_ROLE} login createdb`));
    if (!found.database) await unlessThere(client.query(`create database ${APP_DATABASE} owner ${APP_ROLE}`));
    return found.version.split(' ')[0]!;
  } finally {
    await client.end();
  }
}

/** "Duplicate object", "duplicate database", and the unique violation that two at one moment come to. */
const alreadyThere = ['42710', '42P04', '23505'];

/** A start that was killed leaves its last statement to the server, which may finish it after we looked. */
async function unlessThere(statement: Promise<unknown>): Promise<void> {
  try {
    await statement;
  } catch (error) {
    if (!alreadyThere.includes((error as { code?: string }).code ?? '')) throw error;
  }
}

/**
 * A server that says "ready" may still refuse for a moment, and one that recovers from a crash for longer.
 * Undefined when the server is gone.
 */
async function connectPatiently(
  address: Address,
  alive: () => boolean,
): Promise<{ client: pg.Client } | undefined> {
  let last: unknown;
  const outcome = await waitFor<{ client: pg.Client } | 'gone'>(
    async () => {
      const client = new pg.Client({
        host: address.socketFolder,
        port: address.port,
        user: ADMIN_ROLE,
        database: 'postgres',
        ssl: false,
        connectionTimeoutMillis: 10_000,
      });
      // An error after the connection is made shows in the query; without a listener it would end the process.
      client.on('error', (error) => {
        last = error;
      });
      try {
        await client.connect();
        return { client };
      } catch (error) {
        last = error;
        if (!alive()) return 'gone';
        if (REFUSED_FOR_NOW.has(errorCode(error) ?? '')) return undefined;
        throw error;
      }
    },
    PATIENCE_MS,
    50,
  );
  if (outcome === 'gone') return undefined;
  if (outcome !== undefined) return outcome;
  const reason = last instanceof Error ? last.message : String(last);
  throw new ServerError('start', `The database server runs, but refuses connections: ${reason}`, {
    cause: last,
  });
}
