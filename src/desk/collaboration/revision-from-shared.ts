/** Between shared documents and revisions: a revision of what is written, a document made to say what a revision says. */
import * as Y from 'yjs';
import type { ArticleContent } from '#article/article.ts';
import { canonicalJson } from '#article/canonical.ts';
import { changeShared } from '#article/shared/change-shared.ts';
import { fromShared, tidyContent } from '#article/shared/from-shared.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { lockStanding, revise, StaleRevision } from '../revision.ts';
import { type HeldDocument, holdShared } from './document.ts';
import { UnfinishedArticle } from './unfinished.ts';
import { logUpdate } from './update-log.ts';

export interface FromShared {
  article: number;
  /** Who asks for it; `null`: those who wrote since the last revision. */
  author: string | null;
  note?: string;
  /** The head that the document is to go over, when somebody changed the article past the document and that was seen. */
  over?: number;
}

export interface SharedRevision {
  /** Number of the revision that says what the document says. */
  revision: number;
  content: ArticleContent;
  /** False when the head said it already. */
  made: boolean;
}

/** Locks the article, as every command does first, then the document: one order, so that none wait for each other. */
async function hold(tx: DatabaseTransaction, article: number) {
  const { head, content } = await lockStanding(tx, article);
  return { head, content, held: await holdShared(tx, article) };
}

const sameAs = (tx: DatabaseTransaction, article: number, revision: number) =>
  tx
    .updateTable('collab.document')
    .set({ revision, writers: [] })
    .where('article_id', '=', article)
    .execute();

/**
 * Makes a revision of what is written in the shared document; none when the head says it already, or when the
 * article was never opened in the editor. The document's log is compacted on the way.
 *
 * Throws NoSuchArticle; UnfinishedArticle when it cannot be a revision yet (a headline too long); StaleRevision when the
 * article was changed past the document: bring that into the document (`intoShared`) or go `over` it.
 */
export async function revisionFromShared(
  tx: DatabaseTransaction,
  given: FromShared,
): Promise<SharedRevision> {
  const { article } = given;
  const { head, content, held } = await hold(tx, article);
  if (!held) return { revision: head, content, made: false };
  try {
    return await reviseFrom(tx, given, { head, content, held });
  } finally {
    held.doc.destroy();
  }
}

async function reviseFrom(
  tx: DatabaseTransaction,
  { article, author, note, over }: FromShared,
  { head, content, held }: { head: number; content: ArticleContent; held: HeldDocument },
): Promise<SharedRevision> {
  const result = fromShared(held.doc);
  if (!result.ok) throw new UnfinishedArticle(article, result.problems);
  const written: ArticleContent = { ...result.content, origin: content.origin };
  // Compared tidied: a copy that was imported with an empty paragraph is not changed by being opened.
  const same = canonicalJson(written) === canonicalJson(tidyContent(content));
  if (!same && held.revision !== head && over !== head) throw new StaleRevision(article, held.revision, head);
  const revision = same
    ? head
    : await revise(tx, {
        article,
        basedOn: head,
        content: written,
        author: author ?? (held.writers.join('، ') || '—'),
        ...(note === undefined ? {} : { note }),
      });
  if (held.revision !== revision || held.writers.length) await sameAs(tx, article, revision);
  return { revision, content: same ? content : written, made: revision !== head };
}

/**
 * Makes the shared document say what a revision says, and everyone who has it open sees it change: after a command
 * that changed the article past the document, and to restore an older text (then make a revision of it).
 * Does nothing where there is no document. What was written since its last revision gives way: make a revision first.
 */
export async function intoShared(
  tx: DatabaseTransaction,
  { article, revision, author }: { article: number; revision: number; author: string },
): Promise<void> {
  const { head, held } = await hold(tx, article);
  if (!held) return;
  const wanted = await tx
    .selectFrom('revision')
    .select('content')
    .where('article_id', '=', article)
    .where('number', '=', revision)
    .executeTakeFirst();
  if (!wanted) throw new Error(`Article ${article} has no revision ${revision}.`);
  await change(tx, held, { article, author }, (doc) => changeShared(doc, tidyContent(wanted.content)));
  if (revision === head) await sameAs(tx, article, revision);
}

async function change(
  tx: DatabaseTransaction,
  { doc }: HeldDocument,
  { article, author }: { article: number; author: string },
  edit: (doc: Y.Doc) => void,
): Promise<void> {
  const before = Y.encodeStateVector(doc);
  edit(doc);
  const bytes = Y.encodeStateAsUpdate(doc, before);
  doc.destroy();
  await logUpdate(tx, { article, author, bytes });
}

/**
 * When everyone left: a revision of what they wrote, under their names. What cannot be a revision yet, or was
 * overtaken by another change, stays in the document for the next who opens it.
 * Gives the number of a revision that was made, else `null`.
 */
export async function reviseLeft(db: Database, article: number): Promise<number | null> {
  try {
    const { revision, made } = await db
      .transaction()
      .execute((tx) => revisionFromShared(tx, { article, author: null }));
    return made ? revision : null;
  } catch (error) {
    if (error instanceof UnfinishedArticle || error instanceof StaleRevision) return null;
    throw error;
  }
}
