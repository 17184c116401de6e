/** Settling a thread, and taking that back. */
import type { Database } from '#database/connection.ts';
import { type CommentCommand, holdToComment, threadOf, writeDownComment } from './hold.ts';

interface ThreadCommand extends CommentCommand {
  thread: number;
}

const settleThread = (
  db: Database,
  { article, actor, thread }: ThreadCommand,
  resolved: boolean,
): Promise<{ thread: number }> =>
  db.transaction().execute(async (tx) => {
    await holdToComment(tx, { article, actor });
    const { resolved_at } = await threadOf(tx, article, thread);
    // Two who resolve it at once both have what they want.
    if ((resolved_at !== null) === resolved) return { thread };
    await tx
      .updateTable('comment_thread')
      .set({ resolved_at: resolved ? new Date() : null, resolved_by: resolved ? actor.name : null })
      .where('id', '=', thread)
      .execute();
    await writeDownComment(tx, { article, actor, act: resolved ? 'resolve' : 'reopen', thread });
    return { thread };
  });

/** Marks a thread as settled. Throws NoSuchArticle or a Refusal. */
export const resolveThread = (db: Database, command: ThreadCommand) => settleThread(db, command, true);
/** Opens a settled thread again. Throws NoSuchArticle or a Refusal. */
export const reopenThread = (db: Database, command: ThreadCommand) => settleThread(db, command, false);
