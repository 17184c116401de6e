import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { runAs } from '#database/server/process/run.ts';
import { errorCode, ServerError } from './errors.ts';
import type { ServerUser } from './server-user.ts';

/** Where the server's things stand under the data folder. All paths are absolute and without links. */
export interface Layout {
  readonly dataFolder: string;
  /** The folder that holds all of the following: the data folder, or one that the server's user can get into. */
  readonly home: string;
  /** The database itself: PostgreSQL's data directory, owned by the server's user. */
  readonly cluster: string;
  /** Which binaries made and last started it: see binaries/record.ts. */
  readonly record: string;
  readonly log: string;
  readonly lock: string;
  readonly leases: string;
}

/** Prefix of the runtime copies of the npm binaries; the package's version follows. */
export const RUNTIME_PREFIX = 'postgres-runtime-';

/**
 * Creates the data folder if need be and says where things stand in it.
 * Throws ServerError `data-folder` when it is not an absolute path or cannot be created or written.
 */
export function prepareLayout(dataFolder: string): Layout {
  if (!path.isAbsolute(dataFolder)) {
    throw new ServerError('data-folder', `The data folder must be an absolute path, not "${dataFolder}".`);
  }
  // PostgreSQL's programs hand this path to a shell, in double quotes.
  if (/["$`\\\n]/.test(dataFolder)) {
    throw new ServerError(
      'data-folder',
      `The data folder's path must not hold ", $, \` or \\: ${dataFolder}`,
    );
  }
  try {
    createOpen(dataFolder);
    accessSync(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new ServerError(
      'data-folder',
      `Cannot write to the data folder ${dataFolder} (${error instanceof Error ? error.message : String(error)}). ` +
        'Make it writable for the user that starts Warraq, or choose another with WARRAQ_DATA.',
      { cause: error },
    );
  }
  const real = realpathSync(dataFolder);
  const home = databaseHome(real);
  return {
    dataFolder: real,
    home,
    cluster: path.join(home, 'postgres'),
    record: path.join(home, 'postgres.json'),
    log: path.join(home, 'postgres.log'),
    lock: path.join(home, 'server-lock'),
    leases: path.join(home, 'leases'),
  };
}

/** In a data folder whose database stands elsewhere: the path where it stands. */
const elsewhere = 'database-stands-in';
/** Where root's databases stand when their data folder is closed to the server's user. */
const rootsPlace = '/var/lib/warraq';

/**
 * The folder that the database stands in: the data folder itself, unless root has it under a folder that is
 * closed to others (as /root is): PostgreSQL refuses root, and whoever it runs as could not get in. Then it
 * is a folder of its own under /var/lib/warraq, which a file in the data folder names from then on.
 */
function databaseHome(dataFolder: string): string {
  const pointer = path.join(dataFolder, elsewhere);
  try {
    return readFileSync(pointer, 'utf8').trim();
  } catch (error) {
    if (errorCode(error) !== 'ENOENT')
      throw new ServerError('data-folder', `Cannot read ${pointer}: ${String(error)}`, { cause: error });
  }
  // A cluster that stands here already is not left behind: `assertReachable` says what keeps it from starting.
  if (process.getuid?.() !== 0 || isOpen(dataFolder) || existsSync(path.join(dataFolder, 'postgres')))
    return dataFolder;
  const name = `${path.basename(path.dirname(dataFolder))}-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 8)}`;
  const home = path.join(rootsPlace, name.replace(/[^\w.-]/g, ''));
  createOpen(home);
  writeFileSync(pointer, `${home}\n`);
  return home;
}

/** True when every folder on the way lets others through. */
function isOpen(folder: string): boolean {
  for (let step = folder; step !== path.dirname(step); step = path.dirname(step))
    if (!(statSync(step).mode & 0o001)) return false;
  return true;
}

/** Folders that root creates here must let the server's user through, whatever the umask. */
function createOpen(dataFolder: string): void {
  const last = path.resolve(dataFolder);
  const first = mkdirSync(last, { recursive: true });
  if (first === undefined || process.getuid?.() !== 0) return;
  for (let folder = last; folder.length >= first.length; folder = path.dirname(folder)) {
    chmodSync(folder, 0o755);
  }
}

/**
 * Makes sure that the server's user can get into `folder`: every folder above it must let that user through.
 * Throws ServerError `data-folder` naming the first that does not, and the mend.
 */
export async function assertReachable(folder: string, user: ServerUser): Promise<void> {
  if (!user.dropped) return;
  const chain: string[] = [];
  for (let step = folder; step !== path.dirname(step); step = path.dirname(step)) chain.unshift(step);
  // Really walking there, rather than reading mode bits, also honours access lists and mount options.
  const walk = 'for d in "$@"; do cd "$d" 2>/dev/null || { printf %s "$d"; exit 7; }; done';
  const result = await runAs(user, '/bin/sh', ['-c', walk, 'sh', ...chain]);
  if (result.code === 0) return;
  if (result.code !== 7) {
    throw new ServerError('data-folder', `Cannot run as user ${user.name}: ${result.output}`);
  }
  throw new ServerError(
    'data-folder',
    `The database server runs as user "${user.name}" (PostgreSQL refuses root), and that user cannot get into ` +
      `${result.output}, so not into ${folder}. Mend it with: chmod o+x ${result.output} — or keep the data ` +
      'elsewhere, for example with WARRAQ_DATA=/var/lib/warraq.',
  );
}
