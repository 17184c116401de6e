import { errorCode, ServerError } from '#database/server/errors.ts';
import type { Layout } from '#database/server/layout.ts';
import { identify, isAlive } from '#database/server/process/identity.ts';
import { waitFor } from '#database/server/process/wait.ts';
import { tailOfLog } from './log-file.ts';
import { readPostmasterFile, servesCluster } from './postmaster-file.ts';

/** Long enough for the checkpoint after a large import on a slow disk. */
const DOWN_WITHIN_MS = 120_000;

/**
 * Stops the cluster's server, if one runs: a fast shutdown, which ends connections, writes everything out and
 * needs no recovery later. Returns when the process is gone. Throws ServerError `stop` if it does not go.
 */
export async function stopPostmaster(layout: Layout): Promise<void> {
  const file = readPostmasterFile(layout.cluster);
  if (file === undefined || !servesCluster(file.pid, layout.cluster)) return;
  const server = identify(file.pid);
  if (server === undefined) return;
  signal(server.pid, 'SIGINT');
  const down = await waitFor(() => (isAlive(server) ? undefined : true), DOWN_WITHIN_MS);
  if (down) return;
  throw new ServerError(
    'stop',
    `The database server (process ${server.pid}) has not stopped within ${DOWN_WITHIN_MS / 1000} seconds. ` +
      `The end of ${layout.log}:\n${tailOfLog(layout.log)}`,
  );
}

/** Sends a signal to a process that may have ended by itself in this moment. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}
