/** What every command begins and ends with: the database server, a connection, the schema. */
import type { FileStore } from '#darkroom/files.ts';
import { openFiles } from '#darkroom/open-files.ts';
import { connect, type DatabaseConnection } from '#database/connection.ts';
import { migrate } from '#database/migrate.ts';
import { type DatabaseServer, openServer } from '#database/server/open.ts';
import { beginConcordance } from '#desk/reindex.ts';
import type { Config } from './configuration.ts';

export interface Session {
  server: DatabaseServer;
  database: DatabaseConnection;
  pictures: FileStore;
  close(): Promise<void>;
}

export interface SessionOptions {
  /** One line for the operator. */
  tell: (line: string) => void;
  /** An idle connection broke. */
  onConnectionError?: (error: Error) => void;
}

/** Opens the newsroom's database, found running or started, with its schema up to date. */
export async function openSession(config: Config, options: SessionOptions): Promise<Session> {
  const server = await openServer({
    dataFolder: config.dataFolder,
    databaseUrl: config.databaseUrl ?? undefined,
    binaries: config.postgres as 'auto' | 'npm' | 'installed' | `/${string}`,
    log: options.tell,
  });
  const database = connect(server.connection, {
    size: config.poolSize,
    onError:
      options.onConnectionError ??
      ((error) => options.tell(`A connection to the database broke: ${error.message}`)),
  });
  let pictures: FileStore;
  try {
    pictures = await openFiles(config.files);
    for (const name of await migrate(database.pool)) options.tell(`Migrated: ${name}`);
    await beginConcordance(database.db);
  } catch (error) {
    await database.close();
    await server.close();
    throw error;
  }
  return {
    server,
    database,
    pictures,
    close: async () => {
      await database.close();
      await server.close();
    },
  };
}
