import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { errorCode } from '#database/server/errors.ts';

/**
 * One process, told apart from a later one that got the same number: the pid, and when it started
 * (boot and clock ticks where there is /proc, seconds since 1970 elsewhere).
 */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startedAt: string;
}

/** True where the kernel shows processes under /proc (Linux). */
export const hasProc = existsSync('/proc/self/stat');

/** When the live process `pid` started, or undefined if there is none. A zombie counts as dead. */
export function startOfProcess(pid: number): string | undefined {
  return hasProc ? startFromProc(pid) : startFromPs(pid);
}

/** The identity of the live process `pid`, or undefined if there is none. */
export function identify(pid: number): ProcessIdentity | undefined {
  const startedAt = startOfProcess(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

export const isAlive = (identity: ProcessIdentity): boolean =>
  startOfProcess(identity.pid) === identity.startedAt;

/** The process this code runs in. */
export function thisProcess(): ProcessIdentity {
  const identity = identify(process.pid);
  if (identity === undefined) throw new Error(`Cannot see when this process (${process.pid}) started.`);
  return identity;
}

/** `{pid: 412, startedAt: '9f3c01aa.88213'}` → `412-9f3c01aa.88213` */
export const formatIdentity = (identity: ProcessIdentity): string => `${identity.pid}-${identity.startedAt}`;

/** The inverse of `formatIdentity`; what follows a further `-` or blank is left out. Undefined if it is none. */
export function parseIdentity(text: string): ProcessIdentity | undefined {
  const match = /^(\d+)-([0-9a-f.]+)(?=$|[-\s])/.exec(text);
  return match === null ? undefined : { pid: Number(match[1]), startedAt: match[2]! };
}

function startFromProc(pid: number): string | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch (error) {
    // ESRCH: the process went away between opening the file and reading it.
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ESRCH') return undefined;
    throw error;
  }
  // The second field is the program's name in parentheses and may itself hold blanks and parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, ticks] = [fields[0], fields[19]];
  return state === 'Z' || state === 'X' || ticks === undefined ? undefined : `${bootId()}.${ticks}`;
}

/** Ticks count from boot, and machines that boot alike can repeat them: so the boot is part of the time. */
function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8);
}

function startFromPs(pid: number): string | undefined {
  const line = runPs(['-o', 'stat=,lstart=', '-p', String(pid)]).trim();
  const match = /^(\S+)\s+(.+)$/.exec(line);
  if (match === null || match[1]!.startsWith('Z')) return undefined;
  return String(Date.parse(match[2]!) / 1000);
}

/** What `ps` prints for these arguments; empty if it knows no such process. */
export function runPs(args: string[]): string {
  try {
    return execFileSync('ps', args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  } catch (error) {
    // `ps -p` leaves with 1 when there is no such process; anything else is a real failure.
    if (error instanceof Error && 'status' in error && error.status === 1) return '';
    throw error;
  }
}
