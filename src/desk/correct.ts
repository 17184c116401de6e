/** Correcting what was published: the change, the public note and the announcement in one transaction. */

import { lineText } from '#arabic/letters.ts';
import type { ArticleContent, CorrectionKind } from '#article/article.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { pastTheEditor } from './collaboration/past-the-editor.ts';
import { NotPublished, publishAll } from './publish.ts';
import { Refusal } from './refusal.ts';
import { lockArticle, lockStanding, revise, type Standing } from './revision.ts';

export interface Correction {
  article: number;
  kind: CorrectionKind;
  /** What readers are told, in full sentences. */
  note: string;
  author: string;
  authorId?: string | null;
  /**
   * The corrected content made from the one that stands. Leave out where the text stays as it is and only the
   * note is added (a clarification; a retraction that keeps the text for the record).
   */
  change?: (content: ArticleContent) => ArticleContent;
  at?: Date;
}

/**
 * Corrects a published article; returns the number of the revision that readers now see.
 *
 * A correction may be made when: the article is published; the note is not empty; and, for a correction or an
 * update, the content really changes. Throws NotPublished, NoSuchArticle or a Refusal that says which fails.
 */
export const correct = (db: Database, correction: Correction): Promise<number> =>
  db.transaction().execute((tx) => correctIn(tx, correction));

/**
 * The corrected content as a revision. A change is made to what readers see, not to what is being written over it:
 * that stays a revision before this one, until somebody approves it.
 */
async function corrected(
  tx: DatabaseTransaction,
  standing: Standing,
  { article, change, author, authorId = null, note }: Correction,
): Promise<{ content: ArticleContent; revision: number }> {
  if (!change) return { content: standing.content, revision: standing.head };
  let content = standing.content;
  const revision = await pastTheEditor(tx, { article, author }, async () => {
    const { head } = await lockArticle(tx, article);
    const shown = await tx
      .selectFrom('revision')
      .select('content')
      .where('article_id', '=', article)
      .where('number', '=', standing.published_revision!)
      .executeTakeFirstOrThrow();
    content = change(shown.content);
    return revise(tx, { article, basedOn: head, content, author, authorId, note });
  });
  return { content, revision };
}

/** The same inside a transaction that does more; `standing`: the article, where it is locked already. */
export async function correctIn(
  tx: DatabaseTransaction,
  correction: Correction,
  standing?: Standing,
): Promise<number> {
  const note = lineText(correction.note);
  if (!note)
    throw new Refusal(
      'invalid',
      'note-missing',
      'A correction needs a note that tells readers what was wrong and what is right.',
      [{ path: 'note', code: 'missing', message: 'Say what was wrong and what is right.' }],
    );
  const article = standing ?? (await lockStanding(tx, correction.article));
  if (article.published_revision === null || !article.published_at)
    throw new NotPublished(correction.article);
  const { content, revision } = await corrected(tx, article, { ...correction, note });
  if (
    revision === article.published_revision &&
    (correction.kind === 'correction' || correction.kind === 'update')
  )
    throw new Refusal(
      'conflict',
      'nothing-changed',
      `The text given for article ${article.id} is the text that stands: nothing is corrected by it.`,
    );
  const now = correction.at ?? new Date();
  await tx
    .insertInto('correction')
    .values({ article_id: article.id, revision, kind: correction.kind, note, at: now })
    .execute();
  await publishAll(
    tx,
    [
      {
        article: article.id,
        revision,
        content,
        externalId: article.external_id,
        act: 'correct',
        published: article.published_at,
        updated: now,
        first: false,
        corrected: true,
        at: now,
      },
    ],
    correction.author,
  );
  return revision;
}
