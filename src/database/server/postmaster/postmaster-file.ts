import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { errorCode } from '#database/server/errors.ts';
import { hasProc, runPs, startOfProcess } from '#database/server/process/identity.ts';

/** What the running server says of itself in `postmaster.pid`. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  /** Empty while the server is so early in its start that it has not written it. */
  readonly socketFolder: string;
  /** 'starting', 'ready', 'stopping'; empty very early. */
  readonly status: string;
}

export const postmasterPath = (cluster: string): string => path.join(cluster, 'postmaster.pid');

/** Reads `postmaster.pid`; undefined if there is none, or it is not written yet. */
export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  let text: string;
  try {
    text = readFileSync(postmasterPath(cluster), 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  const lines = text.split('\n');
  const pid = Number.parseInt(lines[0] ?? '', 10);
  if (!(pid > 0)) return undefined;
  const [port, socketFolder, status] = [Number(lines[3] ?? 0), lines[4] ?? '', (lines[7] ?? '').trim()];
  return { pid, port, socketFolder, status };
}

/** Whether the process `pid` is alive and is a PostgreSQL server process working in exactly this cluster. */
export function servesCluster(pid: number, cluster: string): boolean {
  if (startOfProcess(pid) === undefined) return false;
  if (!hasProc) return runPs(['-o', 'command=', '-p', String(pid)]).includes(`postgres -D ${cluster} `);
  // Every server process makes the cluster its working folder, and none of ours but they are named so.
  return procText(pid, 'comm').trim() === 'postgres' && workingFolder(pid) === cluster;
}

/**
 * All live server processes of the cluster, the main one and its children, also those whose main process was
 * killed. Only where there is /proc; elsewhere empty, and PostgreSQL's own check of shared memory must do.
 */
export function clusterProcesses(cluster: string): number[] {
  if (!hasProc) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => servesCluster(pid, cluster));
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch (error) {
    if (isGoneOrHidden(error)) return undefined;
    throw error;
  }
}

function procText(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch (error) {
    if (isGoneOrHidden(error)) return '';
    throw error;
  }
}

// A process of another user hides its folder from us: then it is no server of ours, since ours runs as us or we are root.
const isGoneOrHidden = (error: unknown): boolean =>
  ['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes(errorCode(error) ?? '');
