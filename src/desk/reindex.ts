/** Indexing everything anew: after a change of the words and weights that the concordance is made with. */
import { sql } from 'kysely';
import { concordanceVersion } from '#concordance/version.ts';
import { tidyConcordance } from '#database/concordance/tidy.ts';
import { enter } from '#database/concordance/write.ts';
import type { Database } from '#database/connection.ts';
import { entryOf } from './projection.ts';
import { relate } from './relate.ts';
import { takeTurn } from './take-turn.ts';

/** Articles of one transaction. */
const batchSize = 200;
/** Fresh articles that are worth a segment while more are coming. */
const worthSegment = 1_024;

/** True when some articles that readers see are not in the concordance of this program. */
export async function needsIndexing(db: Database): Promise<boolean> {
  const { version } = await db.selectFrom('concordance').select('version').executeTakeFirstOrThrow();
  if (version !== concordanceVersion) return true;
  const missing = await sql`select from edition_article a
    where not exists (select from concordance_document d where d.article_id = a.id) limit 1`.execute(db);
  return missing.rows.length > 0;
}

/** Says of a database that shows nothing yet that its concordance, which is empty, is this program's. */
export async function beginConcordance(db: Database): Promise<void> {
  await sql`update concordance set version = ${concordanceVersion}
    where version = 0 and not exists (select from edition_article)`.execute(db);
}

/**
 * Puts every article into the concordance that is not there; empties it first when another version made it. Readers
 * find what was indexed so far; articles may be published meanwhile; an interrupted run is taken up where it stopped.
 * `again`: empties it whatever its version. Returns how many articles it indexed.
 */
export async function reindex(
  db: Database,
  options: { again?: boolean; onBatch?: (done: number) => void } = {},
): Promise<number> {
  await db.transaction().execute(async (tx) => {
    await takeTurn(tx);
    const { version } = await tx
      .selectFrom('concordance')
      .select('version')
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (version !== concordanceVersion || options.again)
      await sql`truncate concordance_document, concordance_fresh, concordance_dead, concordance_segment,
        concordance_bucket, concordance_word, concordance_stem, related`.execute(tx);
    // A new id: what processes remember of the old one is of no use.
    if (version !== concordanceVersion || options.again)
      await sql`update concordance set version = ${concordanceVersion}, id = gen_random_uuid()`.execute(tx);
  });
  let done = 0;
  for (;;) {
    const count = await db.transaction().execute(async (tx) => {
      await takeTurn(tx);
      const { rows } = await sql<{ id: number }>`select a.id from edition_article a
        where not exists (select from concordance_document d where d.article_id = a.id)
        order by a.published_at, a.id limit ${batchSize}`.execute(tx);
      if (!rows.length) return 0;
      const ids = rows.map(({ id }) => id);
      const articles = await tx
        .selectFrom('edition_article')
        .select(['id', 'language', 'published_at', 'kicker', 'headline', 'standfirst', 'body'])
        .where('id', 'in', ids)
        .execute();
      const listings = await tx
        .selectFrom('listing')
        .select(['list', 'article_id'])
        .where('article_id', 'in', ids)
        .execute();
      const lists = Map.groupBy(listings, (row) => row.article_id);
      const entered = await enter(
        tx,
        articles.map((row) =>
          entryOf(
            row.id,
            row.published_at,
            row,
            (lists.get(row.id) ?? []).map(({ list }) => list),
          ),
        ),
      );
      await relate(tx, entered);
      return ids.length;
    });
    if (!count) break;
    done += count;
    options.onBatch?.(done);
    await tidyConcordance(db, worthSegment);
  }
  await tidyConcordance(db, 1);
  return done;
}
