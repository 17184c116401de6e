/** Taking a picture back: an agency withdrew it, or it shows what it must not. */
import { sql } from 'kysely';
import type { Actor } from '#article/roles.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { record } from '../audit.ts';
import { announce } from '../outbox.ts';
import { Refusal } from '../refusal.ts';
import { noSuchPicture, type Picture, readPicture } from './read.ts';

/** The key under which nodes hear that a picture is to be served no longer. */
export const revokedPicturesKey = 'pictures:revoked';

export interface RevokeCommand {
  actor: Actor;
  picture: number;
  /** Why, for the audit log. */
  reason: string;
}

/**
 * Takes a picture from before readers everywhere, for good: articles are shown without it, every page that showed it is
 * made anew, its files are served no longer. Bytes and row stay, for who asks later what it was. Throws a Refusal.
 */
export const revokePicture = (
  db: Database,
  { actor, picture: id, reason }: RevokeCommand,
): Promise<{ picture: Picture; articles: number[] }> =>
  db.transaction().execute(async (tx) => {
    // A publication that shows it holds the row: it is waited for, and found below.
    const row = await tx
      .selectFrom('picture')
      .select('revoked_at')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw noSuchPicture(id);
    if (row.revoked_at)
      throw new Refusal('conflict', 'picture-revoked', `Picture ${id} was taken back already.`);
    await tx.updateTable('picture').set({ revoked_at: sql<Date>`now()` }).where('id', '=', id).execute();
    const { articles, keys } = await takeAway(tx, id);
    await announce(tx, 'updated', [...keys, revokedPicturesKey]);
    await record(tx, {
      actor,
      act: 'picture.revoke',
      subject: `picture:${id}`,
      detail: { reason, articles },
    });
    return { picture: await readPicture(tx, id), articles };
  });

/** Takes a picture from what readers are shown; the articles, and the keys of the pages that showed it. */
async function takeAway(
  tx: DatabaseTransaction,
  id: number,
): Promise<{ articles: number[]; keys: string[] }> {
  const { rows } = await sql<{ id: number }>`update edition_article
    set picture = case when (picture ->> 'id')::int = ${id} then null else picture end
    where (picture ->> 'id')::int = ${id}
      or body -> 'content' @> ${JSON.stringify([{ type: 'picture', attrs: { picture: id } }])}::jsonb
    returning id`.execute(tx);
  const articles = rows.map((row) => row.id).sort((a, b) => a - b);
  if (!articles.length) return { articles, keys: [] };
  const lists = await tx
    .selectFrom('listing')
    .select('list')
    .distinct()
    .where('article_id', 'in', articles)
    .execute();
  return {
    articles,
    keys: [...articles.map((article) => `article:${article}`), ...lists.map(({ list }) => list)],
  };
}
