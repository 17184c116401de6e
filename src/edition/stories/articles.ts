/** The articles of story files, newest first: in lists, and in full for feeds. */
import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '#database/connection.ts';
import { type CardRow, cardColumns, cardOf } from '../cards.ts';
import { type FeedArticle, readFeedOf } from '../feed.ts';
import type { Cursor } from '../listing.ts';
import type { Site } from '../site.ts';
import type { ArticleCard } from '../view.ts';

/** Numbers of the articles in a story file. */
export const inStory = (story: number): RawBuilder<unknown> =>
  sql`select article_id from story_article where story_id = ${story}`;

/** Numbers of the articles in the files in which an entity takes part, as far as readers have those, and of those that cite it. */
export const withEntity = (entity: number): RawBuilder<unknown> =>
  sql`select f.article_id from story_article f join story t on t.id = f.story_id and t.published_at is not null
    where f.story_id in (select story_id from party where entity_id = ${entity})
    union select shown.article_id from source o join statement s on s.source_id = o.id
      join shown_citation shown on shown.statement_id = s.id where o.entity_id = ${entity}`;

/** One page of the articles in `ids` that readers see, and the place where the next begins. */
export async function readArticlesIn(
  reader: Reader,
  site: Site,
  ids: RawBuilder<unknown>,
  limit: number,
  cursor: Cursor | null,
): Promise<{ cards: ArticleCard[]; next: Cursor | null }> {
  const columns = sql.join(cardColumns.map((column) => sql.ref(column)));
  const source = sql<CardRow>`(
    select ${columns} from edition_article a where a.id in (${ids})
      ${cursor ? sql`and (a.published_at, a.id) < (${cursor.published}::timestamptz, ${cursor.id}::int)` : sql``}
    order by a.published_at desc, a.id desc limit ${limit + 1}
  )`.as('filed');
  const rows = await reader.selectFrom(source).selectAll().execute();
  const cards = rows.slice(0, limit).map((row) => cardOf(row, site));
  return { cards, next: rows.length > limit ? cards.at(-1)! : null };
}

/** The newest of them with their full text. */
export const readFeedIn = (
  reader: Reader,
  site: Site,
  ids: RawBuilder<unknown>,
  limit: number,
): Promise<FeedArticle[]> =>
  readFeedOf(
    reader,
    site,
    sql`select id as article_id, published_at from edition_article where id in (${ids})
      order by published_at desc, id desc limit ${limit}`,
  );
