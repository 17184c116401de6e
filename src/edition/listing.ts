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

/** Reads what `cursorText` wrote (a story’s events may be older than 1970); `null` for anything else. */
export function parseCursor(text: string | undefined): Cursor | null {
  const match = /^(-?\d{1,15})-(\d{1,9})$/.exec(text ?? '');
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

/** A story that an editor pinned to a front. `until`: the hour at which it falls out, `null`: none. */
export interface PinnedCard {
  /** Of the front's slots: 0 leads. */
  place: number;
  card: ArticleCard;
  until: Date | null;
  /** Who pinned it and when. */
  by: string;
  at: Date;
}

/** Pins that are tried out, in place of those that are kept. */
export type ProposedPins = readonly { place: number; article: number }[];

export interface PinsWanted {
  /** A front's name: 'home:ar'. */
  front: string;
  /** The front's list: what does not stand in it (withdrawn, filed elsewhere) falls out. */
  list: string;
  proposed?: ProposedPins | undefined;
}

/** The columns of a pin beside a card's, and what they are for a card that is none. */
interface PinRow {
  list: string | null;
  place: number | null;
  until: Date | null;
  pinned_by: string | null;
  pinned_at: Date | null;
}

/**
 * The newest of several lists, and what is pinned to a front, in one query:
 * `readLists(reader, site, [['latest:ar', 30], ['section:3', 6]], { front: 'home:ar', list: 'latest:ar' })`
 * → cards by list name, an empty array for a list that holds nothing; pins in the order of their places.
 */
export async function readLists(
  reader: Reader,
  site: Site,
  wanted: [list: string, limit: number][],
  pinned: PinsWanted,
): Promise<{ lists: Map<string, ArticleCard[]>; pins: PinnedCard[] }> {
  const columns = sql.join(cardColumns.map((column) => sql.ref(column)));
  const source = sql<CardRow & PinRow>`(
    select w.list, w.place::int as rank, null::int as place, null::timestamptz as until, null::text as pinned_by,
      null::timestamptz as pinned_at, ${columns}
    from unnest(${wanted.map(([list]) => list)}::text[], ${wanted.map(([, limit]) => limit)}::int[])
      with ordinality as w (list, most, place)
    cross join lateral (
      select l.article_id, l.published_at from listing l where l.list = w.list
      order by l.published_at desc, l.article_id desc limit w.most
    ) l
    join edition_article a on a.id = l.article_id
    union all
    select null, 0, p.place, p.until, p.pinned_by, p.pinned_at, ${columns}
    from ${pinsSource(pinned)} p
    join edition_article a on a.id = p.article_id
    where exists (select from listing l
      where l.list = ${pinned.list} and l.published_at = a.published_at and l.article_id = a.id)
    order by rank, place, published_at desc, id desc
  )`.as('listed');
  const rows = await reader.selectFrom(source).selectAll().execute();
  const lists = new Map<string, ArticleCard[]>(wanted.map(([list]) => [list, []]));
  const pins: PinnedCard[] = [];
  const made = new Map<number, ArticleCard>();
  for (const row of rows) {
    const card = made.get(row.id) ?? cardOf(row, site);
    made.set(row.id, card);
    if (row.list === null)
      pins.push({ place: row.place!, card, until: row.until, by: row.pinned_by!, at: row.pinned_at! });
    else lists.get(row.list)!.push(card);
  }
  return { lists, pins };
}

/** Pins that are in force now. */
const pinsSource = ({ front, proposed }: PinsWanted) =>
  proposed
    ? sql`(select place, article_id, null::timestamptz as until, '' as pinned_by, now() as pinned_at
        from unnest(${proposed.map(({ place }) => place)}::int[], ${proposed.map(({ article }) => article)}::int[])
          as given (place, article_id))`
    : sql`(select place, article_id, until, pinned_by_name as pinned_by, pinned_at
        from front_pin where front = ${front} and (until is null or until > now()))`;
