/** A picture comes into the archive. */
import { lineText } from '#arabic/letters.ts';
import type { Actor } from '#article/roles.ts';
import type { FileStore } from '#darkroom/files.ts';
import type { IngestedPicture } from '#darkroom/ingest.ts';
import { Busy, queue } from '#darkroom/queue.ts';
import type { Database } from '#database/connection.ts';
import { record } from '../audit.ts';
import { addPicture } from '../found.ts';
import { Refusal } from '../refusal.ts';
import { type Picture, readPicture } from './read.ts';
import { pictureSearch } from './search-text.ts';

export interface AddPictureCommand {
  actor: Actor;
  bytes: Uint8Array;
  /** What the uploader's file is called; believed for nothing but the name. */
  fileName: string;
}

/** One at a time: a large picture takes 200 MB while it is developed. */
const inTurn = queue(1, 16);

/** Develops an upload and reads what is written into it. Throws a Refusal that says what is wrong with the file. */
async function develop(bytes: Uint8Array) {
  // Loaded late: most nodes never take an upload, and the decoders are 30 MB.
  const [{ ingestPicture, PictureRefused }, { readEmbedded }] = await Promise.all([
    import('#darkroom/ingest.ts'),
    import('#darkroom/embedded.ts'),
  ]);
  try {
    return await inTurn(async () => ({ picture: await ingestPicture(bytes), embedded: readEmbedded(bytes) }));
  } catch (error) {
    if (error instanceof PictureRefused)
      throw new Refusal(
        'invalid',
        `picture-${error.kind}`,
        `This picture cannot be taken: ${error.message}.`,
      );
    if (error instanceof Busy)
      throw new Refusal(
        'throttled',
        'pictures-busy',
        'Many pictures are being taken in. Send it again soon.',
      );
    throw error;
  }
}

/**
 * Takes a picture into the archive, without anything that its file holds besides; alt, caption, credit and rights
 * begin with what is written into the file. The same picture again is the one that is there: nothing of it changes
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
  await record(tx, { actor, act: 'picture.add', subject: `picture:${id}` });
  return id;
}
