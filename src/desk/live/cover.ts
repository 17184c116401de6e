/** Adding to live coverage, changing what was said with its trace, taking it back. Readers see each at once. */
import { sql } from 'kysely';
import { citationsIn } from '#article/citations.ts';
import type { LiveEntryContent } from '#article/live.ts';
import type { Actor } from '#article/roles.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { record } from '../audit.ts';
import { hold } from '../life/hold.ts';
import { announce } from '../outbox.ts';
import { lockArticle } from '../publish.ts';
import { Refusal } from '../refusal.ts';

export interface CoverCommand {
  actor: Actor;
  article: number;
}
/** A change to an entry that is there: `basedOn` is the version of it that the actor saw. */
export interface EntryCommand extends CoverCommand {
  entry: number;
  basedOn: number;
}
export interface EntryDone {
  entry: number;
  version: number;
  /** Number of the change: what readers are told next. */
  number: number;
}

/** Checks that the actor may add to this coverage now. Reporters do not wait for each other: only `change` does. */
async function holdToCover(tx: DatabaseTransaction, { actor, article }: CoverCommand): Promise<void> {
  const { head } = await lockArticle(tx, article);
  const piece = await hold(tx, 'cover', { article, actor, basedOn: head });
  if (piece.content.kind !== 'live')
    throw new Refusal('conflict', 'not-live', 'Only an article of kind live takes entries.');
}

type Act = 'add' | 'edit' | 'mark' | 'remove';

/** Writes a change down under the next number of the coverage, and tells who is there. */
async function change(
  tx: DatabaseTransaction,
  { actor, article }: CoverCommand,
  { act, entry, before }: { act: Act; entry: number; before: object | null },
): Promise<number> {
  const { number } = await tx
    .insertInto('live_head')
    .values({ article_id: article, number: 1 })
    .onConflict((conflict) =>
      conflict.column('article_id').doUpdateSet({ number: sql`live_head.number + 1` }),
    )
    .returning('number')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('live_change')
    .values({
      ...{ article_id: article, number, entry_id: entry, act, actor_name: actor.name },
      before: before && JSON.stringify(before),
    })
    .execute();
  await announce(tx, 'updated', [`article:${article}`], article);
  await record(tx, { actor, act: `live.${act}`, subject: `article:${article}`, detail: { entry, number } });
  return number;
}

/** What readers may know of is what articles cite (`shown_citation`): an entry is not looked at for that. */
function assertCitesNothing({ body }: Pick<LiveEntryContent, 'body'>): void {
  const [first] = citationsIn(body);
  if (first)
    throw new Refusal(
      'invalid',
      'no-citations-here',
      'Entries cite nothing: citations stand in the article itself.',
      [{ path: first.block, code: 'no-citations-here', message: 'Take the citation out.' }],
    );
}

/** Adds an entry. Throws NoSuchArticle or a Refusal. */
export const addEntry = (
  db: Database,
  { content, ...command }: CoverCommand & { content: LiveEntryContent },
): Promise<EntryDone> =>
  db.transaction().execute(async (tx) => {
    const { actor, article } = command;
    await holdToCover(tx, command);
    assertCitesNothing(content);
    const { id, version } = await tx
      .insertInto('live_entry')
      .values({
        ...{ article_id: article, headline: content.headline, body: JSON.stringify(content.body) },
        ...(content.at === null ? {} : { at: content.at }),
        ...{ is_key: content.key, is_pinned: content.pinned },
        ...{ author_id: actor.id, author_name: actor.name },
      })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow();
    const number = await change(tx, command, { act: 'add', entry: id, before: null });
    return { entry: id, version, number };
  });

async function holdEntry(tx: DatabaseTransaction, { article, entry, basedOn }: EntryCommand) {
  const row = await tx
    .selectFrom('live_entry')
    .selectAll()
    .where('id', '=', entry)
    .where('article_id', '=', article)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('missing', 'no-such-entry', `This coverage has no entry ${entry}.`);
  if (row.removed_at) throw new Refusal('gone', 'entry-removed', 'This entry was taken back.');
  if (row.version !== basedOn)
    throw new Refusal(
      'conflict',
      'stale-row',
      `This was changed on version ${basedOn}; somebody has made version ${row.version} of it. Look at it again, then change it.`,
    );
  return row;
}

/**
 * Changes an entry. New words or another hour are told to readers as an edit, with what stood kept; a point that is made
 * key or pinned is not. The same content changes nothing. Throws NoSuchArticle or a Refusal.
 */
export const editEntry = (
  db: Database,
  { content, ...command }: EntryCommand & { content: LiveEntryContent },
): Promise<EntryDone> =>
  db.transaction().execute(async (tx) => {
    const { article, entry } = command;
    await holdToCover(tx, command);
    assertCitesNothing(content);
    const row = await holdEntry(tx, command);
    const at = content.at === null ? row.at : new Date(content.at);
    const before = { headline: row.headline, body: row.body, at: row.at.toISOString() };
    const { rows } = await sql<{ same: boolean }>`
      select ${JSON.stringify(content.body)}::jsonb = body as same from live_entry where id = ${entry}`.execute(
      tx,
    );
    const sameWords = rows[0]!.same && content.headline === row.headline && at.getTime() === row.at.getTime();
    if (sameWords && content.key === row.is_key && content.pinned === row.is_pinned) {
      const head = await tx
        .selectFrom('live_head')
        .select('number')
        .where('article_id', '=', article)
        .executeTakeFirstOrThrow();
      return { entry, version: row.version, number: head.number };
    }
    await tx
      .updateTable('live_entry')
      .set({
        ...{ headline: content.headline, body: JSON.stringify(content.body), at },
        ...{ is_key: content.key, is_pinned: content.pinned, version: row.version + 1 },
        ...(sameWords ? {} : { edited_at: new Date() }),
      })
      .where('id', '=', entry)
      .execute();
    const number = await change(tx, command, { act: sameWords ? 'mark' : 'edit', entry, before });
    return { entry, version: row.version + 1, number };
  });

/** Takes an entry back: its place stays, with what readers are told. Throws NoSuchArticle or a Refusal. */
export const removeEntry = (
  db: Database,
  { note, ...command }: EntryCommand & { note: string },
): Promise<EntryDone> =>
  db.transaction().execute(async (tx) => {
    const { entry } = command;
    await holdToCover(tx, command);
    const row = await holdEntry(tx, command);
    await tx
      .updateTable('live_entry')
      .set({ removed_at: new Date(), removed_note: note, is_pinned: false, version: row.version + 1 })
      .where('id', '=', entry)
      .execute();
    const before = { headline: row.headline, body: row.body, at: row.at.toISOString() };
    const number = await change(tx, command, { act: 'remove', entry, before });
    return { entry, version: row.version + 1, number };
  });
