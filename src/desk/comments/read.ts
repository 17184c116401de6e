/** Comments as the newsroom reads them. */
import type { Actor } from '#article/roles.ts';
import type { Database } from '#database/connection.ts';
import { pieceToRead } from '../life/read-pieces.ts';
import type { Anchor } from './add.ts';
import { readersOf } from './hold.ts';

export interface Thread {
  id: number;
  /** `null`: on the whole piece. */
  anchor: Anchor | null;
  resolved: { by: string; at: string } | null;
  comments: {
    id: number;
    author: { id: string; name: string };
    text: string;
    at: string;
    editedAt: string | null;
  }[];
}

export interface Comments {
  threads: Thread[];
  /** Who may be mentioned: whoever may read the piece. */
  people: { id: string; name: string }[];
}

/** Every thread of a piece in the order they were begun. Throws NoSuchArticle, or a Refusal for a token. */
export async function readComments(db: Database, actor: Actor, article: number): Promise<Comments> {
  const piece = await pieceToRead(db, actor, article);
  const [threads, comments, people] = await Promise.all([
    db.selectFrom('comment_thread').selectAll().where('article_id', '=', article).orderBy('id').execute(),
    db
      .selectFrom('comment as c')
      .innerJoin('comment_thread as t', 't.id', 'c.thread_id')
      .selectAll('c')
      .where('t.article_id', '=', article)
      .orderBy('c.id')
      .execute(),
    readersOf(db, piece),
  ]);
  const said = Map.groupBy(comments, ({ thread_id }) => thread_id);
  return {
    people,
    threads: threads.map(
      ({ id, anchor_start, anchor_end, quote, before, after, resolved_at, resolved_by }) => ({
        id,
        anchor:
          anchor_start && anchor_end
            ? {
                ...{ start: anchor_start.toString('base64'), end: anchor_end.toString('base64') },
                ...{ quote, before, after },
              }
            : null,
        resolved: resolved_at && { by: resolved_by ?? '', at: resolved_at.toISOString() },
        comments: (said.get(id) ?? []).map((one) => ({
          id: one.id,
          author: { id: one.author_id, name: one.author_name },
          text: one.text,
          at: one.at.toISOString(),
          editedAt: one.edited_at?.toISOString() ?? null,
        })),
      }),
    ),
  };
}
