import { rmSync } from 'node:fs';
import { ServerError } from '#database/server/errors.ts';
import { waitFor } from '#database/server/process/wait.ts';
import { socketAnswers } from '#database/server/socket-folder.ts';
import { clusterProcesses, type PostmasterFile, postmasterPath } from './postmaster-file.ts';
import { signal } from './stop.ts';

/** How long children of a killed server, or a server only just spawned, may take to end or to show themselves. */
const PATIENCE_MS = 5000;

/**
 * Clears away what a server that was killed left behind, so that a new one can start: waits for its children to
 * notice, ends those that do not, and removes a `postmaster.pid` whose number now belongs to another process.
 * Returns `look-again` when a server has meanwhile shown itself.
 * Throws ServerError `start` when the cluster is served from where we cannot see it, or its remains do not go.
 */
export async function clearRemains(
  cluster: string,
  readFile: () => PostmasterFile | undefined,
  log: (message: string) => void,
): Promise<'clear' | 'look-again'> {
  const before = readFile();
  if (before?.socketFolder && (await socketAnswers(before.socketFolder, before.port))) {
    if (readFile()?.pid !== before.pid || clusterProcesses(cluster).includes(before.pid)) return 'look-again';
    throw new ServerError(
      'start',
      `A server that this process cannot see (in another container?) is using ${cluster}. ` +
        'One data folder serves one container: stop the other one.',
    );
  }
  const outcome = await waitForChildren(cluster, before, readFile, log);
  if (outcome === 'clear' && before !== undefined && numberIsTaken(before.pid)) {
    // PostgreSQL asks only whether a process of that number exists, and would wait for a stranger, or a zombie.
    log(`Removing the note of a dead server (its process number ${before.pid} is another process's now).`);
    rmSync(postmasterPath(cluster), { force: true });
  }
  return outcome;
}

async function waitForChildren(
  cluster: string,
  before: PostmasterFile | undefined,
  readFile: () => PostmasterFile | undefined,
  log: (message: string) => void,
): Promise<'clear' | 'look-again'> {
  const look = () => {
    const alive = clusterProcesses(cluster);
    if (alive.length === 0) return 'clear' as const;
    const now = readFile();
    return now !== undefined && now.pid !== before?.pid && alive.includes(now.pid)
      ? ('look-again' as const)
      : undefined;
  };
  const quiet = await waitFor(look, PATIENCE_MS);
  if (quiet !== undefined) return quiet;
  const stubborn = clusterProcesses(cluster);
  log(`Ending ${stubborn.length} processes that a killed PostgreSQL left behind (${stubborn.join(', ')}).`);
  // What the main process would send them if it lived: leave at once, write nothing. Recovery does the rest.
  for (const pid of stubborn) signal(pid, 'SIGQUIT');
  const ended = await waitFor(look, PATIENCE_MS);
  if (ended !== undefined) return ended;
  throw new ServerError(
    'start',
    `Processes of a killed PostgreSQL still use ${cluster} and do not end: ${clusterProcesses(cluster).join(', ')}. ` +
      'End them and start again.',
  );
}

function numberIsTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and another user's. PostgreSQL itself then knows that it is not its own; nor does it matter.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
