/** Which backgrounds of story files stand in the text that readers see, and which of their texts. */
import { sql } from 'kysely';
import type { ArticleContent } from '#article/article.ts';
import { backgroundsIn } from '#article/backgrounds.ts';
import type { DatabaseTransaction, Reader } from '#database/connection.ts';
import { Refusal } from '../refusal.ts';

interface Shown {
  article: number;
  content: Pick<ArticleContent, 'body'>;
}

/**
 * Writes down which backgrounds the bodies have, and as of which revision: the newest one whose text it is, else the one that
 * was taken. The articles' rows are there. Throws a Refusal that names the blocks when a background, or that text of it,
 * is not there.
 */
export async function showBackgrounds(tx: DatabaseTransaction, articles: readonly Shown[]): Promise<void> {
  const rows = articles.flatMap(({ article, content }) =>
    backgroundsIn(content.body).map(({ block, background, revision, text }) => ({
      ...{ article_id: article, block, background_id: background, revision, text: text.trim() },
    })),
  );
  if (!rows.length) return;
  const { rows: missing } = await sql<{ article_id: number; block: string; what: string }>`
    select u.article_id, u.block, 'text ' || u.revision || ' of background ' || u.background_id as what
    from json_to_recordset(${JSON.stringify(rows)}::json) as u (article_id int, block text, background_id int, revision int)
    where not exists (select from background_revision r where r.background_id = u.background_id
      and r.number = u.revision)`.execute(tx);
  if (missing.length)
    throw new Refusal(
      'conflict',
      'missing-reference',
      missing
        .map(({ article_id, what }) => `Article ${article_id} has ${what}, which is not there.`)
        .join(' '),
      missing.map(({ block, what }) => ({
        ...{ path: block, code: 'background-unknown' },
        message: `There is no ${what}: cut the paragraph's tie to it.`,
      })),
    );
  await sql`insert into shown_background (article_id, block, background_id, revision)
    select u.article_id, u.block, u.background_id, coalesce((select max(r.number) from background_revision r
      where r.background_id = u.background_id and r.text = u.text), u.revision)
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as u (article_id int, block text, background_id int, revision int, text text)`.execute(tx);
}

/** By number, how many published articles have another text of a file's backgrounds than it has; none where none has. */
export async function countOlder(
  db: Pick<Reader, 'selectFrom'>,
  story: number,
): Promise<Record<number, number>> {
  const rows = await db
    .selectFrom('shown_background as u')
    .innerJoin('background as b', 'b.id', 'u.background_id')
    .innerJoin('background_revision as r', (join) =>
      join.onRef('r.background_id', '=', 'u.background_id').onRef('r.number', '=', 'u.revision'),
    )
    .select('b.id')
    .select((eb) => eb.fn.count<string>('u.article_id').distinct().as('articles'))
    .where('b.story_id', '=', story)
    .whereRef('u.revision', '<', 'b.revision')
    // It may say again what it said before.
    .whereRef('r.text', '<>', 'b.text')
    .groupBy('b.id')
    .execute();
  return Object.fromEntries(rows.map(({ id, articles }) => [id, Number(articles)]));
}
