/** Adding to live coverage, changing what was said with its trace, taking it back. Readers see each at once. */
import { sql } from 'kysely';
import type { ArticleContent } from '#article/article.ts';
import type { Body } from '#article/body.ts';
import type { LiveEntryContent } from '#article/live.ts';
import type { Actor } from '#article/roles.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { record } from '../audit.ts';
import { hold } from '../life/hold.ts';
import { announce } from '../outbox.ts';
import { Refusal } from '../refusal.ts';
import { lockArticle } from '../revision.ts';
import { findAtGate } from '../stories/gate.ts';
import { showEntryCitations } from '../stories/shown.ts';

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
async function holdToCover(
  tx: DatabaseTransaction,
  { actor, article }: CoverCommand,
): Promise<ArticleContent> {
  const { head } = await lockArticle(tx, article);
  const piece = await hold(tx, 'cover', { article, actor, basedOn: head });
  if (piece.content.kind !== 'live')
    throw new Refusal('conflict', 'not-live', 'Only an article of kind live takes entries.');
  return piece.content;
}

type Act = 'add' | 'edit' | 'mark' | 'remove';

/** What stood before a change, for the newsroom and for the daybook. */
export interface EntryBefore {
  headline: string;
  body: Body;
  at: string;
  /** Left out in changes from before versions told entries. */
  key?: boolean;
  pinned?: boolean;
}

interface Changed {
  act: Act;
  entry: number;
  before: EntryBefore | null;
  /** What the entry says from now on; `null`: it was taken back. */
  body: Body | null;
}

/** Writes a change down under the next number of the coverage, with what readers may now know of, and tells who is there. */
async function change(
  tx: DatabaseTransaction,
  { actor, article }: CoverCommand,
  { act, entry, before, body }: Changed,
): Promise<{ number: number }> {
  const { number } = await tx
    .insertInto('live_head')
    .values({ article_id: article, number: 1, waiting_since: sql<Date>`clock_timestamp()` })
    .onConflict((conflict) =>
      conflict.column('article_id').doUpdateSet({
        number: sql`live_head.number + 1`,
        waiting_since: sql<Date>`coalesce(live_head.waiting_since, clock_timestamp())`,
      }),
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
  const keys = act === 'mark' ? [] : await showEntryCitations(tx, { article, entry, body });
  await announce(tx, 'updated', [`article:${article}`, ...keys], article);
  await record(tx, { actor, act: `live.${act}`, subject: `article:${article}`, detail: { entry, number } });
  return { number };
}

/**
 * Throws a Refusal that names the blocks that the newsroom's rules of sourcing stop. Nobody passes that for an entry: there
 * is time for it in the article itself.
 */
async function assertThroughGate(
  tx: DatabaseTransaction,
  body: Body,
  { language }: ArticleContent,
): Promise<void> {
  const stopped = await findAtGate(tx, { body, language }, 'stop');
  if (stopped.length)
    throw new Refusal(
      'conflict',
      'entry-at-gate',
      'The newsroom’s rules of sourcing stop this entry: mend it, or leave it to the article, where a managing editor can pass it.',
      stopped.map(({ block, rule }) => ({ path: block, code: rule, message: rule })),
    );
}

/** Adds an entry. Throws NoSuchArticle or a Refusal. */
export const addEntry = (
  db: Database,
  { content, ...command }: CoverCommand & { content: LiveEntryContent },
): Promise<EntryDone> =>
  db.transaction().execute(async (tx) => {
    const { actor, article } = command;
    await assertThroughGate(tx, content.body, await holdToCover(tx, command));
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
    const { number } = await change(tx, command, { act: 'add', entry: id, before: null, body: content.body });
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

const beforeOf = (row: Awaited<ReturnType<typeof holdEntry>>): EntryBefore => ({
  ...{ headline: row.headline, body: row.body, at: row.at.toISOString() },
  ...{ key: row.is_key, pinned: row.is_pinned },
});

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
    const piece = await holdToCover(tx, command);
    const row = await holdEntry(tx, command);
    const at = content.at === null ? row.at : new Date(content.at);
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
    // Words that stand already are not held up where a point is made key, nor where it is not one any longer.
    if (!sameWords) await assertThroughGate(tx, content.body, piece);
    const changed = await change(tx, command, {
      ...{ act: sameWords ? 'mark' : 'edit', entry, before: beforeOf(row), body: content.body },
    });
    await tx
      .updateTable('live_entry')
      .set({
        ...{ headline: content.headline, body: JSON.stringify(content.body), at },
        ...{ is_key: content.key, is_pinned: content.pinned, version: row.version + 1 },
        // The very time of the change, as it goes into the daybook.
        ...(sameWords
          ? {}
          : {
              edited_at: sql<Date>`(select at from live_change
                where article_id = ${article} and number = ${changed.number})`,
            }),
      })
      .where('id', '=', entry)
      .execute();
    const { number } = changed;
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
    const { number } = await change(tx, command, { act: 'remove', entry, before: beforeOf(row), body: null });
    return { entry, version: row.version + 1, number };
  });
