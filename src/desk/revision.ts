/** Making revisions: the only way an article's content comes to be or changes. */
import { createHash } from 'node:crypto';
import { type ArticleContent, draftContentSchema } from '#article/article.ts';
import { canonicalJson } from '#article/canonical.ts';
import type { Comparison } from '#article/compare.ts';
import type { WorkflowState } from '#article/workflow.ts';
import type { DatabaseTransaction } from '#database/connection.ts';

/** SHA-256 (hex) of a content's canonical JSON: equal contents have equal hashes. */
export const contentHash = (content: ArticleContent): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex');

/** What was made of a piece since the revision that somebody saw. */
export interface Since {
  by: string;
  at: Date;
  difference: Comparison;
}

/** The piece changed since the revision that an edit was based on. */
export class StaleRevision extends Error {
  override name = 'StaleRevision';
  readonly article: number;
  readonly basedOn: number;
  readonly head: number;
  /** `null` where the one who asks may not see it, or never saw a revision that exists. */
  readonly since: Since | null;
  constructor(article: number, basedOn: number, head: number, since: Since | null = null) {
    super(
      `Article ${article} is at revision ${head}; the change was based on ${basedOn}. Look at what changed, then try again.`,
    );
    this.article = article;
    this.basedOn = basedOn;
    this.head = head;
    this.since = since;
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

/** An article's row. */
export interface LockedArticle {
  id: number;
  external_id: string | null;
  head: number;
  published_revision: number | null;
  published_at: Date | null;
  updated_at: Date | null;
}
/** The same with its newest content. */
export interface Standing extends LockedArticle {
  content: ArticleContent;
}

/** Locks an article's row until the transaction ends, as every command to it does first. Throws NoSuchArticle. */
export async function lockArticle(tx: DatabaseTransaction, id: number): Promise<LockedArticle> {
  const row = await tx
    .selectFrom('article')
    .select(['id', 'external_id', 'head', 'published_revision', 'published_at', 'updated_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new NoSuchArticle(id);
  return row;
}

/**
 * The same with the newest content. What hangs on the row is read in another statement: one that had to wait for the row
 * would look for a revision that was made meanwhile among those there were when it began, and find no article at all.
 */
export async function lockStanding(tx: DatabaseTransaction, id: number): Promise<Standing> {
  const row = await lockArticle(tx, id);
  const { content } = await tx
    .selectFrom('revision')
    .select('content')
    .where('article_id', '=', id)
    .where('number', '=', row.head)
    .executeTakeFirstOrThrow();
  return { ...row, content };
}

export interface NewRevision {
  article: number;
  /** Number of the revision the change was made from. */
  basedOn: number;
  content: ArticleContent;
  /** Who makes it; `authorId` when it is a member of staff. */
  author: string;
  authorId?: string | null;
  note?: string;
}

/**
 * Adds a revision; returns its number. The same content as the head makes none and returns the head's number.
 * Throws StaleRevision when the head is another than `basedOn`, NoSuchArticle, or the schema's error.
 */
export async function revise(tx: DatabaseTransaction, change: NewRevision): Promise<number> {
  const content = draftContentSchema.parse(change.content);
  const { head } = await lockArticle(tx, change.article);
  if (head !== change.basedOn) throw new StaleRevision(change.article, change.basedOn, head);
  const { content_hash } = await tx
    .selectFrom('revision')
    .select('content_hash')
    .where('article_id', '=', change.article)
    .where('number', '=', head)
    .executeTakeFirstOrThrow();
  const hash = contentHash(content);
  if (hash === content_hash) return head;
  const number = head + 1;
  await tx
    .insertInto('revision')
    .values({
      article_id: change.article,
      number,
      content: JSON.stringify(content),
      content_hash: hash,
      based_on: change.basedOn,
      author: change.author,
      author_id: change.authorId ?? null,
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
  authorId?: string | null;
  piece?: NewPiece;
}

/** How the work on a new article stands; left out: a draft of the first desk that signs it. */
export interface NewPiece {
  workflow: WorkflowState;
  desk: number | null;
  assignee?: string | null;
  deadline?: Date | null;
  brief?: string;
}

/** The desk that answers for an article when nobody said: the first one that signs it. */
export const signingDesk = (content: ArticleContent): number | null =>
  content.bylines.find(({ type }) => type === 'desk')?.id ?? null;

/** Files new articles, each with its first revision, unpublished; returns their numbers in the same order. */
export async function fileArticles(tx: DatabaseTransaction, articles: NewArticle[]): Promise<number[]> {
  if (!articles.length) return [];
  const contents = articles.map(({ content }) => draftContentSchema.parse(content));
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
        author_id: article.authorId ?? null,
      })),
    )
    .execute();
  await tx
    .insertInto('piece')
    .values(
      articles.map((article, index) => ({
        article_id: rows[index]!.id,
        workflow: article.piece?.workflow ?? ('draft' as const),
        desk_id: article.piece ? article.piece.desk : signingDesk(contents[index]!),
        created_by: article.authorId ?? null,
        assignee: article.piece?.assignee ?? null,
        deadline: article.piece?.deadline ?? null,
        brief: article.piece?.brief ?? '',
      })),
    )
    .execute();
  return rows.map((row) => row.id);
}
