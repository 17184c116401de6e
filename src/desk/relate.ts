/**
 * Related articles, kept ready at publication (first version: subject words of headlines, topics, section, time).
 * The seam for a better engine: whatever fills `related` with scores is what readers get.
 */
import { sql } from 'kysely';
import type { DatabaseTransaction } from '#database/connection.ts';

/** Newest articles looked at per term before and after the article's own time: bounds the cost at any size. */
const earlier = 40;
const later = 20;
/** How many relations an article gives and gets from this. */
const most = 12;

/**
 * Relates articles to those that share their subject terms, both ways.
 *
 * Score: the sum over shared terms of ln(1 + 60/n), n being how many of the articles looked at hold the term
 * (a bounded stand-in for inverse document frequency); ×1.3 in the same primary section; halved every 60 days
 * apart. (In float8: numeric logarithms and powers would cost more than all the rest.) One shared common word is no relation: scores under 2 are dropped.
 */
export async function relate(tx: DatabaseTransaction, articles: number[]): Promise<void> {
  if (!articles.length) return;
  await sql`
    with mine as (
      select t.term, t.article_id, t.published_at, a.section_ids[1] as section
      from subject_term t join edition_article a on a.id = t.article_id
      where t.article_id = any(${articles}::int[])
    ), found as (
      select mine.term, mine.article_id, mine.published_at, mine.section, other.article_id as other_id,
        other.published_at as other_at, count(*) over (partition by mine.article_id, mine.term) as n
      from mine cross join lateral (
        (select article_id, published_at from subject_term
          where term = mine.term and published_at <= mine.published_at and article_id <> mine.article_id
          order by published_at desc limit ${sql.lit(earlier)})
        union all
        (select article_id, published_at from subject_term
          where term = mine.term and published_at > mine.published_at
          order by published_at limit ${sql.lit(later)})
      ) other
    ), scored as (
      select article_id, other_id, section,
        sum(ln(1 + ${sql.lit(earlier + later)}::float8 / n))
          * power(0.5::float8, abs(extract(epoch from min(published_at) - min(other_at))::float8) / (60 * 86400)) as score
      from found group by article_id, other_id, section
    ), ranked as (
      select s.article_id, s.other_id, s.score * case when o.section_ids[1] = s.section then 1.3::float8 else 1 end as score,
        row_number() over (partition by s.article_id
          order by s.score * case when o.section_ids[1] = s.section then 1.3::float8 else 1 end desc, s.other_id desc) as rank
      from scored s join edition_article o on o.id = s.other_id
      where s.score >= 1.5
    ), kept as (
      select article_id, other_id, score from ranked where rank <= ${sql.lit(most)} and score >= 2
    )
    insert into related (article_id, related_id, score)
    select article_id, other_id, max(score) from (
      select article_id, other_id, score from kept
      union all
      select other_id, article_id, score from kept
    ) both_ways
    group by article_id, other_id
    on conflict (article_id, related_id) do update set score = greatest(related.score, excluded.score)`.execute(
    tx,
  );
}
