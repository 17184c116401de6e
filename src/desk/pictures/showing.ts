/** Where readers see a picture. */
import { sql } from 'kysely';
import type { DatabaseTransaction } from '#database/connection.ts';
import type { StoredPicture } from '#database/tables.ts';
import { takeTurn } from '../take-turn.ts';

/**
 * Changes a picture where readers are shown it: its bytes or focal point, or (`null`) to none. The articles that show it, and
 * the keys of the pages that do. Bodies name it by its number alone and need no change.
 */
export async function changeShown(
  tx: DatabaseTransaction,
  id: number,
  change: Partial<Pick<StoredPicture, 'hash' | 'width' | 'height' | 'colour' | 'focus'>> | null,
): Promise<{ articles: number[]; keys: string[] }> {
  await takeTurn(tx);
  const { rows } = await sql<{ id: number }>`update edition_article
    set picture = case when (picture ->> 'id')::int = ${id}
      then picture || ${change && JSON.stringify(change)}::jsonb else picture end
    where (picture ->> 'id')::int = ${id}
      or body -> 'content' @> ${JSON.stringify([{ type: 'picture', attrs: { picture: id } }])}::jsonb
    returning id`.execute(tx);
  const articles = rows.map((row) => row.id).sort((a, b) => a - b);
  if (!articles.length) return { articles, keys: [] };
  const lists = await tx
    .selectFrom('listing')
    .select('list')
    .distinct()
    .where('article_id', 'in', articles)
    .execute();
  return {
    articles,
    keys: [...articles.map((article) => `article:${article}`), ...lists.map(({ list }) => list)],
  };
}
