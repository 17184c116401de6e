/** The archive of pictures, as the newsroom sees it. */
import { type SelectQueryBuilder, sql } from 'kysely';
import { matchText } from '#arabic/letters.ts';
import { picturePath } from '#article/address.ts';
import { renditionsOf } from '#darkroom/renditions.ts';
import { widthsOf } from '#darkroom/widths.ts';
import type { Reader } from '#database/connection.ts';
import type { Tables } from '#database/tables.ts';
import { Refusal } from '../refusal.ts';

export interface Picture {
  id: number;
  hash: string;
  width: number;
  height: number;
  colour: string;
  alt: string;
  caption: string;
  credit: string;
  rights: string;
  rightsExpireAt: string | null;
  /** What must stay in sight, as parts of width and height from the top left corner. */
  focus: { x: number; y: number };
  fileName: string;
  /** `null`: nobody of the staff. */
  uploadedBy: { id: string; name: string } | null;
  addedAt: string;
  revokedAt: string | null;
  /** Where it is seen in a middling size. */
  address: string;
  /** Renditions made so far, of how many; `failed`: no further try is made by itself. `null`: all are made. */
  preparing: { made: number; of: number; failed: boolean } | null;
}

export interface PictureFilter {
  /** Words that all must occur; letters are folded as the readers' search does. */
  words?: string | undefined;
  /** The last one that was seen. */
  cursor?: number | undefined;
  limit?: number | undefined;
}

/** Pixels: large enough for a panel, small enough for a page of them. */
const shownWidth = 640;

const pictures = (reader: Reader) =>
  reader
    .selectFrom('picture as p')
    .leftJoin('auth.user_account as u', 'u.id', 'p.uploaded_by')
    .leftJoin('picture_preparation as w', 'w.picture_id', 'p.id')
    .selectAll('p')
    .select(['u.name as uploader', 'w.made'])
    .select(sql<boolean>`w.due = 'infinity'`.as('given_up'));
type Row = ReturnType<typeof pictures> extends SelectQueryBuilder<infer _D, infer _T, infer O> ? O : never;

/** The address of a picture at the width nearest under 640 pixels. */
export const pictureAddress = ({ hash, width }: Pick<Tables['picture'], 'hash' | 'width'>): string =>
  picturePath(hash, widthsOf(width).findLast((each) => each <= shownWidth) ?? widthsOf(width)[0]!, 'webp');

const pictureOf = (row: Row): Picture => ({
  ...{ id: row.id, hash: row.hash, width: row.width, height: row.height, colour: row.colour },
  ...{ alt: row.alt, caption: row.caption, credit: row.credit, rights: row.rights },
  rightsExpireAt: row.rights_expire_at?.toISOString() ?? null,
  focus: { x: row.focus_x, y: row.focus_y },
  fileName: row.file_name,
  uploadedBy:
    row.uploaded_by === null || row.uploader === null ? null : { id: row.uploaded_by, name: row.uploader },
  addedAt: row.created_at.toISOString(),
  revokedAt: row.revoked_at?.toISOString() ?? null,
  address: pictureAddress(row),
  preparing:
    row.made === null ? null : { made: row.made, of: renditionsOf(row.width).length, failed: row.given_up },
});

/** One picture. Throws a Refusal when there is none of that number. */
export async function readPicture(reader: Reader, id: number): Promise<Picture> {
  const row = await pictures(reader).where('p.id', '=', id).executeTakeFirst();
  if (!row) throw noSuchPicture(id);
  return pictureOf(row);
}

export const noSuchPicture = (id: number): Refusal =>
  new Refusal('missing', 'not-here', `There is no picture ${id}.`);

/** Pictures, the newest first, and the cursor of what follows. */
export async function listPictures(
  reader: Reader,
  { words = '', cursor, limit = 48 }: PictureFilter,
): Promise<{ pictures: Picture[]; next: string | null }> {
  let query = pictures(reader)
    .orderBy('p.id', 'desc')
    .limit(limit + 1);
  if (cursor !== undefined) query = query.where('p.id', '<', cursor);
  for (const word of matchText(words).split(/\s+/).filter(Boolean))
    query = query.where('p.search', 'like', `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  const rows = await query.execute();
  const shown = rows.slice(0, limit).map(pictureOf);
  return { pictures: shown, next: rows.length > limit ? String(shown.at(-1)!.id) : null };
}
