/** Shared documents in the database: beginning one, reading it, making its log shorter. */
import { sql } from 'kysely';
import * as Y from 'yjs';
import { nameRoots } from '#article/shared/shape.ts';
import { toShared } from '#article/shared/to-shared.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { NoSuchArticle } from '../revision.ts';

/**
 * Begins the shared document of an article from its newest revision, where there is none yet. Two nodes that do so
 * at once make one: the second's insert waits for the first's and does nothing. Throws NoSuchArticle.
 */
export async function beginShared(db: Database, article: number): Promise<void> {
  const there = await db
    .selectFrom('collab.document')
    .select('article_id')
    .where('article_id', '=', article)
    .executeTakeFirst();
  if (there) return;
  const head = await db
    .selectFrom('article')
    .innerJoin('revision', (join) =>
      join.onRef('revision.article_id', '=', 'article.id').onRef('revision.number', '=', 'article.head'),
    )
    .select(['revision.number', 'revision.content'])
    .where('article.id', '=', article)
    .executeTakeFirst();
  if (!head) throw new NoSuchArticle(article);
  await db
    .insertInto('collab.document')
    .values({ article_id: article, state: Buffer.from(toShared(head.content)), revision: head.number })
    .onConflict((conflict) => conflict.column('article_id').doNothing())
    .execute();
}

/**
 * Everything a document is made of: updates to apply in any order. Empty when there is no document.
 * One statement: between two, a compaction could move rows out of sight.
 */
export async function sharedUpdates(db: Database, article: number): Promise<Buffer[]> {
  const { rows } = await sql<{ state: Buffer; updates: Buffer[] | null }>`
    select state, (select array_agg(bytes order by id) from collab.update u where u.article_id = d.article_id) as updates
    from collab.document d where article_id = ${article}`.execute(db);
  const [row] = rows;
  return row ? [row.state, ...(row.updates ?? [])] : [];
}

/** A document of those updates. */
export function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  nameRoots(doc);
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

/** The shared document of an article; `null` when it was never opened in the editor. */
export async function readShared(db: Database, article: number): Promise<Y.Doc | null> {
  const updates = await sharedUpdates(db, article);
  return updates.length ? documentOf(updates) : null;
}

export interface HeldDocument {
  doc: Y.Doc;
  /** The revision it was begun from or last made into. */
  revision: number;
  /** Who wrote since then. */
  writers: string[];
}

/**
 * Takes hold of a document until the transaction ends, its log compacted: who types meanwhile is not held up, and
 * what they type is not in it. `null` when there is none, or when `skipHeld` and another has hold of it.
 */
export async function holdShared(
  tx: DatabaseTransaction,
  article: number,
  { skipHeld = false } = {},
): Promise<HeldDocument | null> {
  // Weaker than `for update`: that would make the log's foreign key wait, and every writer with it.
  let query = tx
    .selectFrom('collab.document')
    .select(['state', 'revision', 'writers'])
    .where('article_id', '=', article)
    .forNoKeyUpdate();
  if (skipHeld) query = query.skipLocked();
  const held = await query.executeTakeFirst();
  if (!held) return null;
  const rows = await tx
    .selectFrom('collab.update')
    .select(['id', 'author', 'bytes'])
    .where('article_id', '=', article)
    .orderBy('id')
    .execute();
  const updates = [held.state, ...rows.map((row) => row.bytes)];
  const doc = documentOf(updates);
  const writers = [...new Set([...held.writers, ...rows.map((row) => row.author)])];
  if (rows.length) {
    await tx
      .updateTable('collab.document')
      .set({ state: stateOf(doc, updates), writers, compacted_at: new Date() })
      .where('article_id', '=', article)
      .execute();
    await tx
      .deleteFrom('collab.update')
      .where(
        'id',
        'in',
        rows.map((row) => row.id),
      )
      .execute();
  }
  return { doc, revision: held.revision, writers };
}

/** One update for all. What waits for another that has not come is not yet in the document: then they are only joined. */
function stateOf(doc: Y.Doc, updates: Uint8Array[]): Buffer {
  const whole = doc.store.pendingStructs === null && doc.store.pendingDs === null;
  return Buffer.from(whole ? Y.encodeStateAsUpdate(doc) : Y.mergeUpdates(updates));
}

/** Makes a document's log one update when it is longer than `longest` rows; leaves it to whoever else is at it. */
export async function compactShared(db: Database, article: number, longest = 0): Promise<void> {
  const { rows } = await sql<{ long: boolean }>`select exists (
    select from collab.update where article_id = ${article} offset ${longest}) as long`.execute(db);
  if (rows[0]?.long)
    await db.transaction().execute(async (tx) => {
      (await holdShared(tx, article, { skipHeld: true }))?.doc.destroy();
    });
}
