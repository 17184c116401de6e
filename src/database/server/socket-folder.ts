import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { errorCode, ServerError } from './errors.ts';
import { assertReachable, type Layout } from './layout.ts';
import type { ServerUser } from './server-user.ts';
import { PORT } from './settings.ts';

/** The longest socket path that every system takes, in bytes, its closing NUL left out (macOS: 104, Linux: 108). */
const LONGEST_SOCKET_PATH = 103;

/** Not os.tmpdir(): two processes with different TMPDIR must agree on the place. */
const SHORT_PLACE = '/tmp';

export const socketPath = (folder: string, port = PORT): string => path.join(folder, `.s.PGSQL.${port}`);

/**
 * Creates, or checks, the private folder of the server's socket: in the data folder, or, if that path is too long
 * for a socket, in /tmp under a name made from the data folder's.
 * Only the server's user (and root) can enter it: this is what keeps others away from the database.
 * Throws ServerError `data-folder` when someone else owns that name.
 */
export async function prepareSocketFolder(layout: Layout, user: ServerUser): Promise<string> {
  const folder = chooseFolder(layout);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  // Not following links: in a folder that everyone may write to, someone may have been here before us.
  const state = lstatSync(folder);
  if (!state.isDirectory() || (state.uid !== user.uid && state.uid !== process.getuid?.())) {
    throw new ServerError(
      'data-folder',
      `${folder} must be a folder of user ${user.name}, and is not. Remove it.`,
    );
  }
  if (state.uid !== user.uid) chownSync(folder, user.uid, user.gid);
  if ((state.mode & 0o777) !== 0o700) chmodSync(folder, 0o700);
  await assertReachable(folder, user);
  return folder;
}

/** Whether something listens on the socket. */
export function socketAnswers(folder: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath(folder, port));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Removes what a dead server left in its socket folder. Only when it is sure that no server runs. */
export function clearSocketFolder(folder: string): void {
  rmSync(socketPath(folder), { force: true });
  rmSync(`${socketPath(folder)}.lock`, { force: true });
}

function chooseFolder(layout: Layout): string {
  const near = path.join(layout.home, 'postgres-socket');
  if (fits(near)) return near;
  const hash = createHash('sha256').update(layout.home).digest('hex').slice(0, 16);
  return path.join(SHORT_PLACE, `warraq-${hash}`);
}

const fits = (folder: string): boolean => Buffer.byteLength(socketPath(folder)) <= LONGEST_SOCKET_PATH;
