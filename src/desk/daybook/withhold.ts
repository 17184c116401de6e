/** Taking a version's record away for good, where the law or somebody's safety asks for it. */
import { sql } from 'kysely';
import { lineText } from '#arabic/letters.ts';
import type { Database } from '#database/connection.ts';
import { type Doer, record } from '../audit.ts';
import { announce } from '../outbox.ts';
import { lockArticle } from '../publish.ts';
import { Refusal } from '../refusal.ts';

export interface Withholding {
  article: number;
  version: number;
  /** What everybody is told in its place. */
  reason: string;
  actor: Doer;
}

/**
 * Removes the record of a version: its text is shown to nobody any longer, its hash and this reason stay. Throws a
 * Refusal when there is no such version, when it is withheld already, without a reason, and for the version that
 * readers see now: that is corrected or withdrawn first.
 */
export const withhold = (db: Database, { article, version, reason, actor }: Withholding): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const told = lineText(reason);
    if (!told)
      throw new Refusal('invalid', 'reason-missing', 'Say why it is withheld: readers are told.', [
        { path: 'reason', code: 'missing', message: 'Say why it is withheld: readers are told.' },
      ]);
    const { published_revision } = await lockArticle(tx, article);
    const row = await tx
      .selectFrom('article_version')
      .select('withheld_at')
      .select(
        sql<number>`(select max(number) from article_version where article_id = ${article})`.as('newest'),
      )
      .select(
        sql<boolean>`exists (select from daybook_due d join publication p on p.id = d.publication_id
          where p.article_id = ${article})`.as('more'),
      )
      .where('article_id', '=', article)
      .where('number', '=', version)
      .executeTakeFirst();
    if (!row)
      throw new Refusal(
        'missing',
        'no-such-version',
        `Article ${article} has no version ${version} in the daybook.`,
      );
    if (row.withheld_at)
      throw new Refusal('conflict', 'withheld-already', `Version ${version} is withheld already.`);
    if (published_revision !== null && row.newest === version && !row.more)
      throw new Refusal(
        'conflict',
        'version-is-shown',
        `Readers see version ${version} now: correct or withdraw article ${article} first.`,
      );
    await tx
      .updateTable('article_version')
      .set({
        ...{
          record: null,
          withheld_at: sql`clock_timestamp()`,
          withheld_reason: told,
          withheld_by: actor.name,
        },
      })
      .where('article_id', '=', article)
      .where('number', '=', version)
      .execute();
    await record(tx, {
      ...{ actor, act: 'article.withhold', subject: `article:${article}` },
      detail: { version, reason: told },
    });
    await announce(tx, 'withheld', [`versions:${article}`], article);
  });
