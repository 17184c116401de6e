/** Pictures on their way out of a newsroom and into another. */
import { sql } from 'kysely';
import type { Database } from '#database/connection.ts';
import type { ExportLine } from '../export-format.ts';
import { pictureSearch } from './search-text.ts';

/** A picture's line as its row. */
export function pictureColumns(line: Extract<ExportLine, { type: 'picture' }>) {
  const { id, hash, width, height, colour, alt, caption, credit, rights, fileName } = line;
  return {
    ...{ id, hash, width, height, colour, alt, caption, credit, rights },
    ...{ file_name: fileName, rights_expire_at: line.rightsExpireAt, revoked_at: line.revokedAt },
    ...{ focus_x: line.focus[0], focus_y: line.focus[1], search: pictureSearch(line) },
    ...(line.addedAt ? { created_at: line.addedAt } : {}),
  };
}

/** Bytes that a picture had before stay away from readers; those that are a picture of this newsroom are shown. */
export async function restoreReplaced(db: Database, picture: number, hashes: string[]): Promise<void> {
  await sql`insert into picture_replaced (hash, picture_id)
    select hash, ${picture} from unnest(${hashes}::text[]) hash
    where not exists (select from picture p where p.hash = hash.hash)
    on conflict do nothing`.execute(db);
}
