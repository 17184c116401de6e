/** The announcement of a change, written in the transaction that makes it (delivered by `http/` listeners and `jobs/`). */
import type { DatabaseTransaction } from '#database/connection.ts';

export type NewsEvent =
  | 'published'
  | 'updated'
  | 'corrected'
  | 'unpublished'
  | 'arranged'
  | 'entered'
  | 'withheld'
  | 'site';

/** Bytes of keys in one notification: PostgreSQL takes 8,000 with our wrapping around them. */
const mostKeyBytes = 7_000;

/**
 * Records that `keys` (articles and lists: 'article:12', 'section:3') changed. Long lists of keys are cut into
 * several rows; each is complete in itself.
 */
export async function announce(
  tx: DatabaseTransaction,
  event: NewsEvent,
  keys: Iterable<string>,
  articleId: number | null = null,
): Promise<void> {
  const rows: { event: string; article_id: number | null; keys: string[] }[] = [];
  let part: string[] = [];
  let bytes = 0;
  for (const key of new Set(keys)) {
    const size = Buffer.byteLength(key) + 3;
    if (bytes + size > mostKeyBytes && part.length) {
      rows.push({ event, article_id: articleId, keys: part });
      part = [];
      bytes = 0;
    }
    part.push(key);
    bytes += size;
  }
  if (part.length) rows.push({ event, article_id: articleId, keys: part });
  if (rows.length) await tx.insertInto('outbox').values(rows).execute();
}
