/** The story files that an article is in. */

import type { Actor } from '#article/roles.ts';
import type { Database } from '#database/connection.ts';
import { pieceToRead } from '../life/read-pieces.ts';
import { mustSee } from './find.ts';

const columns = ['s.id', 's.title', 's.slug', 's.status', 's.desk_id as desk'] as const;

/** Story files of an article, those that last changed first. Throws NoSuchArticle or a Refusal. */
export async function storiesOf(db: Database, actor: Actor, article: number) {
  await pieceToRead(db, actor, article);
  mustSee(actor);
  return db
    .selectFrom('story_article as a')
    .innerJoin('story as s', 's.id', 'a.story_id')
    .select(columns)
    .where('a.article_id', '=', article)
    .orderBy('s.touched_at', 'desc')
    .execute();
}

/** The same of files by their numbers, in the order in which they are given. */
export async function storiesByNumber(db: Database, ids: readonly number[]) {
  const rows = await db
    .selectFrom('story as s')
    .select(columns)
    .where('s.id', 'in', [0, ...ids])
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
