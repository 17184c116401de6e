/** What the clock does when an hour has come (jobs/clock.ts). */
import type { DatabaseTransaction } from '#database/connection.ts';
import { publishIn } from '../publish.ts';
import { lockStanding } from '../revision.ts';
import { assertFit } from './fit.ts';
import { writeDown } from './hold.ts';

/** A schedule whose hour has come, marked as fired in this transaction. */
export interface DueSchedule {
  id: string;
  kind: 'publish' | 'embargo';
  article_id: number;
  due: Date;
  actor_id: string | null;
  actor_name: string;
  /** Milliseconds since it was due, by the database's clock. */
  late: number;
}

/** Later than this it counts as missed: nobody was there to fire it. */
const missedAfter = 5_000;

/**
 * Publishes a scheduled piece, or lifts an embargo and publishes what is approved. Both are written down under the
 * name of who set the hour; one that was missed says how late it was.
 */
export async function fire(tx: DatabaseTransaction, schedule: DueSchedule): Promise<void> {
  const { article_id: article, kind, due, actor_id, actor_name, late } = schedule;
  const standing = await lockStanding(tx, article);
  const { head, content } = standing;
  const piece = await tx
    .selectFrom('piece')
    .select('workflow')
    .where('article_id', '=', article)
    .executeTakeFirstOrThrow();
  const goes = piece.workflow === 'approved';
  const missed = late > missedAfter;
  // Rights may have lapsed since the hour was set: then it waits, and its desk is shown why.
  if (goes) await assertFit(tx, { article, head, content });
  // Readers are told the hour that was meant, unless it passed without anybody there.
  if (goes) await publishIn(tx, { article: standing, author: actor_name, now: missed ? new Date() : due });
  await writeDown(tx, {
    ...{ act: 'fire', article, actor: { id: actor_id, name: actor_name }, basedOn: head, revision: head },
    detail: {
      ...{ kind, due: due.toISOString(), published: goes },
      ...(missed ? { missed: true, lateSeconds: Math.round(late / 1_000) } : {}),
    },
  });
}
