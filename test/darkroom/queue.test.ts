import { describe, expect, it } from 'vitest';
import { Busy, queue } from '#darkroom/queue.ts';

describe('The queue', () => {
  it('runs so many at once, the others in the order they came', async () => {
    const inTurn = queue(2, 10);
    const order: number[] = [];
    let running = 0;
    let most = 0;
    await Promise.all(
      [1, 2, 3, 4, 5].map((number) =>
        inTurn(async () => {
          most = Math.max(most, ++running);
          order.push(number);
          await new Promise((done) => setTimeout(done, 5));
          running--;
        }),
      ),
    );
    expect(most).toBe(2);
    expect(order).toEqual([1, 2, 3, 4, 5]);
  });

  it('says that it is busy when too many wait, and takes work again afterwards', async () => {
    const inTurn = queue(1, 1);
    const gate = Promise.withResolvers<void>();
    const first = inTurn(() => gate.promise);
    const second = inTurn(async () => 'second');
    const refused = await inTurn(async () => 'third').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Busy);
    expect(refused).toMatchObject({ kind: 'busy' });
    gate.resolve();
    await first;
    expect(await second).toBe('second');
    expect(await inTurn(async () => 'fourth')).toBe('fourth');
  });

  it('goes on after work that failed', async () => {
    const inTurn = queue(1, 5);
    const failed = inTurn(() => Promise.reject(new Error('no')));
    const after = inTurn(async () => 'after');
    await expect(failed).rejects.toThrow('no');
    expect(await after).toBe('after');
  });
});
