/** A short queue before slow work: a few at once, some waiting, the rest told to come back. */

/** The queue is full. Nothing was started; the same call may succeed a second later. */
export class Busy extends Error {
  override readonly name = 'Busy';
  readonly kind = 'busy';
  constructor(waiting: number) {
    super(`${waiting} already wait`);
  }
}

/** Runs `work` when its turn comes, first come, first served. */
export type Queue = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * A queue that runs `atOnce` pieces of work and lets `mostWaiting` more wait.
 *
 * `const inTurn = queue(2, 64); await inTurn(() => develop(picture))`
 * @throws Busy from the returned function, when `mostWaiting` wait already
 */
export function queue(atOnce: number, mostWaiting: number): Queue {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async (work) => {
    if (running >= atOnce) {
      if (waiting.length >= mostWaiting) throw new Busy(waiting.length);
      // The one who finishes hands its place over, so `running` does not change here.
      await new Promise<void>((turn) => waiting.push(turn));
    } else running++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
