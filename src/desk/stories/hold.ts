/** What every command to a story file begins and ends with: leave, the row in hand, writing down, telling the pages. */
import { sql } from 'kysely';
import { may, type NewsroomAct } from '#article/policy.ts';
import type { Actor } from '#article/roles.ts';
import type { DatabaseTransaction } from '#database/connection.ts';
import { record } from '../audit.ts';
import { refusalOf } from '../life/hold.ts';
import { announce } from '../outbox.ts';
import { Refusal } from '../refusal.ts';

/** Tables whose rows are changed against a version that was seen. */
export type Kept =
  | 'story'
  | 'entity'
  | 'party'
  | 'issue'
  | 'background'
  | 'source'
  | 'statement'
  | 'claim'
  | 'event';

/** A change to a row that is there: `basedOn` is the version that the actor saw. */
export interface RowCommand {
  actor: Actor;
  id: number;
  basedOn: number;
}

/** What a command leaves behind. */
export interface RowDone {
  id: number;
  version: number;
}

/** Throws a Refusal when the actor may not do this on this desk. */
export function assertMay(actor: Actor, act: NewsroomAct, desk: number): void {
  const allowed = may(actor, act, { desk });
  if (allowed !== true) throw refusalOf(allowed);
}

export const noSuch = (table: Kept, id: number): Refusal =>
  new Refusal('missing', `no-such-${table}`, `There is no ${table} ${id}.`);

/** Refuses what names a row that is not there: `path` is the place in what was given. */
export async function assertThere(
  tx: DatabaseTransaction,
  table: Kept,
  ids: readonly { path: string; id: number }[],
  inStory: number | null = null,
): Promise<void> {
  if (!ids.length) return;
  const { rows } = await sql<{ id: number }>`select id from ${sql.table(table)} where id = any(${ids.map(
    ({ id }) => id,
  )}) ${inStory === null ? sql`` : sql`and story_id = ${inStory}`}`.execute(tx);
  const here = new Set(rows.map(({ id }) => id));
  const problems = ids.flatMap(({ path, id }) =>
    here.has(id)
      ? []
      : [
          {
            ...{ path, code: 'not-here' },
            message: `There is no ${table} ${id}${inStory === null ? '' : ' in this story file'}.`,
          },
        ],
  );
  if (problems.length)
    throw new Refusal('invalid', 'not-here', problems.map(({ message }) => message).join(' '), problems);
}

/**
 * Takes an article in hand before the story file in which it is to stand, as everybody locks articles before anything else.
 * The file's row would else be held while somebody publishes the article.
 */
export const holdArticle = (tx: DatabaseTransaction, article: number): Promise<unknown> =>
  tx.selectFrom('article').select('id').where('id', '=', article).forKeyShare().execute();

/** Locks a story file for a change by the actor. Throws a Refusal when there is none or it is not theirs to change. */
export async function holdStory(tx: DatabaseTransaction, actor: Actor, id: number) {
  const story = await tx.selectFrom('story').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!story) throw noSuch('story', id);
  assertMay(actor, 'keepStories', story.desk_id);
  return story;
}

/** Counts a change to a row that was locked with `now` as its version. Throws a Refusal when another was seen. */
export async function nextVersion(
  tx: DatabaseTransaction,
  table: Kept,
  { id, basedOn }: Pick<RowCommand, 'id' | 'basedOn'>,
  now: number,
): Promise<RowDone> {
  if (now !== basedOn)
    throw new Refusal(
      'conflict',
      'stale-row',
      `This was changed on version ${basedOn}; somebody has made version ${now} of it. Look at it again, then change it.`,
    );
  await sql`update ${sql.table(table)} set version = ${now + 1} where id = ${id}`.execute(tx);
  return { id, version: now + 1 };
}

/** A story file changed: it is the newest, and pages that show it are made anew. `keys`: what else changed on pages. */
export async function touchStory(
  tx: DatabaseTransaction,
  story: number | null,
  keys: readonly string[] = [],
): Promise<void> {
  if (story !== null)
    await tx.updateTable('story').set({ touched_at: new Date() }).where('id', '=', story).execute();
  await announce(tx, 'updated', [...(story === null ? [] : [`story:${story}`]), ...keys]);
}

/** Into the audit log, without words: what is written of a source may be what protects it. */
export const writeDownFile = (
  tx: DatabaseTransaction,
  {
    actor,
    act,
    table,
    id,
    story,
  }: { actor: Actor; act: string; table: Kept; id: number; story?: number | null },
): Promise<void> =>
  record(tx, { actor, act: `${table}.${act}`, subject: `${table}:${id}`, detail: story ? { story } : {} });
