/** Arrangements of fronts on their way out of a newsroom and into another (`export.ts`, `restore.ts`). */
import { frontName, frontSlots, parseFrontName } from '#article/front.ts';
import type { DatabaseTransaction } from '#database/connection.ts';
import { nobodyHere } from '../audit.ts';
import type { ExportedFront } from '../export-format.ts';

/** Every front that somebody arranged, also when nothing is pinned to it now. */
export async function arrangedFronts(tx: DatabaseTransaction): Promise<ExportedFront[]> {
  const fronts = await tx.selectFrom('front').selectAll().orderBy('name').execute();
  const pins = Map.groupBy(
    await tx.selectFrom('front_pin').selectAll().orderBy('place').execute(),
    (pin) => pin.front,
  );
  return fronts.map((row) => {
    const front = parseFrontName(row.name);
    if (!front) throw new Error(`The table of fronts names ${JSON.stringify(row.name)}, which is no front.`);
    return {
      ...{ type: 'front', front, version: row.version, arrangedBy: row.arranged_by_name },
      arrangedAt: row.arranged_at.toISOString(),
      pins: (pins.get(row.name) ?? []).map((pin) => ({
        ...{ slot: frontSlots[pin.place]!, article: pin.article_id, by: pin.pinned_by_name },
        until: pin.until?.toISOString() ?? null,
        at: pin.pinned_at.toISOString(),
      })),
    };
  });
}

/**
 * Arranges a front as it was; one that is arranged here already stays as it is. `section`: the number here of a
 * section in the export. Throws when an article that is pinned is not here.
 */
export async function restoreFront(
  tx: DatabaseTransaction,
  { front, version, arrangedBy, arrangedAt, pins }: ExportedFront,
  section: (id: number) => number,
): Promise<void> {
  const name = frontName('section' in front ? { section: section(front.section) } : front);
  const begun = await tx
    .insertInto('front')
    .values({
      ...{ name, version, arranged_by: nobodyHere, arranged_by_name: arrangedBy, arranged_at: arrangedAt },
    })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('name')
    .executeTakeFirst();
  if (!begun || !pins.length) return;
  await tx
    .insertInto('front_pin')
    .values(
      pins.map(({ slot, article, until, by, at }) => ({
        ...{ front: name, place: frontSlots.indexOf(slot), article_id: article, until },
        ...{ pinned_by_name: by, pinned_at: at },
      })),
    )
    .execute();
}
