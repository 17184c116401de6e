import { existsSync } from 'node:fs';
import path from 'node:path';
import { runAs } from '#database/server/process/run.ts';
import type { ServerUser } from '#database/server/server-user.ts';
import type { BinarySource } from './record.ts';

/** Server programs that were seen to work. */
export interface Binaries {
  readonly source: BinarySource;
  /** Folder with `postgres` and `initdb`. */
  readonly bin: string;
  /** '18.4' */
  readonly version: string;
  readonly major: number;
}

/**
 * Tries the programs in `bin` as the server's user. `initdb -s` only prints what it would use, but for that it
 * must load its libraries, find a `postgres` of its own version beside it, and know where its share files are.
 * Returns the binaries, or one line on why they are unfit.
 */
export async function probeBinaries(
  source: BinarySource,
  bin: string,
  user: ServerUser,
): Promise<Binaries | { unfit: string }> {
  for (const program of ['postgres', 'initdb']) {
    if (!existsSync(path.join(bin, program))) return { unfit: `${bin}: there is no ${program}` };
  }
  const { code, output } = await runAs(user, path.join(bin, 'initdb'), ['-s', '-D', '/nonexistent']);
  const version = /^VERSION=(\S+)/m.exec(output)?.[1];
  const share = /^POSTGRES_BKI=(.+)$/m.exec(output)?.[1];
  if (code !== 0 || version === undefined || share === undefined) {
    return { unfit: `${bin}: ${explainFailure(output)}` };
  }
  if (!existsSync(share)) return { unfit: `${bin}: its share files are missing (${share})` };
  return { source, bin, version, major: Number.parseInt(version, 10) };
}

/** What a failing server program said, with the mend where we know it. */
export function explainFailure(output: string): string {
  const said = output.trim() || 'it printed nothing';
  if (/error while loading shared libraries|cannot open shared object|Library not loaded/.test(said)) {
    return `${said}\n(A system library is missing. Install PostgreSQL with the system's package manager, or set DATABASE_URL.)`;
  }
  if (/ENOENT|GLIBC_/.test(said)) {
    return `${said}\n(These binaries need a newer glibc, and do not run on Alpine. Install PostgreSQL with the system's package manager, or set DATABASE_URL.)`;
  }
  return said;
}
