/** A picture comes into the archive. */
import { lineText } from '#arabic/letters.ts';
import type { Actor } from '#article/roles.ts';
import type { FileStore } from '#darkroom/files.ts';
import type { IngestedPicture } from '#darkroom/ingest.ts';
import type { Database } from '#database/connection.ts';
import { record } from '../audit.ts';
import { addPicture } from '../found.ts';
import { Refusal } from '../refusal.ts';
import { develop } from './develop.ts';
import { prepareAnew } from './preparation.ts';
import { type Picture, readPicture } from './read.ts';
import { refuseReplaced } from './replace.ts';
import { pictureSearch } from './search-text.ts';

export interface AddPictureCommand {
  actor: Actor;
  bytes: Uint8Array;
  /** What the uploader's file is called; believed for nothing but the name. */
  fileName: string;
}

/**
 * Takes a picture into the archive, without anything that its file holds besides; alt, caption, credit and rights
 * begin with what is written into the file, and its renditions are to be made. The same picture again is the one that is there: nothing of it changes
 * (`added: false`). Throws a Refusal, with nothing kept, for what is no picture and for one that was taken back.
 */
export async function takePicture(
  db: Database,
  store: FileStore,
  { actor, bytes, fileName }: AddPictureCommand,
): Promise<{ picture: Picture; added: boolean }> {
  const { picture, embedded } = await develop(bytes);
  const known = await db
    .selectFrom('picture')
    .selectAll()
    .where('hash', '=', picture.hash)
    .executeTakeFirst();
  if (known?.revoked_at)
    throw new Refusal('conflict', 'picture-revoked', `This is picture ${known.id}, which was taken back.`);
  if (known) return { picture: await readPicture(db, known.id), added: false };
  await refuseReplaced(db, picture.hash);
  const { keepPicture } = await import('#darkroom/ingest.ts');
  // Before the row: a row whose file is missing would be a broken picture, a file without a row is nobody's.
  await keepPicture(store, picture);
  const words = { ...embedded, fileName: lineText(fileName).slice(0, 200) };
  const id = await db.transaction().execute((tx) => enter(tx, actor, picture, words));
  return { picture: await readPicture(db, id), added: true };
}

async function enter(
  tx: Parameters<typeof addPicture>[0],
  actor: Actor,
  picture: IngestedPicture,
  { fileName, ...words }: Parameters<typeof pictureSearch>[0],
): Promise<number> {
  const id = await addPicture(tx, picture);
  await tx
    .updateTable('picture')
    .set({
      ...words,
      ...{ file_name: fileName, uploaded_by: actor.id, search: pictureSearch({ ...words, fileName }) },
    })
    .where('id', '=', id)
    // Two who send the same picture at once: the first one's words stay.
    .where('uploaded_by', 'is', null)
    .execute();
  await prepareAnew(tx, id);
  await record(tx, { actor, act: 'picture.add', subject: `picture:${id}` });
  return id;
}
