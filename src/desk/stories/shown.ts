/** What the text that readers see rests on, and which pages of story files that changes. */
import { sql } from 'kysely';
import type { ArticleContent } from '#article/article.ts';
import { citationsIn } from '#article/citations.ts';
import type { DatabaseTransaction } from '#database/connection.ts';
import { Refusal } from '../refusal.ts';

interface Cited {
  article: number;
  content: Pick<ArticleContent, 'body'>;
}

/**
 * Writes down what the bodies cite; the articles' rows are there, and nothing of them is written down yet. Throws a
 * Refusal that names the blocks when a statement or a claim is not there.
 */
export async function showCitations(tx: DatabaseTransaction, articles: readonly Cited[]): Promise<void> {
  const rows = articles.flatMap(({ article, content }) =>
    citationsIn(content.body).map(({ block, statement, claim }) => ({
      ...{ article_id: article, block, statement_id: statement, claim_id: claim },
    })),
  );
  if (!rows.length) return;
  const { rows: missing } = await sql<{ article_id: number; block: string; what: string }>`
    select c.article_id, c.block, coalesce('statement ' || c.statement_id, 'claim ' || c.claim_id) as what
    from json_to_recordset(${JSON.stringify(rows)}::json) as c (article_id int, block text, statement_id int, claim_id int)
    where (c.statement_id is not null and not exists (select from statement s where s.id = c.statement_id))
      or (c.claim_id is not null and not exists (select from claim k where k.id = c.claim_id))`.execute(tx);
  if (missing.length)
    throw new Refusal(
      'conflict',
      'missing-reference',
      missing
        .map(({ article_id, what }) => `Article ${article_id} cites ${what}, which is not there.`)
        .join(' '),
      missing.map(({ block, what }) => ({
        ...{ path: block, code: 'citation-unknown', message: `There is no ${what}: take the citation out.` },
      })),
    );
  const seen = new Set<string>();
  await tx
    .insertInto('shown_citation')
    .values(
      rows.filter((row) => {
        const key = `${row.article_id}/${row.block}/${row.statement_id}/${row.claim_id}`;
        return !seen.has(key) && seen.add(key);
      }),
    )
    .execute();
}

/**
 * Keys of the pages of story files on which these articles, or what they cite, are seen: asked before they are hidden
 * and after they are shown.
 */
export async function storyKeys(tx: DatabaseTransaction, articles: readonly number[]): Promise<string[]> {
  if (!articles.length) return [];
  const { rows } = await sql<{ key: string }>`
    with cited as (
      select statement_id, claim_id from shown_citation where article_id = any(${articles}::int[])
      union select null, s.claim_id from shown_citation c join claim_stance s using (statement_id)
        where c.article_id = any(${articles}::int[]))
    select 'story:' || story_id as key from story_article where article_id = any(${articles}::int[])
    union select 'story:' || story_id from event where article_id = any(${articles}::int[])
    union select 'story:' || s.story_id from cited join statement s on s.id = cited.statement_id
      where s.story_id is not null
    union select 'story:' || k.story_id from cited join claim k on k.id = cited.claim_id where k.story_id is not null
    union select 'statement:' || statement_id from cited where statement_id is not null
    union select 'claim:' || claim_id from cited where claim_id is not null`.execute(tx);
  return rows.map(({ key }) => key);
}
