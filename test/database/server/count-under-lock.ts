/** `count-under-lock.ts <lock folder> <counter file> <times>`: adds to the counter, each time under the lock. */
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { withLock } from '#database/server/process/lock.ts';

const [lock, counter, times] = process.argv.slice(2);
for (let i = 0; i < Number(times); i += 1) {
  await withLock(lock!, async () => {
    const before = Number(readFileSync(counter!, 'utf8'));
    await sleep(1);
    writeFileSync(counter!, String(before + 1));
  });
}
