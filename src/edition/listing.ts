/** Newest-first lists, keyset-paged: the same cost on the first page and the thousandth. */
import { sql } from 'kysely';
import type { Reader } from '#database/connection.ts';
import { type CardRow, cardColumns, cardOf } from './cards.ts';
import type { Site } from './site.ts';
import type { ArticleCard } from './view.ts';

/** Where a page of a list begins: just after this article. */
export interface Cursor {
  published: Date;
  id: number;
}

/** `cursorText(card)` → `'1729670400000-12'` */
export const cursorText = ({ published, id }: Cursor): string => `${published.getTime()}-${id}`;

/** Reads what `cursorText` wrote; `null` for anything else. */
export function parseCursor(text: string | undefined): Cursor | null {
  const match = /^(\d{1,15})-(\d{1,9})$/.exec(text ?? '');
  return match ? { published: new Date(Number(match[1])), id: Number(match[2]) } : null;
}

/** One page of a list: up to `limit` cards after `cursor`, and the cursor of the next page when there is more. */
export async function readList(
  reader: Reader,
  site: Site,
  list: string,
  limit: number,
  cursor: Cursor | null,
): Promise<{ cards: ArticleCard[]; next: Cursor | null }> {
  const rows = await reader
    .selectFrom('listing as l')
    .innerJoin('edition_article as a', 'a.id', 'l.article_id')
    .select(cardColumns)
    .where('l.list', '=', list)
    .$if(cursor !== null, (query) =>
      query.where(
        sql<boolean>`(l.published_at, l.article_id) < (${cursor?.published}::timestamptz, ${cursor?.id}::int)`,
      ),
    )
    .orderBy('l.published_at', 'desc')
    .orderBy('l.article_id', 'desc')
    .limit(limit + 1)
    .execute();
  const cards = rows.slice(0, limit).map((row) => cardOf(row, site));
  return { cards, next: rows.length > limit ? cards.at(-1)! : null };
}

/**
 * The newest of several lists in one query: `readLists(reader, site, [['latest:ar', 30], ['section:3', 6]])`
 * → cards by list name, an empty array for a list that holds nothing.
 */
export async function readLists(
  reader: Reader,
  site: Site,
  wanted: [list: string, limit: number][],
): Promise<Map<string, ArticleCard[]>> {
  const columns = sql.join(cardColumns.map((column) => sql.ref(column)));
  const source = sql<CardRow & { list: string }>`(
    select w.list, ${columns}
    from unnest(${wanted.map(([list]) => list)}::text[], ${wanted.map(([, limit]) => limit)}::int[])
      with ordinality as w (list, most, place)
    cross join lateral (
      select l.article_id, l.published_at from listing l where l.list = w.list
      order by l.published_at desc, l.article_id desc limit w.most
    ) l
    join edition_article a on a.id = l.article_id
    order by w.place, l.published_at desc, l.article_id desc
  )`.as('listed');
  const rows = await reader.selectFrom(source).selectAll().execute();
  const lists = new Map<string, ArticleCard[]>(wanted.map(([list]) => [list, []]));
  const made = new Map<number, ArticleCard>();
  for (const row of rows) {
    const card = made.get(row.id) ?? cardOf(row, site);
    made.set(row.id, card);
    lists.get(row.list)!.push(card);
  }
  return lists;
}
