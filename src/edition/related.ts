/** «مقالات ذات صلة»: what publication found related, filled up with the section's newest and then anyone's. */
import { sql } from 'kysely';
import type { Language } from '#article/article.ts';
import type { Reader } from '#database/connection.ts';
import { type CardRow, cardColumns, cardOf } from './cards.ts';
import type { Site } from './site.ts';
import type { ArticleCard } from './view.ts';

/**
 * Up to `limit` other articles in the same language, best first: one query whose cost does not depend on the
 * archive's size. Never the article itself; empty only when nothing else is published in that language.
 */
export async function readRelated(
  reader: Reader,
  site: Site,
  article: { id: number; language: Language; section: number | null },
  limit: number,
): Promise<ArticleCard[]> {
  const columns = sql.join(cardColumns.map((column) => sql.ref(column)));
  const newest = (list: string, score: number) => sql`(
    select article_id, ${sql.lit(score)}::real from listing
    where list = ${list} and article_id <> ${article.id}
    order by published_at desc, article_id desc limit ${sql.lit(limit)})`;
  const source = sql<CardRow>`(
    select ${columns}
    from (
      select found.id, max(found.score) as score from (
        (select related_id as id, score from related where article_id = ${article.id} order by score desc limit ${sql.lit(limit)})
        union all ${newest(`section:${article.section ?? 0}`, 0.2)}
        union all ${newest(`latest:${article.language}`, 0.1)}
      ) as found (id, score) group by found.id
    ) f join edition_article a on a.id = f.id
    where a.language = ${article.language}
    order by f.score desc, a.published_at desc, a.id desc limit ${sql.lit(limit)}
  )`.as('related_articles');
  const rows = await reader.selectFrom(source).selectAll().execute();
  return rows.map((row) => cardOf(row, site));
}
