/** Pictures that were taken back, and bytes that others took the place of: their files are served to nobody. */
import type { Reader } from '#database/connection.ts';

/** Their hashes. */
export async function readRevokedPictures(reader: Reader): Promise<ReadonlySet<string>> {
  const rows = await reader
    .selectFrom('picture')
    .select('hash')
    .where('revoked_at', 'is not', null)
    .unionAll(reader.selectFrom('picture_replaced').select('hash'))
    .execute();
  return new Set(rows.map(({ hash }) => hash));
}
