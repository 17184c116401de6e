/** Founding what articles are filed under and signed with, and adding pictures. */
import type { Language } from '#article/article.ts';
import type { IngestedPicture } from '#darkroom/ingest.ts';
import type { DatabaseTransaction } from '#database/connection.ts';
import { announce } from './outbox.ts';
import { type PictureWords, pictureSearch } from './pictures/search-text.ts';

export interface NewSection {
  /** Slugs of the trail from the root: 'العالم/آسيا'. The section above must exist. */
  path: string;
  name: string;
  language: Language;
  /** Other names under which copy arrives filed. */
  aliases: string[];
  position: number;
}

/** Founds a section; returns its number. Throws when the one above it does not exist or the path is taken. */
export async function foundSection(tx: DatabaseTransaction, section: NewSection): Promise<number> {
  const above = section.path.includes('/') ? section.path.slice(0, section.path.lastIndexOf('/')) : null;
  const parent = above
    ? await tx.selectFrom('section').select('id').where('path', '=', above).executeTakeFirst()
    : undefined;
  if (above && !parent)
    throw new Error(`Section ${section.path}: there is no section ${above} to stand under.`);
  const row = await tx
    .insertInto('section')
    .values({ ...section, parent_id: parent?.id ?? null })
    .returning('id')
    .executeTakeFirstOrThrow();
  await announce(tx, 'site', ['site']);
  return row.id;
}

/** Founds a desk; returns its number. Throws when its name or slug is taken, as the next two do. */
export const foundDesk = async (
  tx: DatabaseTransaction,
  desk: { slug: string; name: string; description: string },
): Promise<number> => (await tx.insertInto('desk').values(desk).returning('id').executeTakeFirstOrThrow()).id;

export const foundPerson = async (
  tx: DatabaseTransaction,
  person: { slug: string; name: string; role: string; biography: string },
): Promise<number> =>
  (await tx.insertInto('person').values(person).returning('id').executeTakeFirstOrThrow()).id;

export const foundTopic = async (
  tx: DatabaseTransaction,
  topic: { slug: string; name: string; description: string },
): Promise<number> =>
  (await tx.insertInto('topic').values(topic).returning('id').executeTakeFirstOrThrow()).id;

/**
 * Records a picture whose bytes the file store holds, with what is known of it; returns its number, the same for the
 * same bytes.
 */
export async function addPicture(
  tx: DatabaseTransaction,
  picture: Omit<IngestedPicture, 'bytes' | 'mime'>,
  words: Partial<PictureWords> = {},
): Promise<number> {
  const { hash, width, height, colour } = picture;
  const { fileName, ...known } = { alt: '', caption: '', credit: '', rights: '', fileName: '', ...words };
  const search = pictureSearch({ ...known, fileName });
  const row = await tx
    .insertInto('picture')
    .values({ hash, width, height, colour, ...known, file_name: fileName, search })
    // Doing nothing would return nothing: the row of the same bytes is asked for.
    .onConflict((conflict) => conflict.column('hash').doUpdateSet({ hash }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}
