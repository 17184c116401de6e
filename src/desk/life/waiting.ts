/** The one thing of a piece that waits for its hour. */
import type { Actor } from '#article/roles.ts';
import type { DatabaseTransaction } from '#database/connection.ts';
import { Refusal } from '../refusal.ts';

/** Throws a Refusal when an hour is over: what should be done at once is done by another command. */
export function assertAhead(due: Date, now = new Date()): void {
  if (due <= now)
    throw new Refusal('invalid', 'hour-over', 'This hour is over.', [
      { path: 'at', code: 'past', message: 'Choose an hour that is still to come.' },
    ]);
}

/** Lets a piece wait for an hour, in place of what it waited for. */
export async function wait(
  tx: DatabaseTransaction,
  article: number,
  kind: 'publish' | 'embargo',
  due: Date,
  actor: Actor,
): Promise<void> {
  await stopWaiting(tx, article);
  await tx
    .insertInto('schedule')
    .values({ kind, article_id: article, due, actor_id: actor.id, actor_name: actor.name })
    .execute();
}

export const stopWaiting = (tx: DatabaseTransaction, article: number): Promise<unknown> =>
  tx.deleteFrom('schedule').where('article_id', '=', article).where('fired_at', 'is', null).execute();
