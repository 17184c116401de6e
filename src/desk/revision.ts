/** Making revisions: the only way an article's content comes to be or changes. */
import { createHash } from 'node:crypto';
import { type ArticleContent, articleContentSchema } from '#article/article.ts';
import { canonicalJson } from '#article/canonical.ts';
import type { DatabaseTransaction } from '#database/connection.ts';

/** SHA-256 (hex) of a content's canonical JSON: equal contents have equal hashes. */
export const contentHash = (content: ArticleContent): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex');

/** The piece changed since the revision that an edit was based on. */
export class StaleRevision extends Error {
  override name = 'StaleRevision';
  readonly article: number;
  readonly basedOn: number;
  readonly head: number;
  constructor(article: number, basedOn: number, head: number) {
    super(
      `Article ${article} is at revision ${head}; the change was based on ${basedOn}. Look at what changed, then try again.`,
    );
    this.article = article;
    this.basedOn = basedOn;
    this.head = head;
  }
}

export class NoSuchArticle extends Error {
  override name = 'NoSuchArticle';
  readonly article: number;
  constructor(article: number) {
    super(`There is no article ${article}.`);
    this.article = article;
  }
}

export interface NewRevision {
  article: number;
  /** Number of the revision the change was made from. */
  basedOn: number;
  content: ArticleContent;
  /** Who makes it. */
  author: string;
  note?: string;
}

/**
 * Adds a revision; returns its number. The same content as the head makes none and returns the head's number.
 * Throws StaleRevision when the head is another than `basedOn`, NoSuchArticle, or the schema's error.
 */
export async function revise(tx: DatabaseTransaction, change: NewRevision): Promise<number> {
  const content = articleContentSchema.parse(change.content);
  const article = await tx
    .selectFrom('article')
    .innerJoin('revision', (join) =>
      join.onRef('revision.article_id', '=', 'article.id').onRef('revision.number', '=', 'article.head'),
    )
    .select(['article.head', 'revision.content_hash'])
    .where('article.id', '=', change.article)
    .forUpdate('article')
    .executeTakeFirst();
  if (!article) throw new NoSuchArticle(change.article);
  if (article.head !== change.basedOn) throw new StaleRevision(change.article, change.basedOn, article.head);
  const hash = contentHash(content);
  if (hash === article.content_hash) return article.head;
  const number = article.head + 1;
  await tx
    .insertInto('revision')
    .values({
      article_id: change.article,
      number,
      content: JSON.stringify(content),
      content_hash: hash,
      based_on: change.basedOn,
      author: change.author,
      note: change.note ?? '',
    })
    .execute();
  await tx.updateTable('article').set({ head: number }).where('id', '=', change.article).execute();
  return number;
}

export interface NewArticle {
  externalId: string | null;
  importHash: string | null;
  content: ArticleContent;
  author: string;
}

/** Files new articles, each with its first revision, unpublished; returns their numbers in the same order. */
export async function fileArticles(tx: DatabaseTransaction, articles: NewArticle[]): Promise<number[]> {
  if (!articles.length) return [];
  const contents = articles.map(({ content }) => articleContentSchema.parse(content));
  const rows = await tx
    .insertInto('article')
    .values(
      articles.map((article) => ({
        external_id: article.externalId,
        import_hash: article.importHash,
        head: 1,
      })),
    )
    .returning('id')
    .execute();
  await tx
    .insertInto('revision')
    .values(
      articles.map((article, index) => ({
        article_id: rows[index]!.id,
        number: 1,
        content: JSON.stringify(contents[index]),
        content_hash: contentHash(contents[index]!),
        based_on: null,
        author: article.author,
      })),
    )
    .execute();
  return rows.map((row) => row.id);
}
