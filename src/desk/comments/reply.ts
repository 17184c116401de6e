/** Answering in a thread. */
import type { Database } from '#database/connection.ts';
import {
  type CommentCommand,
  type CommentDone,
  holdToComment,
  type Said,
  say,
  threadOf,
  writeDownComment,
} from './hold.ts';

/** Adds a comment to a thread; a resolved one is open again, so that the answer is seen. Throws NoSuchArticle or a Refusal. */
export const replyToThread = (
  db: Database,
  command: CommentCommand & Said & { thread: number },
): Promise<CommentDone> =>
  db.transaction().execute(async (tx) => {
    const piece = await holdToComment(tx, command);
    const { id: thread } = await threadOf(tx, command.article, command.thread);
    const comment = await say(tx, { ...command, piece });
    await tx
      .updateTable('comment_thread')
      .set({ resolved_at: null, resolved_by: null })
      .where('id', '=', thread)
      .where('resolved_at', 'is not', null)
      .execute();
    await writeDownComment(tx, { ...command, act: 'reply', comment });
    return { thread, comment };
  });
