/** Parties of a story and the issues they take positions on. */
import type { Actor } from '#article/roles.ts';
import type { PartyContent } from '#article/story/story.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { Refusal } from '../refusal.ts';
import {
  assertThere,
  holdStory,
  nextVersion,
  noSuch,
  type RowCommand,
  type RowDone,
  touchStory,
  writeDownFile,
} from './hold.ts';

type Table = 'party' | 'issue';
/** What of a file stands in an order. */
type Ordered = Table | 'background';
interface InStory {
  actor: Actor;
  story: number;
}

const partyColumns = ({ entity, role, from, to }: PartyContent) => ({
  ...{ entity_id: entity, role, from_day: from, to_day: to },
});

/** The place behind the last. */
export async function nextPlace(tx: DatabaseTransaction, table: Ordered, story: number): Promise<number> {
  const { last } = await tx
    .selectFrom(table)
    .select((eb) => eb.fn.max('place').as('last'))
    .where('story_id', '=', story)
    .executeTakeFirstOrThrow();
  return (last ?? -1) + 1;
}

/** Locks the row and the file it is of. */
async function holdRow(tx: DatabaseTransaction, actor: Actor, table: Table, id: number) {
  const found = await tx.selectFrom(table).select('story_id').where('id', '=', id).executeTakeFirst();
  if (!found) throw noSuch(table, id);
  await holdStory(tx, actor, found.story_id);
  // Read once the file is locked: who took it out held that lock.
  const row = await tx
    .selectFrom(table)
    .select(['story_id', 'version'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw noSuch(table, id);
  return row;
}

/** Adds a party at the end. Throws a Refusal, also when the entity has that role in that time already. */
export const addParty = (
  db: Database,
  { actor, story, content }: InStory & { content: PartyContent },
): Promise<RowDone> =>
  db.transaction().execute(async (tx) => {
    await holdStory(tx, actor, story);
    await assertThere(tx, 'entity', [{ path: 'entity', id: content.entity }]);
    const done = await tx
      .insertInto('party')
      .values({ story_id: story, ...partyColumns(content), place: await nextPlace(tx, 'party', story) })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow();
    await touchStory(tx, story, [`entity:${content.entity}`]);
    await writeDownFile(tx, { actor, act: 'add', table: 'party', id: done.id, story });
    return done;
  });

/** Changes a party's entity, role or time. Throws a Refusal. */
export const changeParty = (
  db: Database,
  { actor, content, ...row }: RowCommand & { content: PartyContent },
): Promise<RowDone> =>
  db.transaction().execute(async (tx) => {
    const { story_id, version } = await holdRow(tx, actor, 'party', row.id);
    await assertThere(tx, 'entity', [{ path: 'entity', id: content.entity }]);
    const done = await nextVersion(tx, 'party', row, version);
    await tx.updateTable('party').set(partyColumns(content)).where('id', '=', row.id).execute();
    await touchStory(tx, story_id, [`entity:${content.entity}`]);
    await writeDownFile(tx, { actor, act: 'change', table: 'party', id: row.id, story: story_id });
    return done;
  });

/** Adds an issue at the end. Throws a Refusal. */
export const addIssue = (
  db: Database,
  { actor, story, title }: InStory & { title: string },
): Promise<RowDone> =>
  db.transaction().execute(async (tx) => {
    await holdStory(tx, actor, story);
    const done = await tx
      .insertInto('issue')
      .values({ story_id: story, title, place: await nextPlace(tx, 'issue', story) })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow();
    await touchStory(tx, story);
    await writeDownFile(tx, { actor, act: 'add', table: 'issue', id: done.id, story });
    return done;
  });

/** Gives an issue another title. Throws a Refusal. */
export const changeIssue = (
  db: Database,
  { actor, title, ...row }: RowCommand & { title: string },
): Promise<RowDone> =>
  db.transaction().execute(async (tx) => {
    const { story_id, version } = await holdRow(tx, actor, 'issue', row.id);
    const done = await nextVersion(tx, 'issue', row, version);
    await tx.updateTable('issue').set({ title }).where('id', '=', row.id).execute();
    await touchStory(tx, story_id);
    await writeDownFile(tx, { actor, act: 'change', table: 'issue', id: row.id, story: story_id });
    return done;
  });

/** Takes a party or an issue out. Throws a Refusal while statements are filed under it: nothing of them is lost. */
export const takeOut = (
  db: Database,
  { actor, table, ...row }: RowCommand & { table: Table },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const { story_id, version } = await holdRow(tx, actor, table, row.id);
    const { count } = await tx
      .selectFrom('statement')
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .where(table === 'party' ? 'party_id' : 'issue_id', '=', row.id)
      .executeTakeFirstOrThrow();
    if (Number(count))
      throw new Refusal(
        'conflict',
        'has-statements',
        `${count} statements are filed under this ${table}: move them first.`,
      );
    await nextVersion(tx, table, row, version);
    await tx.deleteFrom(table).where('id', '=', row.id).execute();
    await touchStory(tx, story_id);
    await writeDownFile(tx, { actor, act: 'remove', table, id: row.id, story: story_id });
  });

/** Puts the parties, issues or backgrounds of a story into an order: all of them, each once. Throws a Refusal. */
export const order = (
  db: Database,
  { actor, story, table, ids }: InStory & { table: Ordered; ids: readonly number[] },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await holdStory(tx, actor, story);
    const here = await tx.selectFrom(table).select('id').where('story_id', '=', story).execute();
    if (here.length !== ids.length || new Set([...ids, ...here.map(({ id }) => id)]).size !== here.length)
      throw new Refusal(
        'conflict',
        'stale-order',
        `The order names others than the story's ${here.length}: look at them again.`,
      );
    for (const [place, id] of ids.entries())
      await tx.updateTable(table).set({ place }).where('id', '=', id).execute();
    await touchStory(tx, story);
    await writeDownFile(tx, { actor, act: 'order', table, id: story, story });
  });
