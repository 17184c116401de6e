import type pg from 'pg';
import type { WantedBinaries } from '#database/server/binaries/choice.ts';
import { readRecord } from '#database/server/binaries/record.ts';
import { trimLog } from '#database/server/postmaster/log-file.ts';
import { stopPostmaster } from '#database/server/postmaster/stop.ts';
import { countLeases, dropLease, takeLease } from '#database/server/process/leases.ts';
import { withLock } from '#database/server/process/lock.ts';
import { ServerError } from './errors.ts';
import { checkExternal } from './external.ts';
import { prepareLayout } from './layout.ts';
import { ensureServer, isStillRunning, type RunningServer, type Site } from './running.ts';
import { chooseServerUser } from './server-user.ts';
import { APP_DATABASE, APP_ROLE } from './settings.ts';

const LOG_TRIM_EVERY_MS = 60_000;

export interface OpenServerOptions {
  /** Folder for everything that is kept (WARRAQ_DATA). Absolute. */
  dataFolder: string;
  /** If set, no server of ours: connect there. Must be PostgreSQL 15 or newer with encoding UTF8. */
  databaseUrl?: string | undefined;
  /** Called with one-line progress messages for the operator. */
  log: (message: string) => void;
  /** Which server programs to use (WARRAQ_POSTGRES); 'auto' if left out: installed ones, else those from npm. */
  binaries?: WantedBinaries | undefined;
}

/** A database server this process uses. */
export interface DatabaseServer {
  /** For `new pg.Pool(connection)`. Stays right when the server is restarted. */
  readonly connection: pg.PoolConfig;
  /** 'PostgreSQL 18.4 (npm binaries, started)', '(…, already running)', '(…, orphan adopted)', '(external)'. */
  readonly description: string;
  /** Major version: 18 */
  readonly version: number;
  /**
   * Starts the embedded server again if it has died; returns at once if it runs. Call it from a timer and when the
   * pool reports connection errors. With an external server it does nothing. Throws ServerError, also after close.
   */
  ensureRunning(): Promise<void>;
  /**
   * Leaves the server; the last process that uses it stops it and waits until it is down. End the pool first: what
   * is still connected then is cut off. May be called again. An external server is left alone.
   */
  close(): Promise<void>;
}

/**
 * Opens the newsroom's database server: the one behind `databaseUrl`, or the embedded one of the data folder, which
 * is found running, adopted, started, or made. Several processes may have it open at the same time.
 *
 * Throws ServerError with what the operator can do about it.
 */
export async function openServer(options: OpenServerOptions): Promise<DatabaseServer> {
  return options.databaseUrl ? openExternal(options.databaseUrl) : openEmbedded(options);
}

async function openExternal(databaseUrl: string): Promise<DatabaseServer> {
  const facts = await checkExternal(databaseUrl);
  return {
    connection: { connectionString: databaseUrl },
    description: `PostgreSQL ${facts.version.split(' ')[0]} (external)`,
    version: Math.floor(facts.versionNumber / 10_000),
    ensureRunning: async () => undefined,
    close: async () => undefined,
  };
}

async function openEmbedded(options: OpenServerOptions): Promise<DatabaseServer> {
  const site = chooseSite(options);
  const { lease, server, description } = await withLock(site.layout.lock, () => join(site));
  return new EmbeddedServer(site, lease, server, description);
}

function chooseSite(options: OpenServerOptions): Site {
  const layout = prepareLayout(options.dataFolder);
  if (layout.home !== layout.dataFolder)
    options.log(
      `${layout.dataFolder} is closed to the database's user; the database stands in ${layout.home}`,
    );
  return {
    layout,
    user: chooseServerUser(layout.cluster),
    wanted: options.binaries ?? 'auto',
    log: options.log,
  };
}

/** Under the lock: has the server running, and notes that we use it. */
async function join(site: Site): Promise<{ lease: string; server: RunningServer; description: string }> {
  const others = countLeases(site.layout.leases);
  const lease = takeLease(site.layout.leases);
  try {
    const server = await ensureServer(site);
    const how = server.startedByUs ? 'started' : others > 0 ? 'already running' : 'orphan adopted';
    const source = readRecord(site.layout.record)?.lastRunBy.source ?? 'unknown';
    return { lease, server, description: `PostgreSQL ${server.version} (${source} binaries, ${how})` };
  } catch (error) {
    dropLease(lease);
    throw error;
  }
}

class EmbeddedServer implements DatabaseServer {
  readonly connection: pg.PoolConfig;
  readonly description: string;
  readonly version: number;
  readonly #site: Site;
  readonly #lease: string;
  readonly #logTrimmer: NodeJS.Timeout;
  #server: RunningServer;
  #restarting: Promise<void> | undefined;
  #closing: Promise<void> | undefined;

  constructor(site: Site, lease: string, server: RunningServer, description: string) {
    this.#site = site;
    this.#lease = lease;
    this.#server = server;
    this.description = description;
    this.version = Number.parseInt(server.version, 10);
    // ssl is named so that PGSSLMODE in the environment cannot ask for it: a socket has none.
    const { socketFolder: host, port } = server;
    this.connection = { host, port, user: APP_ROLE, database: APP_DATABASE, ssl: false };
    this.#logTrimmer = setInterval(() => this.#trimLog(), LOG_TRIM_EVERY_MS).unref();
  }

  async ensureRunning(): Promise<void> {
    if (this.#closing) throw new ServerError('start', 'The database server has been closed.');
    if (isStillRunning(this.#site, this.#server)) return;
    this.#restarting ??= this.#restart().finally(() => {
      this.#restarting = undefined;
    });
    await this.#restarting;
  }

  close(): Promise<void> {
    this.#closing ??= this.#leave();
    return this.#closing;
  }

  async #restart(): Promise<void> {
    this.#site.log('The database server has gone: starting it again…');
    await withLock(this.#site.layout.lock, async () => {
      // Whoever came first may have started it already.
      this.#server = await ensureServer(this.#site);
    });
    this.#site.log(`PostgreSQL ${this.#server.version} runs again.`);
  }

  async #leave(): Promise<void> {
    clearInterval(this.#logTrimmer);
    const { layout } = this.#site;
    await withLock(layout.lock, async () => {
      dropLease(this.#lease);
      if (countLeases(layout.leases) === 0) await stopPostmaster(layout);
    });
  }

  #trimLog(): void {
    try {
      trimLog(this.#site.layout.log);
    } catch (error) {
      this.#site.log(`Cannot shorten ${this.#site.layout.log}: ${String(error)}`);
    }
  }
}
