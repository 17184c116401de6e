/** Renditions made ahead: what waits to be made, one piece of it at a time, and what the newsroom sees of it. */
import { sql } from 'kysely';
import { Busy } from '#darkroom/queue.ts';
import { renditionsOf } from '#darkroom/renditions.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { noSuchPicture, type Picture, readPicture } from './read.ts';

/** Seconds before each further try; after the last one it waits for a person. Readers' own requests still make them. */
const waits = [2, 10, 60, 300];
export const mostAttempts = waits.length + 1;

/** From now on the picture's renditions are to be made, from the first one. */
export const prepareAnew = async (tx: DatabaseTransaction | Database, picture: number): Promise<void> => {
  await tx
    .insertInto('picture_preparation')
    .values({ picture_id: picture })
    .onConflict((conflict) =>
      conflict.column('picture_id').doUpdateSet({ made: 0, due: sql<Date>`now()`, attempts: 0, error: null }),
    )
    .execute();
};

/** Tries what failed again. Throws a Refusal when there is no such picture. */
export const prepareAgain = (db: Database, id: number): Promise<Picture> =>
  db.transaction().execute(async (tx) => {
    const row = await tx.selectFrom('picture').select('id').where('id', '=', id).executeTakeFirst();
    if (!row) throw noSuchPicture(id);
    await prepareAnew(tx, id);
    return readPicture(tx, id);
  });

/** Makes one rendition of a picture, or finds it made. */
export type Make = (hash: string, rendition: ReturnType<typeof renditionsOf>[number]) => Promise<void>;
export type Preparing = { picture: number; error: Error } | 'made' | 'none';

/**
 * Makes the next rendition that is due, of a picture that no other node is busy with; a node that dies meanwhile leaves
 * it to the others. A failure is written down and tried again later.
 */
export const prepareNext = (db: Database, make: Make): Promise<Preparing> =>
  db.transaction().execute(async (tx) => {
    // A host that vanishes, as against a process that dies, is noticed by this. A slow store may take its minutes.
    await sql`set local idle_in_transaction_session_timeout = '5min'`.execute(tx);
    const row = await tx
      .selectFrom('picture_preparation as w')
      .innerJoin('picture as p', 'p.id', 'w.picture_id')
      .select(['p.id', 'p.hash', 'p.width', 'p.revoked_at', 'w.made', 'w.attempts'])
      .where('w.due', '<=', sql<Date>`now()`)
      .orderBy('w.due')
      .orderBy('p.id')
      .limit(1)
      .forUpdate('w')
      .skipLocked()
      .executeTakeFirst();
    if (!row) return 'none';
    const all = renditionsOf(row.width);
    const next = row.revoked_at ? undefined : all[row.made];
    if (next)
      try {
        await make(row.hash, next);
      } catch (error) {
        await putOff(tx, row, error as Error);
        return error instanceof Busy ? 'none' : { picture: row.id, error: error as Error };
      }
    const work = { made: row.made + 1, attempts: 0, error: null };
    if (next && work.made < all.length)
      await tx.updateTable('picture_preparation').set(work).where('picture_id', '=', row.id).execute();
    else await tx.deleteFrom('picture_preparation').where('picture_id', '=', row.id).execute();
    return 'made';
  });

/** Later; a darkroom that is busy with what readers ask for is no failure. */
async function putOff(
  tx: DatabaseTransaction,
  { id, attempts }: { id: number; attempts: number },
  error: Error,
): Promise<void> {
  const busy = error instanceof Busy;
  const wait = busy ? waits[0] : waits[attempts];
  await tx
    .updateTable('picture_preparation')
    .set({
      due: wait === undefined ? sql<Date>`'infinity'` : sql<Date>`now() + ${wait} * interval '1 second'`,
      ...(busy ? {} : { attempts: attempts + 1, error: error.message.slice(0, 1_000) }),
    })
    .where('picture_id', '=', id)
    .execute();
}
