/** What readers saw, and when. */
import type { ArticleContent } from '#article/article.ts';
import type { Database } from '#database/connection.ts';

/** An article as readers saw it at a moment. */
export interface Standing {
  revision: number;
  content: ArticleContent;
  slug: string;
  published: Date;
  updated: Date;
}

/** The article as it stood at `moment`; `null` when it was not shown then. */
export async function asItStood(db: Database, article: number, moment: Date): Promise<Standing | null> {
  const row = await db
    .selectFrom('publication as p')
    .innerJoin('revision as r', (join) =>
      join.onRef('r.article_id', '=', 'p.article_id').onRef('r.number', '=', 'p.revision'),
    )
    .select(['p.act', 'p.revision', 'r.content', 'p.slug', 'p.published_at', 'p.updated_at'])
    .where('p.article_id', '=', article)
    .where('p.at', '<=', moment)
    .orderBy('p.at', 'desc')
    .orderBy('p.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row || row.act === 'unpublish') return null;
  const { revision, content, slug, published_at, updated_at } = row;
  return { revision, content, slug, published: published_at, updated: updated_at };
}
