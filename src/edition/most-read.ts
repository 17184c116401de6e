/** «الأكثر قراءة»: what was read most in the last 24 hours, from hourly sums that know nothing of the readers. */
import { sql } from 'kysely';
import type { Language } from '#article/article.ts';
import type { Reader } from '#database/connection.ts';
import { type CardRow, cardColumns, cardOf } from './cards.ts';
import type { Site } from './site.ts';
import type { ArticleCard } from './view.ts';

/** Up to `limit` articles of a language, most read first; fewer, or none, when fewer were read. One query. */
export async function readMostRead(
  reader: Reader,
  site: Site,
  language: Language,
  limit: number,
  now = new Date(),
): Promise<ArticleCard[]> {
  const since = new Date(now.getTime() - 24 * 3_600_000);
  const columns = sql.join(cardColumns.map((column) => sql.ref(column)));
  const source = sql<CardRow>`(
    select ${columns}
    from (select article_id, sum(reads) as reads from read_count where hour > ${since} group by article_id) r
    join edition_article a on a.id = r.article_id
    where a.language = ${language}
    order by r.reads desc, a.published_at desc limit ${limit}
  )`.as('most_read');
  const rows = await reader.selectFrom(source).selectAll().execute();
  return rows.map((row) => cardOf(row, site));
}
