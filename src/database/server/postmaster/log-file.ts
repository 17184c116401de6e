import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fchownSync,
  openSync,
  readSync,
  statSync,
  truncateSync,
} from 'node:fs';
import type { ServerUser } from '#database/server/server-user.ts';

/** The log may grow to this many bytes; one older piece of about that size is kept beside it. */
const LARGEST_LOG = 8 * 1024 * 1024;

/**
 * Opens the server's log for appending, to be handed to the server as its output.
 * Returns the descriptor, which the caller closes, and the size before: what comes after is this start's.
 */
export function openLog(file: string, user: ServerUser): { descriptor: number; before: number } {
  trimLog(file);
  // Append mode makes the trimming below safe while the server writes. Not following links: we may be root.
  const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW;
  const descriptor = openSync(file, flags, 0o640);
  if (user.dropped) fchownSync(descriptor, user.uid, user.gid);
  return { descriptor, before: statSync(file).size };
}

/**
 * Keeps the log bounded: when it has grown too large, moves its content to `<file>.1`. Works while the server
 * writes; lines it writes in between may be lost.
 */
export function trimLog(file: string, largest = LARGEST_LOG): void {
  if (!existsSync(file) || statSync(file).size <= largest) return;
  copyFileSync(file, `${file}.1`);
  truncateSync(file, 0);
}

/** The last lines of the log, of those after byte `from`, for an error message. */
export function tailOfLog(file: string, from = 0, lines = 15): string {
  if (!existsSync(file)) return '(the log is empty)';
  const size = statSync(file).size;
  const start = Math.max(Math.min(from, size), size - 16 * 1024);
  const descriptor = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(size - start);
    const length = readSync(descriptor, buffer, 0, buffer.length, start);
    const text = buffer.toString('utf8', 0, length).trim();
    return text === '' ? '(the log is empty)' : text.split('\n').slice(-lines).join('\n');
  } finally {
    closeSync(descriptor);
  }
}
