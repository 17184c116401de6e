/** Statements: who said what, and what each says of which claim. */
import type { Actor } from '#article/roles.ts';
import type { StatementContent } from '#article/story/statement.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { Refusal } from '../refusal.ts';
import {
  assertMay,
  assertThere,
  holdStory,
  nextVersion,
  noSuch,
  type RowCommand,
  type RowDone,
  touchStory,
  writeDownFile,
} from './hold.ts';

const columns = (content: StatementContent) => ({
  ...{ source_id: content.source, party_id: content.party, issue_id: content.issue },
  ...{ said_at: content.said.at, said_precision: content.said.precision },
  ...{ place: content.place, medium: content.medium, original: content.original },
  ...{ language: content.language, rendering: content.rendering, translator: content.translator },
  archive_address: content.archive?.address ?? null,
  archive_hash: content.archive?.hash ?? null,
});

/** What it names must be there; party and issue belong to a story file, and so does a statement that has them. */
async function assertSound(
  tx: DatabaseTransaction,
  story: number | null,
  { source, party, issue, claims }: StatementContent,
): Promise<void> {
  if (story === null && (party !== null || issue !== null))
    throw new Refusal(
      'invalid',
      'no-story',
      'A party or an issue is one of a story file: choose the file first.',
      [{ path: party === null ? 'issue' : 'party', code: 'no-story', message: 'Needs a story file.' }],
    );
  await assertThere(tx, 'source', [{ path: 'source', id: source }]);
  if (party !== null) await assertThere(tx, 'party', [{ path: 'party', id: party }], story);
  if (issue !== null) await assertThere(tx, 'issue', [{ path: 'issue', id: issue }], story);
  await assertThere(
    tx,
    'claim',
    claims.map(({ claim }, index) => ({ path: `claims.${index}.claim`, id: claim })),
  );
}

async function setStances(
  tx: DatabaseTransaction,
  statement: number,
  claims: StatementContent['claims'],
): Promise<void> {
  await tx.deleteFrom('claim_stance').where('statement_id', '=', statement).execute();
  if (claims.length)
    await tx
      .insertInto('claim_stance')
      .values(claims.map(({ claim, stance }) => ({ statement_id: statement, claim_id: claim, stance })))
      .execute();
}

/** Enters a statement, in a story file or (`story: null`, on a desk) in none yet. Throws a Refusal. */
export const addStatement = (
  db: Database,
  {
    actor,
    story,
    desk,
    content,
  }: { actor: Actor; story: number | null; desk: number; content: StatementContent },
): Promise<RowDone> =>
  db.transaction().execute(async (tx) => {
    if (story === null) assertMay(actor, 'keepStories', desk);
    else await holdStory(tx, actor, story);
    await assertSound(tx, story, content);
    const done = await tx
      .insertInto('statement')
      .values({ story_id: story, ...columns(content), entered_by_name: actor.name })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow();
    await setStances(tx, done.id, content.claims);
    await touchStory(
      tx,
      story,
      content.claims.map(({ claim }) => `claim:${claim}`),
    );
    await writeDownFile(tx, { actor, act: 'add', table: 'statement', id: done.id, story });
    return done;
  });

/** Locks a statement for a change. One in no file is its source's desk's. */
async function holdStatement(tx: DatabaseTransaction, actor: Actor, id: number) {
  const statement = await tx
    .selectFrom('statement as s')
    .innerJoin('source', 'source.id', 's.source_id')
    .select(['s.story_id', 's.version', 's.withdrawn_at', 'source.desk_id'])
    .where('s.id', '=', id)
    // Weaker than `for update`, which would make whatever names the statement wait: an event, a stance.
    .forNoKeyUpdate('s')
    .executeTakeFirst();
  if (!statement) throw noSuch('statement', id);
  if (statement.story_id === null) assertMay(actor, 'keepStories', statement.desk_id);
  else await holdStory(tx, actor, statement.story_id);
  return statement;
}

const claimsOf = async (tx: DatabaseTransaction, statement: number): Promise<string[]> =>
  (
    await tx.selectFrom('claim_stance').select('claim_id').where('statement_id', '=', statement).execute()
  ).map(({ claim_id }) => `claim:${claim_id}`);

/** Changes a statement, with what it says of claims; all that it says is given. Throws a Refusal. */
export const changeStatement = (
  db: Database,
  { actor, content, ...row }: RowCommand & { content: StatementContent },
): Promise<RowDone> =>
  db.transaction().execute(async (tx) => {
    const { story_id, version } = await holdStatement(tx, actor, row.id);
    await assertSound(tx, story_id, content);
    const done = await nextVersion(tx, 'statement', row, version);
    await tx.updateTable('statement').set(columns(content)).where('id', '=', row.id).execute();
    const before = await claimsOf(tx, row.id);
    await setStances(tx, row.id, content.claims);
    await touchStory(tx, story_id, [`statement:${row.id}`, ...before, ...(await claimsOf(tx, row.id))]);
    await writeDownFile(tx, { actor, act: 'change', table: 'statement', id: row.id, story: story_id });
    return done;
  });

/** Files a statement that is in no file yet. Throws a Refusal when it is in one. */
export const fileStatement = (
  db: Database,
  { actor, story, ...row }: RowCommand & { story: number },
): Promise<RowDone> =>
  db.transaction().execute(async (tx) => {
    const { story_id, version } = await holdStatement(tx, actor, row.id);
    if (story_id !== null)
      throw new Refusal('conflict', 'already-filed', `This statement is in story file ${story_id}.`);
    await holdStory(tx, actor, story);
    const done = await nextVersion(tx, 'statement', row, version);
    await tx.updateTable('statement').set({ story_id: story }).where('id', '=', row.id).execute();
    await touchStory(tx, story, [`statement:${row.id}`]);
    await writeDownFile(tx, { actor, act: 'file', table: 'statement', id: row.id, story });
    return done;
  });

/** Writes down that a statement was taken back, with what readers are told. Throws a Refusal. */
export const withdrawStatement = (
  db: Database,
  { actor, note, ...row }: RowCommand & { note: string },
): Promise<RowDone> =>
  db.transaction().execute(async (tx) => {
    const { story_id, version, withdrawn_at } = await holdStatement(tx, actor, row.id);
    if (withdrawn_at)
      throw new Refusal('conflict', 'already-withdrawn', 'This statement was withdrawn already.');
    const done = await nextVersion(tx, 'statement', row, version);
    await tx
      .updateTable('statement')
      .set({ withdrawn_at: new Date(), withdrawn_note: note })
      .where('id', '=', row.id)
      .execute();
    await touchStory(tx, story_id, [`statement:${row.id}`, ...(await claimsOf(tx, row.id))]);
    await writeDownFile(tx, { actor, act: 'withdraw', table: 'statement', id: row.id, story: story_id });
    return done;
  });
