/** The daybook as everybody may read it: checkpoints, tiles, keys. */
import { sql } from 'kysely';
import type { Reader } from '#database/connection.ts';
import { bundleBytes, type TileName, tileBytes, tileWidth } from '#daybook/tiles.ts';

export interface CheckpointView {
  size: number;
  /** As it was signed, to be given out byte for byte. */
  note: string;
  at: Date;
}

/** The newest checkpoint; `null` while nothing was entered. */
export async function readCheckpoint(reader: Reader): Promise<CheckpointView | null> {
  return (
    (await reader
      .selectFrom('daybook_checkpoint')
      .select(['size', 'note', 'at'])
      .orderBy('size', 'desc')
      .limit(1)
      .executeTakeFirst()) ?? null
  );
}

/** Keys that ever signed, the one of the newest checkpoint first. */
export async function readKeys(reader: Reader): Promise<string[]> {
  const rows = await reader
    .selectFrom('daybook_key as k')
    .select('k.public_key')
    .orderBy(sql`(select max(c.size) from daybook_checkpoint c where c.key_id = k.id) desc nulls last`)
    .orderBy('k.id', 'desc')
    .execute();
  return rows.map((row) => row.public_key);
}

/** A tile's bytes; `null` while the daybook does not reach that far. */
export async function readTile(
  reader: Reader,
  { level, index, width }: TileName,
): Promise<Uint8Array | null> {
  const from = index * tileWidth;
  // Numbers are integers of 32 bits in the database.
  if (from + width > 2 ** 31 - 1) return null;
  if (level === 'entries') {
    const rows = await reader
      .selectFrom('daybook_entry')
      .select('entry')
      .where('index', '>=', from)
      .where('index', '<', from + width)
      .orderBy('index')
      .execute();
    return rows.length === width ? bundleBytes(rows.map((row) => new Uint8Array(row.entry))) : null;
  }
  const rows = await reader
    .selectFrom('daybook_hash')
    .select('hash')
    .where('level', '=', 8 * level)
    .where('index', '>=', from)
    .where('index', '<', from + width)
    .orderBy('index')
    .execute();
  return rows.length === width ? tileBytes(rows.map((row) => new Uint8Array(row.hash))) : null;
}
