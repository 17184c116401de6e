import { setTimeout as sleep } from 'node:timers/promises';
import { chooseBinaries, type WantedBinaries } from '#database/server/binaries/choice.ts';
import { removeSuperseded } from '#database/server/binaries/npm.ts';
import type { Binaries } from '#database/server/binaries/probe.ts';
import { readRecord } from '#database/server/binaries/record.ts';
import { tailOfLog } from '#database/server/postmaster/log-file.ts';
import {
  type PostmasterFile,
  readPostmasterFile,
  servesCluster,
} from '#database/server/postmaster/postmaster-file.ts';
import { clearRemains } from '#database/server/postmaster/remains.ts';
import { startPostmaster, waitForRunning } from '#database/server/postmaster/start.ts';
import { identify, isAlive, type ProcessIdentity } from '#database/server/process/identity.ts';
import { waitFor } from '#database/server/process/wait.ts';
import { clusterMajor, createCluster, noteRun } from './cluster.ts';
import { ServerError } from './errors.ts';
import { type Address, firstContact } from './first-contact.ts';
import { assertReachable, type Layout } from './layout.ts';
import type { ServerUser } from './server-user.ts';
import { clearSocketFolder, prepareSocketFolder } from './socket-folder.ts';

const CONFLICT_PATIENCE_MS = 10_000;
const STOPPING_PATIENCE_MS = 10_000;

/** What is needed to find or start the server of one data folder. */
export interface Site {
  readonly layout: Layout;
  readonly user: ServerUser;
  readonly wanted: WantedBinaries;
  readonly log: (message: string) => void;
}

/** A server that runs and accepts connections. */
export interface RunningServer extends Address {
  readonly process: ProcessIdentity;
  /** '18.4' */
  readonly version: string;
  readonly startedByUs: boolean;
}

/**
 * Finds the running server of the site, or starts it; on a first start makes the cluster. Call it under the lock.
 * Waits for a server that is starting, recovering or stopping. Throws ServerError.
 */
export async function ensureServer(site: Site): Promise<RunningServer> {
  const { layout, log } = site;
  const deadline = performance.now() + CONFLICT_PATIENCE_MS;
  let startedByUs = false;
  for (;;) {
    const found = await findRunning(site);
    if (found !== undefined) {
      const version = await firstContact(found, layout.cluster, () => isAlive(found.process));
      if (version !== undefined) return { ...found, version, startedByUs };
      startedByUs = false; // It was killed this very moment: begin again.
      continue;
    }
    if ((await clearRemains(layout.cluster, () => readPostmasterFile(layout.cluster), log)) === 'look-again')
      continue;
    const outcome = await start(site);
    startedByUs = outcome.state === 'ready';
    if (outcome.state === 'conflict') {
      if (performance.now() > deadline) {
        throw new ServerError(
          'start',
          `Something still holds ${layout.cluster}. The server says:\n${outcome.said}`,
        );
      }
      await sleep(250);
    }
  }
}

/** Whether the server is still the process it was, and is not on its way down. Cheap: reads two small files. */
export function isStillRunning(site: Site, server: RunningServer): boolean {
  return isAlive(server.process) && readPostmasterFile(site.layout.cluster)?.status === 'ready';
}

/** The server that runs, once it is ready; undefined if there is none, or it has gone while we waited. */
async function findRunning(site: Site): Promise<(Address & { process: ProcessIdentity }) | undefined> {
  const { layout, log } = site;
  const file = readPostmasterFile(layout.cluster);
  const server = file && servesCluster(file.pid, layout.cluster) ? identify(file.pid) : undefined;
  if (file === undefined || server === undefined) return undefined;
  if (file.status === 'stopping') {
    await waitUntilGone(site, server, file);
    return undefined;
  }
  const state = await waitForRunning(layout, server, log);
  if (state === 'slow') {
    throw new ServerError(
      'start',
      `The database server (process ${server.pid}) is running but not ready. The end of ${layout.log}:\n${tailOfLog(layout.log)}`,
    );
  }
  const ready = readPostmasterFile(layout.cluster);
  if (state === 'dead' || ready?.pid !== server.pid) return undefined;
  return { process: server, socketFolder: ready.socketFolder, port: ready.port };
}

async function waitUntilGone(site: Site, server: ProcessIdentity, file: PostmasterFile): Promise<void> {
  site.log(`Waiting for PostgreSQL (process ${file.pid}) to finish stopping…`);
  const gone = await waitFor(() => (isAlive(server) ? undefined : true), STOPPING_PATIENCE_MS);
  if (gone) return;
  throw new ServerError(
    'start',
    `The database server (process ${file.pid}) is stopping and has not finished within ` +
      `${STOPPING_PATIENCE_MS / 1000} seconds. Try again in a while.`,
  );
}

async function start(site: Site): ReturnType<typeof startPostmaster> {
  const { layout, user, log } = site;
  await assertReachable(layout.home, user);
  const major = clusterMajor(layout);
  const record = readRecord(layout.record);
  const binaries = await chooseBinaries({
    wanted: site.wanted,
    clusterMajor: major,
    lastSource: major === undefined ? undefined : record?.lastRunBy.source,
    user,
    layout,
  });
  log(startMessage(binaries, major === undefined, user));
  if (major === undefined) await createCluster(layout, binaries, user, log);
  const socketFolder = await prepareSocketFolder(layout, user);
  clearSocketFolder(socketFolder);
  const outcome = await startPostmaster(layout, binaries, user, socketFolder, log);
  if (outcome.state === 'ready') {
    noteRun(layout, binaries);
    if (binaries.source === 'npm') await removeSuperseded(layout, binaries);
  }
  return outcome;
}

function startMessage(binaries: Binaries, first: boolean, user: ServerUser): string {
  const from = binaries.source === 'npm' ? 'from npm' : `in ${binaries.bin}`;
  const as = user.dropped ? `, as user ${user.name}` : '';
  return `PostgreSQL ${binaries.version} ${from}${as}${first ? ', first start: creating the database…' : ': starting…'}`;
}
