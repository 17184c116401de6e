/** Changing one's own words in a comment. */
import type { Database } from '#database/connection.ts';
import { Refusal } from '../refusal.ts';
import {
  type CommentCommand,
  type CommentDone,
  holdToComment,
  mention,
  type Said,
  writeDownComment,
} from './hold.ts';

/**
 * Gives a comment other words; whoever is newly mentioned is told, nobody is told twice. Throws NoSuchArticle, or a
 * Refusal when it is not there or somebody else's.
 */
export const editComment = (
  db: Database,
  { article, actor, comment, text, mentions }: CommentCommand & Said & { comment: number },
): Promise<CommentDone> =>
  db.transaction().execute(async (tx) => {
    const piece = await holdToComment(tx, { article, actor });
    const row = await tx
      .selectFrom('comment as c')
      .innerJoin('comment_thread as t', 't.id', 'c.thread_id')
      .select(['c.thread_id as thread', 'c.author_id'])
      .where('c.id', '=', comment)
      .where('t.article_id', '=', article)
      .executeTakeFirst();
    if (!row) throw new Refusal('missing', 'no-such-comment', `This piece has no comment ${comment}.`);
    if (row.author_id !== actor.id)
      throw new Refusal('forbidden', 'not-yours', 'A comment is changed by who wrote it and nobody else.');
    await tx.updateTable('comment').set({ text, edited_at: new Date() }).where('id', '=', comment).execute();
    await tx
      .deleteFrom('comment_mention')
      .where('comment_id', '=', comment)
      .$if(mentions.length > 0, (query) => query.where('person', 'not in', [...mentions]))
      .execute();
    await mention(tx, { piece, comment, mentions });
    await writeDownComment(tx, { article, actor, act: 'edit', thread: row.thread, comment });
    return { thread: row.thread, comment };
  });
