/** Taking a version's record away for good, where the law or somebody's safety asks for it. */
import { sql } from 'kysely';
import { lineText } from '#arabic/letters.ts';
import type { Actor } from '#article/roles.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { isCoverage } from '#daybook/coverage.ts';
import { parseRecord } from '#daybook/record.ts';
import { type Doer, record } from '../audit.ts';
import { type Done, hold, writeDown } from '../life/hold.ts';
import { announce } from '../outbox.ts';
import { Refusal } from '../refusal.ts';
import { lockArticle } from '../revision.ts';

export interface Withholding {
  article: number;
  version: number;
  /** What everybody is told in its place. */
  reason: string;
}

/**
 * Removes the record of a version: its text is shown to nobody any longer, its hash and this reason stay. Throws a
 * Refusal when there is no such version, when it is withheld already, without a reason, and for the version that
 * readers see now: that is corrected or withdrawn first. Done from the terminal, which asks for no leave.
 */
export const withhold = (db: Database, { actor, ...what }: Withholding & { actor: Doer }): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const { published_revision } = await lockArticle(tx, what.article);
    const detail = await withholdIn(tx, what, { by: actor.name, isShown: published_revision !== null });
    await record(tx, { actor, act: 'article.withhold', subject: `article:${what.article}`, detail });
  });

/** The same, done by somebody of the newsroom; it stands in the piece's own history too. Throws NoSuchArticle or a Refusal. */
export const withholdVersion = (
  db: Database,
  { actor, ...what }: Withholding & { actor: Actor },
): Promise<Done> =>
  db.transaction().execute(async (tx) => {
    const { article } = what;
    const { head } = await lockArticle(tx, article);
    const piece = await hold(tx, 'withhold', { article, actor, basedOn: head });
    const detail = await withholdIn(tx, what, { by: actor.name, isShown: piece.publishedRevision !== null });
    return writeDown(tx, {
      ...{ act: 'withhold', article, actor, basedOn: head, revision: head },
      ...{ note: detail.reason, detail },
    });
  });

async function withholdIn(
  tx: DatabaseTransaction,
  { article, version, reason }: Withholding,
  { by, isShown }: { by: string; isShown: boolean },
): Promise<{ version: number; reason: string }> {
  const told = lineText(reason);
  if (!told)
    throw new Refusal('invalid', 'reason-missing', 'Say why it is withheld: readers are told.', [
      { path: 'reason', code: 'missing', message: 'Say why it is withheld: readers are told.' },
    ]);
  const row = await tx
    .selectFrom('article_version')
    .select('withheld_at')
    .select(['act', 'record'])
    .select(
      sql<number>`(select max(number) from article_version where article_id = ${article} and act <> 'cover')`.as(
        'newest',
      ),
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
  if (isShown && row.act === 'cover' && (await isStanding(tx, row.record)))
    throw new Refusal(
      'conflict',
      'version-is-shown',
      `Readers see entries of version ${version} now: change them or take them back first.`,
    );
  if (isShown && row.newest === version && !row.more)
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
        withheld_by: by,
      },
    })
    .where('article_id', '=', article)
    .where('number', '=', version)
    .execute();
  await announce(tx, 'withheld', [`versions:${article}`], article);
  return { version, reason: told };
}

/** Whether readers see an entry of a coverage as a record of it has it: nothing was done to it since. */
async function isStanding(tx: DatabaseTransaction, bytes: Uint8Array | null): Promise<boolean> {
  const record = bytes && parseRecord(bytes);
  if (!record || !isCoverage(record)) return false;
  const said = record.changes.filter(({ act }) => act !== 'remove').map(({ number }) => number);
  const { rows } = await sql`select from live_change c
    where c.article_id = ${record.article} and c.number = any(${said}::int[]) and not exists (
      select from live_change n where n.entry_id = c.entry_id and n.number > c.number and n.act <> 'mark')
    limit 1`.execute(tx);
  return rows.length > 0;
}
