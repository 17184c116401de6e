import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { errorCode, ServerError } from './errors.ts';

/** Who runs the server and owns its files. */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  /** True when we are root and the server runs as someone else, since PostgreSQL refuses root. */
  readonly dropped: boolean;
}

/**
 * Decides who runs the server:
 * - an ordinary user runs it as oneself, and only on a cluster of one's own;
 * - root runs it as the owner of the existing cluster;
 * - root on a first start runs it as `postgres` if there is such a user, else as `nobody`. No user is created.
 *
 * Throws ServerError `owner` when the cluster belongs to someone this process cannot act for.
 */
export function chooseServerUser(clusterFolder: string): ServerUser {
  const me = process.getuid?.();
  if (me === undefined)
    throw new ServerError('owner', 'The embedded database needs Linux or macOS; set DATABASE_URL.');
  // Root's own folder without a cluster in it holds nothing to keep: whoever looks inside will say what it is.
  const folderOwner = ownerOf(clusterFolder);
  const owner =
    folderOwner === 0 && ownerOf(path.join(clusterFolder, 'PG_VERSION')) === undefined
      ? undefined
      : folderOwner;
  if (me !== 0) {
    if (owner !== undefined && owner !== me) throw foreignCluster(clusterFolder, owner, me);
    return { name: ownName(), uid: me, gid: process.getgid!(), dropped: false };
  }
  const users = passwdUsers();
  const chosen =
    owner === undefined
      ? ['postgres', 'nobody'].map((name) => users.find((user) => user.name === name)).find((user) => user)
      : users.find((user) => user.uid === owner);
  if (chosen === undefined || chosen.uid === 0) {
    throw new ServerError(
      'owner',
      owner === undefined
        ? 'PostgreSQL refuses to run as root, and there is no user "postgres" or "nobody" to run it as. ' +
            'Start Warraq as an ordinary user, or set DATABASE_URL.'
        : `PostgreSQL refuses to run as root, and ${clusterFolder} belongs to uid ${owner}, ` +
            `which is ${owner === 0 ? 'root' : 'no user of this machine'}. ` +
            `Give it to a user that exists: chown -R postgres: ${clusterFolder}`,
    );
  }
  return { ...chosen, dropped: true };
}

/** For spawn(): the identity to run as; nothing when the server runs as this process does. */
export const spawnIdentity = (user: ServerUser): { uid: number; gid: number } | Record<string, never> =>
  user.dropped ? { uid: user.uid, gid: user.gid } : {};

function foreignCluster(clusterFolder: string, owner: number, me: number): ServerError {
  const name = passwdUsers().find((user) => user.uid === owner)?.name ?? `uid ${owner}`;
  return new ServerError(
    'owner',
    `The database in ${clusterFolder} belongs to ${name}, and this process runs as ${ownName()} (uid ${me}). ` +
      `Start Warraq as root or as ${name}, as it was first started, or choose another folder with WARRAQ_DATA.`,
  );
}

function ownerOf(folder: string): number | undefined {
  try {
    return statSync(folder).uid;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new ServerError('data-folder', `Cannot look at ${folder}: ${String(error)}`, { cause: error });
  }
}

function ownName(): string {
  try {
    return userInfo().username;
  } catch (error) {
    throw new ServerError(
      'owner',
      `User id ${process.getuid?.()} has no entry in the list of users, and PostgreSQL refuses to run without one. ` +
        'Start Warraq as a user that exists, or set DATABASE_URL.',
      { cause: error },
    );
  }
}

function passwdUsers(): { name: string; uid: number; gid: number }[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 7)
    .map(([name, , uid, gid]) => ({ name: name!, uid: Number(uid), gid: Number(gid) }));
}
