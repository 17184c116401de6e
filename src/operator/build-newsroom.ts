/**
 * The journalists' app is shipped as source and built when a version first starts: in a process of its own, since
 * building takes half a gigabyte for some seconds, and readers are served meanwhile.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, glob, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { NewsroomFiles } from '#http/newsroom/shell.ts';

const project = resolve(import.meta.dirname, '../..');
/** What the app is made of; a change in any of it is another app. */
const sources = ['package-lock.json', 'src/newsroom/**/*', 'src/arabic/**/*.ts', 'src/article/**/*.ts'];

async function versionOf(): Promise<string> {
  const hash = createHash('sha256');
  const files: string[] = [];
  for await (const file of glob(sources, { cwd: project, withFileTypes: true }))
    if (file.isFile()) files.push(join(file.parentPath, file.name));
  for (const file of files.sort()) hash.update(file.slice(project.length)).update(await readFile(file));
  return hash.digest('hex').slice(0, 16);
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Builds the app into `folder` unless this version stands there already; returns where it is. Throws what the build says. */
export async function buildNewsroom(folder: string): Promise<string> {
  const to = join(folder, await versionOf());
  if (await exists(join(to, 'index.html'))) return to;
  const from = `${to}.${process.pid}`;
  await mkdir(folder, { recursive: true });
  try {
    await promisify(execFile)(
      process.execPath,
      [
        join(project, 'node_modules/vite/bin/vite.js'),
        'build',
        '--config',
        join(project, 'src/newsroom/vite.config.ts'),
        '--configLoader',
        'native',
        '--outDir',
        from,
        '--logLevel',
        'warn',
      ],
      { cwd: project, env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' } },
    );
    await rename(from, to);
  } catch (error) {
    await rm(from, { recursive: true, force: true });
    // Another node on this folder may have been quicker.
    if (await exists(join(to, 'index.html'))) return to;
    throw error;
  }
  return to;
}

/** Begins to build; what is served follows what is built. */
export function newsroomFiles(folder: string, onFailure: (error: Error) => void): NewsroomFiles {
  let built: string | null = null;
  let failure: string | null = null;
  buildNewsroom(folder).then(
    (where) => {
      built = where;
    },
    (error: Error) => {
      failure = error.message;
      onFailure(error);
    },
  );
  return { folder: () => built, failure: () => failure };
}
