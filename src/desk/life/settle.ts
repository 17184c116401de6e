/** Making a revision of what stands in the editor, so that what is done next is done to it. */
import { may } from '#article/policy.ts';
import type { Actor } from '#article/roles.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { revisionFromShared } from '../collaboration/revision-from-shared.ts';
import { lockArticle } from '../revision.ts';
import { type Done, hold, move, writeDown } from './hold.ts';

export interface SettleCommand {
  article: number;
  actor: Actor;
}

/**
 * The newest revision, with everything in it that was written together until now: a new one where something was, signed
 * by those who wrote it, else the one there is. Who may read but not save gets the newest revision as it is.
 *
 * Throws NoSuchArticle, a Refusal, StaleRevision when somebody changed the article past the editor, and
 * UnfinishedArticle when what is written cannot be a revision.
 */
export const settle = (db: Database, command: SettleCommand): Promise<Done> =>
  db.transaction().execute((tx) => settleIn(tx, command));

/** The same inside a transaction that does more. */
export async function settleIn(tx: DatabaseTransaction, { article, actor }: SettleCommand): Promise<Done> {
  const { head } = await lockArticle(tx, article);
  const piece = await hold(tx, 'read', { article, actor, basedOn: head });
  if (may(actor, 'save', piece) !== true) return { article, revision: head };
  const { revision, made } = await revisionFromShared(tx, { article, author: null });
  if (!made) return { article, revision };
  await move(tx, piece, 'save');
  return writeDown(tx, { act: 'save', article, actor, basedOn: head, revision });
}
