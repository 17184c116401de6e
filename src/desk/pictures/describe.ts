/** What is known of a picture changes: its words, its rights, its focal point. */
import { lineText } from '#arabic/letters.ts';
import { may } from '#article/policy.ts';
import type { Actor } from '#article/roles.ts';
import type { Database } from '#database/connection.ts';
import { record } from '../audit.ts';
import { refusalOf } from '../life/hold.ts';
import { announce } from '../outbox.ts';
import { noSuchPicture, type Picture, readPicture } from './read.ts';
import { pictureSearch } from './search-text.ts';
import { changeShown } from './showing.ts';

export interface PictureChange {
  alt?: string | undefined;
  caption?: string | undefined;
  credit?: string | undefined;
  rights?: string | undefined;
  /** From then on it may not be published; `null`: for good. */
  rightsExpireAt?: Date | null | undefined;
  focus?: { x: number; y: number } | undefined;
}

/**
 * Changes what is given and leaves the rest. Whoever added a picture describes it; another's is described by who
 * manages pictures. Places where it stands already keep their own words; where
 * it is cut, readers see the new focal point at once. Throws a Refusal.
 */
export const describePicture = (
  db: Database,
  { actor, picture: id, change }: { actor: Actor; picture: number; change: PictureChange },
): Promise<Picture> =>
  db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('picture')
      .select(['alt', 'caption', 'credit', 'rights', 'file_name', 'uploaded_by', 'focus_x', 'focus_y'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw noSuchPicture(id);
    const allowed = may(actor, row.uploaded_by === actor.id ? 'addPicture' : 'managePictures', 'newsroom');
    if (allowed !== true) throw refusalOf(allowed);
    const { rightsExpireAt, focus } = change;
    const words = {
      alt: lineText(change.alt ?? row.alt),
      caption: lineText(change.caption ?? row.caption),
      credit: lineText(change.credit ?? row.credit),
      rights: lineText(change.rights ?? row.rights),
    };
    await tx
      .updateTable('picture')
      .set({
        ...words,
        search: pictureSearch({ ...words, fileName: row.file_name }),
        ...(rightsExpireAt === undefined ? {} : { rights_expire_at: rightsExpireAt }),
        ...(focus ? { focus_x: focus.x, focus_y: focus.y } : {}),
      })
      .where('id', '=', id)
      .execute();
    if (focus && (focus.x !== row.focus_x || focus.y !== row.focus_y)) {
      const { keys } = await changeShown(tx, id, { focus: [focus.x, focus.y] });
      await announce(tx, 'updated', keys);
    }
    const changed = Object.entries(change).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    await record(tx, { actor, act: 'picture.describe', subject: `picture:${id}`, detail: { changed } });
    return readPicture(tx, id);
  });
