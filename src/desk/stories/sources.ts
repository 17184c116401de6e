/** Sources. Whoever enters an unnamed one gives its label and reason; an editor who knows why approves it. */
import type { Actor } from '#article/roles.ts';
import type { SourceContent } from '#article/story/source.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { Refusal } from '../refusal.ts';
import {
  assertMay,
  assertThere,
  nextVersion,
  noSuch,
  type RowCommand,
  type RowDone,
  touchStory,
  writeDownFile,
} from './hold.ts';

const columns = (content: SourceContent) => ({
  ...{ kind: content.kind, label: content.label },
  entity_id: content.kind === 'unnamed' ? null : content.entity,
  address: content.kind === 'document' ? content.address : null,
  reason: content.kind === 'unnamed' ? content.reason : null,
  reason_note: content.kind === 'unnamed' ? content.reasonNote : '',
});

const entityOf = (content: SourceContent) =>
  content.kind !== 'unnamed' && content.entity !== null ? [{ path: 'entity', id: content.entity }] : [];

/** Enters a source of a desk. Throws a Refusal. */
export const addSource = (
  db: Database,
  { actor, desk, content }: { actor: Actor; desk: number; content: SourceContent },
): Promise<RowDone> =>
  db.transaction().execute(async (tx) => {
    assertMay(actor, 'keepStories', desk);
    await assertThere(tx, 'entity', entityOf(content));
    const done = await tx
      .insertInto('source')
      .values({ desk_id: desk, ...columns(content) })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow();
    await writeDownFile(tx, { actor, act: 'add', table: 'source', id: done.id });
    return done;
  });

async function holdSource(tx: DatabaseTransaction, id: number) {
  const source = await tx
    .selectFrom('source')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!source) throw noSuch('source', id);
  return source;
}

/**
 * Changes a source. An approval falls when the label or the reason changes, for it was given to those. Throws a
 * Refusal.
 */
export const changeSource = (
  db: Database,
  { actor, content, ...row }: RowCommand & { content: SourceContent },
): Promise<RowDone> =>
  db.transaction().execute(async (tx) => {
    const source = await holdSource(tx, row.id);
    assertMay(actor, 'keepStories', source.desk_id);
    await assertThere(tx, 'entity', entityOf(content));
    const done = await nextVersion(tx, 'source', row, source.version);
    const next = columns(content);
    const same =
      next.kind === source.kind &&
      next.label === source.label &&
      next.reason === source.reason &&
      next.reason_note === source.reason_note;
    await tx
      .updateTable('source')
      .set({ ...next, ...(same ? {} : { approved_by: null, approved_by_name: null, approved_at: null }) })
      .where('id', '=', row.id)
      .execute();
    await touchStory(tx, null, [`source:${row.id}`]);
    await writeDownFile(tx, { actor, act: 'change', table: 'source', id: row.id });
    return done;
  });

/** Approves that a source is not named. Throws a Refusal for one that is named, or has no reason yet. */
export const approveSource = (db: Database, { actor, ...row }: RowCommand): Promise<RowDone> =>
  db.transaction().execute(async (tx) => {
    const source = await holdSource(tx, row.id);
    assertMay(actor, 'approveSources', source.desk_id);
    if (source.kind !== 'unnamed')
      throw new Refusal('conflict', 'source-named', 'Only an unnamed source needs approval.');
    if (source.reason === null)
      throw new Refusal('conflict', 'reason-missing', 'Say first why the source is not named.', [
        { path: 'reason', code: 'missing', message: 'A reason.' },
      ]);
    const done = await nextVersion(tx, 'source', row, source.version);
    await tx
      .updateTable('source')
      .set({ approved_by: actor.id, approved_by_name: actor.name, approved_at: new Date() })
      .where('id', '=', row.id)
      .execute();
    await touchStory(tx, null, [`source:${row.id}`]);
    await writeDownFile(tx, { actor, act: 'approve', table: 'source', id: row.id });
    return done;
  });

/** Writes down that a source no longer stands by its words, with what readers are told. Throws a Refusal. */
export const withdrawSource = (
  db: Database,
  { actor, note, ...row }: RowCommand & { note: string },
): Promise<RowDone> =>
  db.transaction().execute(async (tx) => {
    const source = await holdSource(tx, row.id);
    assertMay(actor, 'approveSources', source.desk_id);
    if (source.withdrawn_at)
      throw new Refusal('conflict', 'already-withdrawn', 'This source was withdrawn already.');
    const done = await nextVersion(tx, 'source', row, source.version);
    await tx
      .updateTable('source')
      .set({ withdrawn_at: new Date(), withdrawn_note: note })
      .where('id', '=', row.id)
      .execute();
    await touchStory(tx, null, [`source:${row.id}`]);
    await writeDownFile(tx, { actor, act: 'withdraw', table: 'source', id: row.id });
    return done;
  });
