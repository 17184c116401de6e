import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks `condition` again and again until it answers something other than `undefined`.
 * Returns that answer, or `undefined` once `timeoutMs` milliseconds have passed without one.
 */
export async function waitFor<T>(
  condition: () => T | undefined | Promise<T | undefined>,
  timeoutMs: number,
  everyMs = 20,
): Promise<T | undefined> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const answer = await condition();
    if (answer !== undefined) return answer;
    if (performance.now() >= deadline) return undefined;
    await sleep(everyMs);
  }
}
