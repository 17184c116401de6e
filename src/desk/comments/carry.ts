/** Comments on their way out of a newsroom and into another (`export.ts`, `restore.ts`). */
import type { DatabaseTransaction } from '#database/connection.ts';
import { nobodyHere } from '../audit.ts';
import type { ExportedArticle, ExportedThread } from '../export-format.ts';

/** The threads of these articles, by article, in the order in which they were begun. */
export async function threadsOf(
  tx: DatabaseTransaction,
  articles: number[],
): Promise<Map<number, ExportedThread[]>> {
  const threads = await tx
    .selectFrom('comment_thread')
    .selectAll()
    .where('article_id', 'in', articles)
    .orderBy('id')
    .execute();
  if (!threads.length) return new Map();
  const comments = await tx
    .selectFrom('comment')
    .selectAll()
    .where(
      'thread_id',
      'in',
      threads.map(({ id }) => id),
    )
    .orderBy('id')
    .execute();
  const said = Map.groupBy(comments, ({ thread_id }) => thread_id);
  const byArticle = Map.groupBy(threads, ({ article_id }) => article_id);
  return new Map(
    Array.from(byArticle, ([article, rows]) => [
      article,
      rows.map(({ id, anchor_start, quote, before, after, resolved_at, resolved_by }) => ({
        about: anchor_start && { quote, before, after },
        resolved: resolved_at && { by: resolved_by ?? '', at: resolved_at.toISOString() },
        comments: (said.get(id) ?? []).map(({ author_name, text, at, edited_at }) => ({
          ...{ by: author_name, text },
          at: at.toISOString(),
          editedAt: edited_at?.toISOString() ?? null,
        })),
      })),
    ]),
  );
}

/** A comment on words whose position is to be found by the words themselves (`newsroom/editor/comments/anchor.ts`). */
const byWords = Buffer.alloc(0);

/** Writes the threads of articles that were just restored. */
export async function restoreThreads(
  tx: DatabaseTransaction,
  articles: readonly Pick<ExportedArticle, 'id' | 'threads'>[],
): Promise<void> {
  const threads = articles.flatMap(({ id, threads }) =>
    threads.map((thread) => ({ article: id, ...thread })),
  );
  if (!threads.length) return;
  const rows = await tx
    .insertInto('comment_thread')
    .values(
      threads.map(({ article, about, resolved }) => ({
        article_id: article,
        ...(about && { ...about, anchor_start: byWords, anchor_end: byWords }),
        resolved_at: resolved ? new Date(resolved.at) : null,
        resolved_by: resolved?.by ?? null,
      })),
    )
    .returning('id')
    .execute();
  // Identities are given in the order of the rows: the numbers ascend as the threads stand in the export.
  const numbers = rows.map(({ id }) => id).sort((a, b) => a - b);
  await tx
    .insertInto('comment')
    .values(
      threads.flatMap(({ comments }, index) =>
        comments.map(({ by, text, at, editedAt }) => ({
          ...{ thread_id: numbers[index]!, author_id: nobodyHere, author_name: by, text, at: new Date(at) },
          edited_at: editedAt === null ? null : new Date(editedAt),
        })),
      ),
    )
    .execute();
}
