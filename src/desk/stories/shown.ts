/** What the text that readers see rests on, and which pages of story files that changes. */
import { sql } from 'kysely';
import type { ArticleContent } from '#article/article.ts';
import type { Body, Citation } from '#article/body.ts';
import { citationsIn } from '#article/citations.ts';
import { entryBlockId } from '#article/live.ts';
import type { DatabaseTransaction } from '#database/connection.ts';
import { Refusal } from '../refusal.ts';

interface Cited {
  article: number;
  content: Pick<ArticleContent, 'body' | 'kind'>;
}
/** A passage that readers see, where it stands on the page; `entry`: in which entry of a live coverage. */
interface ShownPassage extends Citation {
  article: number;
  block: string;
  entry: number | null;
}

const passagesOf = (article: number, body: Body, entry: number | null): ShownPassage[] =>
  citationsIn(body).map(({ block, statement, claim }) => ({
    ...{ article, entry, statement, claim },
    block: entry === null ? block : entryBlockId(entry, block),
  }));

/**
 * Writes down what the bodies cite, and what the entries of those that are live coverage do; the articles' rows are there,
 * and nothing of them is written down yet. Returns those that cite anything. Throws a Refusal that names the blocks when a
 * statement or a claim is not there.
 */
export async function showCitations(tx: DatabaseTransaction, articles: readonly Cited[]): Promise<number[]> {
  const live = articles.filter(({ content }) => content.kind === 'live').map(({ article }) => article);
  const entries = live.length
    ? await tx
        .selectFrom('live_entry')
        .select(['id', 'article_id', 'body'])
        .where('article_id', 'in', live)
        .where('removed_at', 'is', null)
        .execute()
    : [];
  const passages = [
    ...articles.flatMap(({ article, content }) => passagesOf(article, content.body, null)),
    ...entries.flatMap(({ id, article_id, body }) => passagesOf(article_id, body, id)),
  ];
  await writeShown(tx, passages);
  return [...new Set(passages.map(({ article }) => article))];
}

/**
 * The same of one entry, in place of what was written down of it before; `body`: `null` when it is taken back. Returns the
 * keys of the pages that this changes.
 */
export async function showEntryCitations(
  tx: DatabaseTransaction,
  { article, entry, body }: { article: number; entry: number; body: Body | null },
): Promise<string[]> {
  const mine = () =>
    tx.selectFrom('shown_citation').select('block').where('entry_id', '=', entry).limit(1).executeTakeFirst();
  const passages = body ? passagesOf(article, body, entry) : [];
  if (!passages.length && !(await mine())) return [];
  const before = await storyKeys(tx, [article]);
  await tx.deleteFrom('shown_citation').where('entry_id', '=', entry).execute();
  await writeShown(tx, passages);
  return [...before, ...(await storyKeys(tx, [article]))];
}

async function writeShown(tx: DatabaseTransaction, passages: readonly ShownPassage[]): Promise<void> {
  const rows = passages.map(({ article, block, statement, claim, entry }) => ({
    ...{ article_id: article, block, statement_id: statement, claim_id: claim, entry_id: entry },
  }));
  if (!rows.length) return;
  const statements = rows.flatMap(({ statement_id }) => statement_id ?? []);
  // Held, so that nobody files one elsewhere before it is known which pages of files show it.
  const { rows: missing } = await sql<{ article_id: number; block: string; what: string }>`
    with held as materialized (select id from statement where id = any(${statements}::int[]) order by id for share)
    select c.article_id, c.block, coalesce('statement ' || c.statement_id, 'claim ' || c.claim_id) as what
    from json_to_recordset(${JSON.stringify(rows)}::json) as c (article_id int, block text, statement_id int, claim_id int)
    where (c.statement_id is not null and not exists (select from held where held.id = c.statement_id))
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
    union select 'entity:' || o.entity_id from cited join statement s on s.id = cited.statement_id
      join source o on o.id = s.source_id where o.entity_id is not null
    union select 'statement:' || statement_id from cited where statement_id is not null
    union select 'claim:' || claim_id from cited where claim_id is not null`.execute(tx);
  return rows.map(({ key }) => key);
}
