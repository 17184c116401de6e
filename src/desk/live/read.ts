/** Live coverage as the newsroom reads it: every entry, also those taken back, with what stood before. */
import type { Actor } from '#article/roles.ts';
import type { Database } from '#database/connection.ts';
import { pieceToRead } from '../life/read-pieces.ts';

/** Entries of one answer: a night's coverage. */
const most = 500;

/** Newest first. Throws NoSuchArticle. */
export async function readCoverage(db: Database, actor: Actor, article: number) {
  await pieceToRead(db, actor, article);
  const [entries, head] = await Promise.all([
    db
      .selectFrom('live_entry')
      .selectAll()
      .where('article_id', '=', article)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(most)
      .execute(),
    db.selectFrom('live_head').select('number').where('article_id', '=', article).executeTakeFirst(),
  ]);
  return {
    number: head?.number ?? 0,
    entries: entries.map((row) => ({
      ...{ id: row.id, version: row.version, headline: row.headline, body: row.body },
      ...{ at: row.at.toISOString(), key: row.is_key, pinned: row.is_pinned, by: row.author_name },
      editedAt: row.edited_at?.toISOString() ?? null,
      removed: row.removed_at && { at: row.removed_at.toISOString(), note: row.removed_note },
    })),
  };
}
