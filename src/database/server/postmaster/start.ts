import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import path from 'node:path';
import { type Binaries, explainFailure } from '#database/server/binaries/probe.ts';
import { ServerError } from '#database/server/errors.ts';
import type { Layout } from '#database/server/layout.ts';
import { isAlive, type ProcessIdentity } from '#database/server/process/identity.ts';
import { serverEnvironment } from '#database/server/process/run.ts';
import { waitFor } from '#database/server/process/wait.ts';
import { type ServerUser, spawnIdentity } from '#database/server/server-user.ts';
import { fixedSettings } from '#database/server/settings.ts';
import { openLog, tailOfLog } from './log-file.ts';
import { readPostmasterFile } from './postmaster-file.ts';

const READY_WITHIN_MS = 60_000;

/** What PostgreSQL says when it is not broken but somebody else is still there. */
const CONFLICT =
  /pre-existing shared memory block|lock file ".*" already exists|is another postmaster|could not bind Unix/i;

/**
 * Starts the server, in a session of its own: Ctrl-C in the terminal does not reach it, and it outlives us.
 * Returns `ready`, or `conflict` with what the log says when a server or its remains hold the cluster.
 * Throws ServerError `start` with the last lines of the log when it does not come up.
 */
export async function startPostmaster(
  layout: Layout,
  binaries: Binaries,
  user: ServerUser,
  socketFolder: string,
  log: (message: string) => void,
): Promise<{ state: 'ready' } | { state: 'conflict'; said: string }> {
  const { descriptor, before } = openLog(layout.log, user);
  const child = spawn(
    path.join(binaries.bin, 'postgres'),
    ['-D', layout.cluster, ...fixedSettings(socketFolder)],
    {
      ...spawnIdentity(user),
      cwd: '/',
      env: serverEnvironment(),
      detached: true,
      stdio: ['ignore', descriptor, descriptor],
    },
  );
  let ended: string | undefined;
  child.on('error', (error) => {
    ended = error.message;
  });
  child.on('exit', (code, signal) => {
    ended ??= signal === null ? `exit code ${code}` : `signal ${signal}`;
  });
  child.unref();
  closeSync(descriptor);

  const state = await waitUntilReady(
    layout,
    () => ended === undefined && child.pid !== undefined,
    child.pid,
    log,
  );
  if (state === 'ready') return { state };
  const said = tailOfLog(layout.log, before);
  if (state === 'dead' && CONFLICT.test(said)) return { state: 'conflict', said };
  throw new ServerError(
    'start',
    state === 'dead'
      ? `The database server did not start (${ended}). The end of ${layout.log}:\n${explainFailure(said)}`
      : `The database server has not become ready within ${READY_WITHIN_MS / 1000} seconds; it goes on trying. ` +
          `Start Warraq again in a while. The end of ${layout.log}:\n${said}`,
  );
}

/** Waits, up to a minute, for a server that someone else has started. */
export function waitForRunning(
  layout: Layout,
  server: ProcessIdentity,
  log: (message: string) => void,
): Promise<'ready' | 'dead' | 'slow'> {
  return waitUntilReady(layout, () => isAlive(server), server.pid, log);
}

async function waitUntilReady(
  layout: Layout,
  alive: () => boolean,
  pid: number | undefined,
  log: (message: string) => void,
): Promise<'ready' | 'dead' | 'slow'> {
  const since = performance.now();
  let nextMessage = 3000;
  const state = await waitFor<'ready' | 'dead'>(
    () => {
      if (!alive()) return 'dead';
      const file = readPostmasterFile(layout.cluster);
      if (file?.pid === pid && file?.status === 'ready') return 'ready';
      // A server told to stop while it starts will go away by itself.
      const waited = performance.now() - since;
      if (waited > nextMessage) {
        nextMessage += 5000;
        log(
          `PostgreSQL is still starting (${Math.round(waited / 1000)} s): recovering after a crash takes a while…`,
        );
      }
      return undefined;
    },
    READY_WITHIN_MS,
    10,
  );
  return state ?? 'slow';
}
