/** Where somebody was mentioned, for them. */

import { may } from '#article/policy.ts';
import type { Actor } from '#article/roles.ts';
import type { Database } from '#database/connection.ts';
import { assertMayRead, inHand, pieces } from '../life/read-pieces.ts';

export interface Mention {
  comment: number;
  article: number;
  headline: string;
  by: string;
  text: string;
  at: string;
  seen: boolean;
}

/** The newest mentions at most. */
const most = 100;

/** Mentions of the actor in pieces that they may read now, the newest first. Throws a Refusal for a token. */
export async function readMentions(db: Database, actor: Actor): Promise<Mention[]> {
  assertMayRead(actor);
  const rows = await pieces(db)
    .innerJoin('comment_thread as t', 't.article_id', 'a.id')
    .innerJoin('comment as c', 'c.thread_id', 't.id')
    .innerJoin('comment_mention as m', 'm.comment_id', 'c.id')
    .select(['c.id as comment', 'c.author_name', 'c.text', 'c.at', 'm.seen_at'])
    .where('m.person', '=', actor.id)
    .orderBy('c.id', 'desc')
    .limit(most)
    .execute();
  return rows
    .filter((row) => may(actor, 'read', inHand(row)) === true)
    .map((row) => ({
      ...{ comment: row.comment, article: row.id, headline: String(row.headline) },
      ...{ by: row.author_name, text: row.text, at: row.at.toISOString(), seen: row.seen_at !== null },
    }));
}

/** The actor has seen these mentions. What is not theirs is left as it is. */
export async function seeMentions(db: Database, actor: Actor, comments: readonly number[]): Promise<void> {
  if (!comments.length) return;
  await db
    .updateTable('comment_mention')
    .set({ seen_at: new Date() })
    .where('person', '=', actor.id)
    .where('comment_id', 'in', [...comments])
    .where('seen_at', 'is', null)
    .execute();
}
