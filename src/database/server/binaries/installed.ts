import { existsSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';

/**
 * Folders that may hold an installed PostgreSQL, the most promising first: Debian's versioned folders (newest
 * first), those of Red Hat's and PostgreSQL's own packages, Homebrew's, then PATH. Each real folder once.
 * That programs are there is not yet a sign that they work: see probe.ts.
 */
export function installedFolders(searchPath = process.env.PATH ?? ''): string[] {
  const folders = [
    ...versioned('/usr/lib/postgresql', /^\d+$/, (name) => path.join(name, 'bin')),
    ...versioned('/usr', /^pgsql-\d+$/, (name) => path.join(name, 'bin')),
    ...['/opt/homebrew/opt', '/usr/local/opt', '/home/linuxbrew/.linuxbrew/opt'].flatMap((opt) =>
      versioned(opt, /^postgresql(@\d+)?$/, (name) => path.join(name, 'bin')),
    ),
    ...searchPath.split(path.delimiter).filter((folder) => path.isAbsolute(folder)),
  ];
  const real = folders
    .filter(hasPrograms)
    .map((folder) => path.dirname(realpathSync(path.join(folder, 'postgres'))));
  return [...new Set(real)];
}

// PATH often holds a link to `postgres` alone; initdb must be beside the link or beside what it points to.
function hasPrograms(folder: string): boolean {
  const postgres = path.join(folder, 'postgres');
  if (!existsSync(postgres)) return false;
  return existsSync(path.join(path.dirname(realpathSync(postgres)), 'initdb'));
}

function versioned(parent: string, pattern: RegExp, bin: (name: string) => string): string[] {
  if (!existsSync(parent)) return [];
  const number = (name: string): number => Number(/\d+/.exec(name)?.[0] ?? 0);
  return readdirSync(parent)
    .filter((name) => pattern.test(name))
    .sort((a, b) => number(b) - number(a))
    .map((name) => path.join(parent, bin(name)));
}
