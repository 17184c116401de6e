/** One PostgreSQL server for a run of the newsroom's suites, with a migrated template to make databases from. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '#database/migrate.ts';
import { ServerError } from '#database/server/errors.ts';
import { type DatabaseServer, openServer } from '#database/server/open.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    binaries: 'npm' | 'installed';
    /** The server to make databases on; `null` when this machine has none of that kind, with the reason. */
    postgres: { connection: pg.PoolConfig } | { absent: string };
  }
}

export const template = 'newsroom_template';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'warraq-test-'));
  // Run by root, the server drops to another user, who must get in.
  await chmod(dataFolder, 0o755);
  let server: DatabaseServer;
  try {
    server = await openServer({
      dataFolder,
      binaries: project.config.provide.binaries ?? 'npm',
      log: () => {},
    });
  } catch (error) {
    if (!(error instanceof ServerError) || error.kind !== 'binaries') throw error;
    project.provide('postgres', { absent: error.message });
    return () => rm(dataFolder, { recursive: true, force: true });
  }
  const admin = new pg.Client(server.connection);
  await admin.connect();
  await admin.query(`create database ${template}`);
  await admin.end();
  const pool = new pg.Pool({ ...server.connection, database: template });
  await migrate(pool);
  await pool.end();
  project.provide('postgres', { connection: server.connection });
  return async () => {
    await server.close();
    await rm(dataFolder, { recursive: true, force: true });
  };
}
