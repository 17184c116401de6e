import { accessSync, chmodSync, constants, mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { runAs } from '#database/server/process/run.ts';
import { ServerError } from './errors.ts';
import type { ServerUser } from './server-user.ts';

/** Where the server's things stand under the data folder. All paths are absolute and without links. */
export interface Layout {
  readonly dataFolder: string;
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
  return {
    dataFolder: real,
    cluster: path.join(real, 'postgres'),
    record: path.join(real, 'postgres.json'),
    log: path.join(real, 'postgres.log'),
    lock: path.join(real, 'server-lock'),
    leases: path.join(real, 'leases'),
  };
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
