/** A node: the cache, the listener that keeps it honest, the routes, the port. */
import type pg from 'pg';
import type { FileStore } from '#darkroom/files.ts';
import type { DatabaseConnection } from '#database/connection.ts';
import { listen } from '#database/listen.ts';
import { isCurrent } from '#database/migrate.ts';
import { isUnavailable } from '#database/unavailable.ts';
import { revokedPicturesKey } from '#desk/pictures/revoke.ts';
import { search } from '#edition/search/search.ts';
import { suggest } from '#edition/search/suggest.ts';
import { buildAssets } from '#html/assets.ts';
import { makeApp } from './app.ts';
import { type Context, SiteKeeper } from './context.ts';
import { makeHub } from './live/make-hub.ts';
import type { NewsroomFiles } from './newsroom/shell.ts';
import { openSocketDoor } from './newsroom/socket-door.ts';
import { makeStaff } from './newsroom/staff.ts';
import { PageCache } from './page-cache.ts';
import { makeReadCounter, type ReadCounter } from './read-counter.ts';
import type { Logger } from './request-log.ts';
import { type RunningServer, startServer } from './server.ts';

export interface NodeOptions {
  host: string;
  port: number;
  /** Public origin, or `null` for the address that is served. */
  origin: string | null;
  cacheBytes: number;
  /** Whether letters can be sent (`jobs/mail.ts` sends them); without it, links are shown to who makes them. */
  mail?: boolean;
  /** The journalists' app; without it only its API is served. */
  newsroom?: NewsroomFiles;
  connection: pg.PoolConfig;
  database: DatabaseConnection;
  pictures: FileStore;
  log: Logger;
}

export interface RunningNode {
  port: number;
  origin: string;
  cache: PageCache;
  reads: ReadCounter;
  context: Context;
  close(): Promise<void>;
}

/** Starts serving readers. Resolves when the port is open and changes are heard. */
export async function serve(options: NodeOptions): Promise<RunningNode> {
  const { log, database } = options;
  const cache = new PageCache({
    bytes: options.cacheBytes,
    onError: (error, address) =>
      isUnavailable(error)
        ? log.warn(
            { address, reason: (error as Error).message },
            'a kept page is past its time and goes on being served',
          )
        : log.error({ err: error, address }, 'a kept page could not be made anew'),
  });
  const keeper = new SiteKeeper(database.db);
  const reads = makeReadCounter();
  const context: Context = {
    reader: database.db,
    cache,
    assets: buildAssets(),
    pictures: options.pictures,
    search,
    suggest,
    reads,
    origin: options.origin ?? '',
    isReady: async () => {
      try {
        return await isCurrent(database.pool);
      } catch (error) {
        log.warn({ reason: (error as Error).message }, 'not ready');
        return false;
      }
    },
    keeper,
    live: makeHub(() => context, log),
  };
  context.staff = makeStaff({
    db: database.db,
    log,
    mail: options.mail ?? false,
    files: options.newsroom ?? null,
    origin: () => context.origin,
  });

  const listener = await listen(options.connection, {
    onAnnouncement: ({ keys }) => {
      if (keys.includes('site')) {
        keeper.forget();
        cache.dropAll();
      } else {
        if (keys.some((key) => key.startsWith('article:'))) keeper.forgetMostRead();
        if (keys.includes(revokedPicturesKey)) keeper.forgetRevokedPictures();
        cache.drop(keys);
      }
    },
    others: { warraq_live: (payload) => context.live.changed(Number.parseInt(payload, 10)) },
    onReconnect: () => {
      context.live.changed(null);
      log.info('the database is back: every page is made anew');
      keeper.forget();
      cache.dropAll();
    },
    onError: (error) => log.warn({ reason: error.message }, 'changes are not heard'),
  });

  let server: RunningServer;
  try {
    // Reads the site before the first reader asks, so that an error page can always be dressed.
    await keeper.site();
    await keeper.revokedPictures();
    server = await startServer({
      app: makeApp(context, log),
      cache,
      log,
      host: options.host,
      port: options.port,
    });
  } catch (error) {
    await listener.close();
    throw error;
  }
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  context.origin ||= `http://${host === '127.0.0.1' ? 'localhost' : host}:${server.port}`;
  const sockets = openSocketDoor({
    server: server.server,
    context,
    database,
    connection: options.connection,
    log,
  });
  return {
    port: server.port,
    origin: context.origin,
    cache,
    reads,
    context,
    close: async () => {
      await sockets.close();
      context.live.close();
      await server.close();
      await listener.close();
    },
  };
}
