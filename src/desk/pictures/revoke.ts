/** Taking a picture back: an agency withdrew it, or it shows what it must not. */
import { sql } from 'kysely';
import type { Actor } from '#article/roles.ts';
import type { Database } from '#database/connection.ts';
import { record } from '../audit.ts';
import { announce } from '../outbox.ts';
import { Refusal } from '../refusal.ts';
import { noSuchPicture, type Picture, readPicture } from './read.ts';
import { changeShown } from './showing.ts';

/** The key under which nodes hear that a picture is to be served no longer. */
export const revokedPicturesKey = 'pictures:revoked';

export const takenBack = (id: number): Refusal =>
  new Refusal('conflict', 'picture-revoked', `Picture ${id} was taken back already.`);

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
    if (row.revoked_at) throw takenBack(id);
    await tx.updateTable('picture').set({ revoked_at: sql<Date>`now()` }).where('id', '=', id).execute();
    const { articles, keys } = await changeShown(tx, id, null);
    await announce(tx, 'updated', [...keys, revokedPicturesKey]);
    await record(tx, {
      actor,
      act: 'picture.revoke',
      subject: `picture:${id}`,
      detail: { reason, articles },
    });
    return { picture: await readPicture(tx, id), articles };
  });
