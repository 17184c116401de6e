import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { errorCode, ServerError } from '#database/server/errors.ts';

/** Where binaries come from: the machine's packages, the npm package, or a folder the operator named. */
export type BinarySource = 'installed' | 'npm' | 'folder';

/** Which binaries made the cluster beside it, and which ran it last. Kept in `postgres.json`. */
export interface ClusterRecord {
  readonly madeBy: { readonly source: BinarySource; readonly version: string };
  readonly lastRunBy: { readonly source: BinarySource; readonly version: string };
}

/** The record, or undefined if there is none yet. */
export function readRecord(file: string): ClusterRecord | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return JSON.parse(text) as ClusterRecord;
  } catch (error) {
    throw new ServerError('data-folder', `${file} is damaged; it only notes the binaries: delete it.`, {
      cause: error,
    });
  }
}

/** Writes the record so that after a crash or a power cut there is the old one or the new one. */
export function writeRecord(file: string, record: ClusterRecord): void {
  const draft = `${file}.new`;
  const handle = openSync(draft, 'w', 0o644);
  try {
    writeSync(handle, `${JSON.stringify(record, null, 2)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
  syncFolder(path.dirname(file));
}

/** Makes renames in `folder` survive a power cut. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
