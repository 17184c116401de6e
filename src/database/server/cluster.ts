import { randomUUID } from 'node:crypto';
import { constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { chmod, chown, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Binaries, explainFailure } from '#database/server/binaries/probe.ts';
import { readRecord, syncFolder, writeRecord } from '#database/server/binaries/record.ts';
import { runAs } from '#database/server/process/run.ts';
import { ServerError } from './errors.ts';
import type { Layout } from './layout.ts';
import type { ServerUser } from './server-user.ts';
import { ADMIN_ROLE, tunableSettings } from './settings.ts';

const UNFINISHED = 'unfinished-cluster-';

/**
 * The major version of the cluster, or undefined if there is none yet.
 * Throws ServerError `data-folder` when something else stands in its place.
 */
export function clusterMajor(layout: Layout): number | undefined {
  const versionFile = path.join(layout.cluster, 'PG_VERSION');
  if (existsSync(versionFile)) return Number.parseInt(readFileSync(versionFile, 'utf8'), 10);
  if (
    existsSync(layout.cluster) &&
    (!statSync(layout.cluster).isDirectory() || readdirSync(layout.cluster).length > 0)
  ) {
    throw new ServerError(
      'data-folder',
      `${layout.cluster} is not a PostgreSQL database (no PG_VERSION in it). Move it away, or put back what is missing.`,
    );
  }
  return undefined;
}

/**
 * Makes the cluster: in a folder of another name, then renamed, so that being killed in the middle leaves no half.
 * Call it under the server's lock. Throws ServerError `first-start` with what initdb said.
 */
export async function createCluster(
  layout: Layout,
  binaries: Binaries,
  user: ServerUser,
  log: (message: string) => void,
): Promise<void> {
  await removeUnfinished(layout);
  const draft = path.join(layout.home, `${UNFINISHED}${randomUUID()}`);
  await mkdir(draft, { mode: 0o700 });
  await chmod(draft, 0o700);
  if (user.dropped) await chown(draft, user.uid, user.gid);
  try {
    await initdb(draft, binaries, user, log);
    await appendSettings(draft);
    const by = { source: binaries.source, version: binaries.version };
    writeRecord(layout.record, { madeBy: by, lastRunBy: by });
    await rename(draft, layout.cluster);
    syncFolder(layout.home);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

/** Notes which binaries run the cluster now. */
export function noteRun(layout: Layout, binaries: Binaries): void {
  const by = { source: binaries.source, version: binaries.version };
  const record = readRecord(layout.record);
  if (record?.lastRunBy.source === by.source && record.lastRunBy.version === by.version) return;
  writeRecord(layout.record, { madeBy: record?.madeBy ?? by, lastRunBy: by });
}

async function initdb(
  folder: string,
  binaries: Binaries,
  user: ServerUser,
  log: (message: string) => void,
): Promise<void> {
  const run = (locale: string) =>
    runAs(user, path.join(binaries.bin, 'initdb'), [
      ...['-D', folder, '-U', ADMIN_ROLE, '--encoding=UTF8', `--locale=${locale}`, '--lc-messages=C'],
      // Sorting by PostgreSQL's own tables, where it has them: an upgrade of the system cannot break the indexes.
      ...(locale !== 'C' && binaries.major >= 17
        ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']
        : []),
      // Who can reach the socket is decided by its folder, which only the server's user (and root) can enter.
      ...['--auth=trust', '--data-checksums', '--no-instructions'],
    ]);
  let result = await run('C.UTF-8');
  // Systems with a glibc before 2.35 and older macOS may lack C.UTF-8; C sorts alike, and we fold letters ourselves.
  if (result.code !== 0 && /invalid locale (name|settings)/.test(result.output)) {
    log('This system has no locale C.UTF-8: the database is made with the locale C.');
    result = await run('C');
  }
  if (result.code !== 0) {
    throw new ServerError('first-start', `Creating the database failed: ${explainFailure(result.output)}`);
  }
}

async function appendSettings(folder: string): Promise<void> {
  // Not following links: as root we write here into a folder that another user owns.
  const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_NOFOLLOW;
  const handle = await open(path.join(folder, 'postgresql.conf'), flags);
  try {
    await handle.write(tunableSettings());
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeUnfinished(layout: Layout): Promise<void> {
  for (const name of await readdir(layout.home)) {
    if (!name.startsWith(UNFINISHED)) continue;
    // The initdb of a killed start may still be writing there; without its folder it ends soon.
    await rm(path.join(layout.home, name), {
      recursive: true,
      force: true,
      maxRetries: 20,
      retryDelay: 50,
    });
  }
}
