/** Other bytes in a picture's place: a better copy, a face made unknown, the right file after the wrong one. */

import { lineText } from '#arabic/letters.ts';
import type { Actor } from '#article/roles.ts';
import type { FileStore } from '#darkroom/files.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { record } from '../audit.ts';
import { announce } from '../outbox.ts';
import { Refusal } from '../refusal.ts';
import { develop } from './develop.ts';
import { prepareAnew } from './preparation.ts';
import { noSuchPicture, type Picture, readPicture } from './read.ts';
import { revokedPicturesKey, takenBack } from './revoke.ts';
import { pictureSearch } from './search-text.ts';
import { changeShown } from './showing.ts';

export interface ReplaceCommand {
  actor: Actor;
  picture: number;
  bytes: Uint8Array;
  fileName: string;
}

/** Proportions that differ by less are the same picture cut the same way: its focal point stays. */
const sameProportions = 0.02;

/**
 * Puts other bytes under a picture that is there, wherever it stands: pieces keep it with their words, every page that
 * shows it is made anew, and the bytes it had are served to nobody any more (they are kept, for who asks later). Words and
 * rights stay; the focal point does where the proportions do. Throws a Refusal, with nothing changed, for what is no
 * picture, for the same bytes, and for bytes that are another picture's.
 */
export async function replacePicture(
  db: Database,
  store: FileStore,
  { actor, picture: id, bytes, fileName }: ReplaceCommand,
): Promise<{ picture: Picture; articles: number[] }> {
  // Before a large file is developed for nothing.
  const { revokedAt } = await readPicture(db, id);
  if (revokedAt) throw takenBack(id);
  const { picture } = await develop(bytes);
  const { keepPicture } = await import('#darkroom/ingest.ts');
  await keepPicture(store, picture);
  return db.transaction().execute(async (tx) => {
    // A publication that shows it holds the row: it is waited for, and found below.
    const before = await tx
      .selectFrom('picture')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!before) throw noSuchPicture(id);
    if (before.revoked_at) throw takenBack(id);
    if (before.hash === picture.hash)
      throw new Refusal('conflict', 'picture-same', `Picture ${id} has these bytes already.`);
    await mustBeFree(tx, id, picture.hash);
    const { hash, width, height, colour } = picture;
    const words = { alt: before.alt, caption: before.caption, credit: before.credit, rights: before.rights };
    const name = lineText(fileName).slice(0, 200);
    const proportions = (width / height / (before.width / before.height) - 1) ** 2 < sameProportions ** 2;
    const [focus_x, focus_y] = proportions ? [before.focus_x, before.focus_y] : [0.5, 0.5];
    await tx
      .updateTable('picture')
      .set({
        ...{ hash, width, height, colour, focus_x, focus_y },
        ...{ file_name: name, search: pictureSearch({ ...words, fileName: name }) },
      })
      .where('id', '=', id)
      .execute();
    await tx.insertInto('picture_replaced').values({ hash: before.hash, picture_id: id }).execute();
    await prepareAnew(tx, id);
    const { articles, keys } = await changeShown(tx, id, {
      ...{ hash, width, height, colour, focus: [focus_x, focus_y] },
    });
    await announce(tx, 'updated', [...keys, revokedPicturesKey]);
    await record(tx, {
      ...{ actor, act: 'picture.replace', subject: `picture:${id}` },
      detail: { before: before.hash, after: hash, articles },
    });
    return { picture: await readPicture(tx, id), articles };
  });
}

/** Bytes belong to one picture. Those that this one had once come back; another's do not. */
async function mustBeFree(tx: DatabaseTransaction, id: number, hash: string): Promise<void> {
  const other = await tx.selectFrom('picture').select('id').where('hash', '=', hash).executeTakeFirst();
  if (other)
    throw new Refusal('conflict', 'picture-known', `These bytes are picture ${other.id}: use that one.`);
  await tx.deleteFrom('picture_replaced').where('hash', '=', hash).where('picture_id', '=', id).execute();
  await refuseReplaced(tx, hash);
}

/** Throws a Refusal for bytes that were replaced on purpose: by another door they do not come back. */
export async function refuseReplaced(tx: Pick<Database, 'selectFrom'>, hash: string): Promise<void> {
  const gone = await tx
    .selectFrom('picture_replaced')
    .select('picture_id')
    .where('hash', '=', hash)
    .executeTakeFirst();
  if (gone)
    throw new Refusal(
      'conflict',
      'picture-replaced',
      `Picture ${gone.picture_id} had these bytes; others were put in their place.`,
    );
}
