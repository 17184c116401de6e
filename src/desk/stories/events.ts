/** Events of a story: what happened, and what is expected until its hour is over. */
import type { Actor } from '#article/roles.ts';
import type { Moment } from '#article/story/moment.ts';
import type { EventContent, EventStatus } from '#article/story/story.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { Refusal } from '../refusal.ts';
import {
  assertThere,
  holdArticle,
  holdStory,
  nextVersion,
  noSuch,
  type RowCommand,
  type RowDone,
  touchStory,
  writeDownFile,
} from './hold.ts';

const columns = ({ title, when, place, status, article, outcome }: EventContent) => ({
  ...{ title, place, status, outcome, article_id: article },
  ...{ at: when.at, at_precision: when.precision },
});

async function assertSound(tx: DatabaseTransaction, { statements, article }: EventContent): Promise<void> {
  await assertThere(
    tx,
    'statement',
    statements.map((id, index) => ({ path: `statements.${index}`, id })),
  );
  if (article === null) return;
  if (!(await tx.selectFrom('article').select('id').where('id', '=', article).executeTakeFirst()))
    throw new Refusal('invalid', 'not-here', `There is no article ${article}.`, [
      { path: 'article', code: 'not-here', message: `There is no article ${article}.` },
    ]);
}

async function restOn(tx: DatabaseTransaction, event: number, statements: readonly number[]): Promise<void> {
  await tx.deleteFrom('event_statement').where('event_id', '=', event).execute();
  if (statements.length)
    await tx
      .insertInto('event_statement')
      .values([...new Set(statements)].map((statement_id) => ({ event_id: event, statement_id })))
      .execute();
}

/** Adds an event to a story. Throws a Refusal. */
export const addEvent = (
  db: Database,
  { actor, story, content }: { actor: Actor; story: number; content: EventContent },
): Promise<RowDone> =>
  db.transaction().execute(async (tx) => {
    if (content.article !== null) await holdArticle(tx, content.article);
    await holdStory(tx, actor, story);
    await assertSound(tx, content);
    const done = await tx
      .insertInto('event')
      .values({ story_id: story, ...columns(content) })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow();
    await restOn(tx, done.id, content.statements);
    await touchStory(tx, story);
    await writeDownFile(tx, { actor, act: 'add', table: 'event', id: done.id, story });
    return done;
  });

/** Locks an event for a change; `article`: what is to tell of it. */
async function holdEvent(tx: DatabaseTransaction, actor: Actor, id: number, article: number | null) {
  if (article !== null) await holdArticle(tx, article);
  const event = await tx.selectFrom('event').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!event) throw noSuch('event', id);
  await holdStory(tx, actor, event.story_id);
  return event;
}

/** Changes an event; all that it rests on is given. Throws a Refusal. */
export const changeEvent = (
  db: Database,
  { actor, content, ...row }: RowCommand & { content: EventContent },
): Promise<RowDone> =>
  db.transaction().execute(async (tx) => {
    const { story_id, version } = await holdEvent(tx, actor, row.id, content.article);
    await assertSound(tx, content);
    const done = await nextVersion(tx, 'event', row, version);
    await tx.updateTable('event').set(columns(content)).where('id', '=', row.id).execute();
    await restOn(tx, row.id, content.statements);
    await touchStory(tx, story_id);
    await writeDownFile(tx, { actor, act: 'change', table: 'event', id: row.id, story: story_id });
    return done;
  });

/** What became of an expected event: it happened (reported, or confirmed), did not, or moved to another time. */
export type Settlement =
  | { outcome: 'happened'; status: Extract<EventStatus, 'reported' | 'confirmed'> }
  | { outcome: 'didNotHappen' }
  | { outcome: 'moved'; to: Moment };

/**
 * Says what became of an expected event. One that moved stays as what was expected, and a new one is expected in its
 * place, so that readers see that it moved. Returns the event, and the new one when there is one. Throws a Refusal for an
 * event that is not expected.
 */
export const settleEvent = (
  db: Database,
  { actor, settlement, ...row }: RowCommand & { settlement: Settlement },
): Promise<RowDone & { next: number | null }> =>
  db.transaction().execute(async (tx) => {
    const told = await tx
      .selectFrom('event')
      .select('article_id')
      .where('id', '=', row.id)
      .executeTakeFirst();
    const { story_id, version, ...event } = await holdEvent(tx, actor, row.id, told?.article_id ?? null);
    if (event.status !== 'expected' || event.outcome !== null)
      throw new Refusal('conflict', 'not-expected', 'What became of this event is said already.');
    const done = await nextVersion(tx, 'event', row, version);
    const { outcome } = settlement;
    await tx
      .updateTable('event')
      .set({ outcome, ...(settlement.outcome === 'happened' ? { status: settlement.status } : {}) })
      .where('id', '=', row.id)
      .execute();
    let next: number | null = null;
    if (settlement.outcome === 'moved') {
      const { at, precision } = settlement.to;
      const made = await tx
        .insertInto('event')
        .values({
          ...{ story_id, title: event.title, place: event.place, status: 'expected' as const },
          // What tells of the one tells of the other: an embargo on that piece covers both.
          ...{ at, at_precision: precision, outcome: null, article_id: event.article_id },
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      next = made.id;
      const rests = await tx
        .selectFrom('event_statement')
        .select('statement_id')
        .where('event_id', '=', row.id)
        .execute();
      await restOn(
        tx,
        next,
        rests.map(({ statement_id }) => statement_id),
      );
    }
    await touchStory(tx, story_id);
    await writeDownFile(tx, { actor, act: 'settle', table: 'event', id: row.id, story: story_id });
    return { ...done, next };
  });
