/** Live coverage as the newsroom reads it: every entry, also those taken back, with what stood before. */
import type { Body } from '#article/body.ts';
import type { Actor } from '#article/roles.ts';
import type { GateFinding } from '#article/story/gate.ts';
import type { Database } from '#database/connection.ts';
import { pieceToRead, readPiece } from '../life/read-pieces.ts';
import { findAtGate } from '../stories/gate.ts';

/** Entries of one answer: a night's coverage. */
const most = 500;

/** What the gate has to say of an entry before it is sent. Throws NoSuchArticle, or a Refusal. */
export async function checkEntry(
  db: Database,
  { actor, article, body }: { actor: Actor; article: number; body: Body },
): Promise<GateFinding[]> {
  await pieceToRead(db, actor, article);
  const { content } = await readPiece(db, actor, article);
  return findAtGate(db, { body, language: content.language });
}

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
