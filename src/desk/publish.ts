/** Publishing and unpublishing: what readers see changes here and nowhere else. */

import { articleSlug } from '#article/address.ts';
import type { ArticleContent } from '#article/article.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import type { PublicationAct } from '#database/tables.ts';
import { announce, type NewsEvent } from './outbox.ts';
import { hide, readReferences, type Showing, show } from './projection.ts';
import { Refusal } from './refusal.ts';
import { lockArticle, lockStanding, type Standing } from './revision.ts';
import { siteSettings } from './settings.ts';

export interface Publishing {
  article: number;
  /** Revision to show. */
  revision: number;
  content: ArticleContent;
  externalId: string | null;
  act: Exclude<PublicationAct, 'unpublish'>;
  published: Date;
  updated: Date;
  /** Whether readers have seen the article before. */
  first: boolean;
  corrected: boolean;
  /** When readers begin to see it, for the log; now unless history is being written down. */
  at?: Date;
}

const events: Record<Publishing['act'], NewsEvent> = {
  publish: 'published',
  update: 'updated',
  correct: 'corrected',
};

/**
 * Shows the given revisions to readers, all in this transaction: the log, the article, its lists, words and
 * relations, and the announcement. Callers hold the articles' rows locked or have just made them. Throws Refusal for
 * an article under embargo, and for one without a headline.
 */
export async function publishAll(
  tx: DatabaseTransaction,
  publishings: Publishing[],
  author: string,
): Promise<void> {
  if (!publishings.length) return;
  for (const { article, content } of publishings)
    if (!content.headline.trim())
      throw new Refusal('conflict', 'headline-missing', `Article ${article} has no headline yet.`, [
        { path: 'headline', code: 'headlineMissing', message: 'Readers find an article by its headline.' },
      ]);
  await settle(
    tx,
    publishings.map((publishing) => publishing.article),
  );
  const { timeZone } = await siteSettings(tx);
  const references = await readReferences(
    tx,
    publishings.map((publishing) => publishing.content),
    timeZone,
  );
  await tx
    .with('made', (db) =>
      db
        .insertInto('publication')
        .values(
          publishings.map((publishing) => ({
            article_id: publishing.article,
            revision: publishing.revision,
            act: publishing.act,
            slug: articleSlug(publishing.content.headline),
            published_at: publishing.published,
            updated_at: publishing.updated,
            ...(publishing.at ? { at: publishing.at } : {}),
            author,
          })),
        )
        .returning(['article_id', 'revision', 'published_at', 'updated_at']),
    )
    .updateTable('article')
    .from('made')
    .set((eb) => ({
      published_revision: eb.ref('made.revision'),
      published_at: eb.ref('made.published_at'),
      updated_at: eb.ref('made.updated_at'),
    }))
    .whereRef('article.id', '=', 'made.article_id')
    .execute();
  const keys = await show(tx, publishings satisfies Showing[], references);
  const { act } = publishings[0]!;
  if (act === 'correct') keys.push('corrections');
  await announce(tx, events[act], keys, publishings.length === 1 ? publishings[0]!.article : null);
}

/**
 * What publishing means for the work on a piece, whoever publishes: it counts as approved, and nothing of it waits for
 * its hour any longer. Throws Refusal when its embargo still lasts.
 */
async function settle(tx: DatabaseTransaction, articles: number[]): Promise<void> {
  const waiting = await tx
    .with('approved', (db) =>
      db
        .updateTable('piece')
        .set({ workflow: 'approved', return_note: null, returned_by: null, returned_at: null })
        .where('article_id', 'in', articles)
        .where('workflow', '<>', 'approved'),
    )
    .deleteFrom('schedule')
    .where('fired_at', 'is', null)
    .where('article_id', 'in', articles)
    .returning(['article_id', 'kind', 'due'])
    .execute();
  const embargo = waiting.find(({ kind }) => kind === 'embargo');
  if (embargo)
    throw new Refusal(
      'conflict',
      'embargoed',
      `Article ${embargo.article_id} is embargoed until ${embargo.due.toISOString()}. Lift the embargo first.`,
    );
}

/** Something was to be done to what readers see, and they see nothing. */
export class NotPublished extends Error {
  override name = 'NotPublished';
  constructor(article: number) {
    super(`Article ${article} is not published: revise it and publish it instead of correcting it.`);
  }
}

/** Whether readers were ever told of a correction to an article. */
export const hasCorrections = async (tx: DatabaseTransaction, article: number): Promise<boolean> =>
  (await tx.selectFrom('correction').select('id').where('article_id', '=', article).limit(1).execute())
    .length > 0;

export interface PublishCommand {
  /** Locked. */
  article: Standing;
  author: string;
  /** Whether readers are told of a new time; a silent update leaves the time they know. */
  significant?: boolean;
  now?: Date;
}

/**
 * Publishes the newest revision of an article. Again on a published one shows its newest revision as an
 * update; nothing to do when readers already see it. Returns what was done.
 */
export const publish = (
  db: Database,
  article: number,
  author: string,
  now = new Date(),
): Promise<'published' | 'updated' | 'unchanged'> =>
  db
    .transaction()
    .execute(async (tx) => publishIn(tx, { article: await lockStanding(tx, article), author, now }));

/** The same inside a transaction that does more. */
export async function publishIn(
  tx: DatabaseTransaction,
  { article, author, significant = true, now = new Date() }: PublishCommand,
): Promise<'published' | 'updated' | 'unchanged'> {
  if (article.published_revision === article.head) return 'unchanged';
  // What readers never saw was never corrected.
  const corrected = article.published_at !== null && (await hasCorrections(tx, article.id));
  const showing = article.published_revision !== null;
  await publishAll(
    tx,
    [
      {
        article: article.id,
        revision: article.head,
        content: article.content,
        externalId: article.external_id,
        act: showing ? 'update' : 'publish',
        published: article.published_at ?? now,
        updated: significant ? now : (article.updated_at ?? now),
        first: false,
        corrected,
      },
    ],
    author,
  );
  return showing ? 'updated' : 'published';
}

/** Takes an article from before readers; its address answers 410 from then on. Returns false when it was not shown. */
export const unpublish = (db: Database, article: number, author: string): Promise<boolean> =>
  db.transaction().execute((tx) => unpublishIn(tx, article, author));

/** The same inside a transaction that does more. */
export async function unpublishIn(tx: DatabaseTransaction, id: number, author: string): Promise<boolean> {
  const article = await lockArticle(tx, id);
  if (article.published_revision === null) return false;
  const last = await tx
    .selectFrom('publication')
    .select(['revision', 'slug', 'published_at', 'updated_at'])
    .where('article_id', '=', id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('publication')
    .values({ ...last, article_id: id, act: 'unpublish', author })
    .execute();
  await tx.updateTable('article').set({ published_revision: null }).where('id', '=', id).execute();
  const lists = await hide(tx, [id]);
  await announce(tx, 'unpublished', [`article:${id}`, 'corrections', ...lists], id);
  return true;
}
