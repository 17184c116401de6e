import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatIdentity, isAlive, parseIdentity, thisProcess } from './identity.ts';

let taken = 0;

/**
 * Notes that this process uses the server, in a file `<pid>-<start>-<n>`. Returns the file's path.
 * Call it, and the other two, only under the server's lock.
 */
export function takeLease(folder: string): string {
  mkdirSync(folder, { recursive: true });
  taken += 1;
  const lease = path.join(folder, `${formatIdentity(thisProcess())}-${taken}`);
  writeFileSync(lease, '', { flag: 'wx' });
  return lease;
}

/** Gives the lease back. One that is already gone is no error: `countLeases` may have judged it. */
export function dropLease(lease: string): void {
  rmSync(lease, { force: true });
}

/** How many uses of the server are alive. Leases of processes that died are removed on the way. */
export function countLeases(folder: string): number {
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder).filter((name) => {
    const user = parseIdentity(name);
    if (user !== undefined && isAlive(user)) return true;
    rmSync(path.join(folder, name), { force: true });
    return false;
  }).length;
}
