/** One line a request: what was asked and how it went, nothing about who asked. */
import pino, { type Logger } from 'pino';

export type { Logger } from 'pino';

/** A logger that writes JSON lines to standard output, gathered so that a line costs no system call of its own. */
export function openLog(level: string): { log: Logger; flush: () => void } {
  const destination = pino.destination({ dest: 1, sync: false, minLength: 4_096, periodicFlush: 500 });
  const log = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  return {
    log,
    flush: () => {
      try {
        destination.flushSync();
      } catch {
        // Not open yet, or closed by the reader of the pipe: there is nobody to tell.
      }
    },
  };
}

/** The path of a request target without its query: search words may say who asks. `/search?q=x` → `/search` */
export function pathOf(target: string): string {
  const query = target.indexOf('?');
  const path = query < 0 ? target : target.slice(0, query);
  return path.length > 300 ? `${path.slice(0, 300)}…` : path;
}
