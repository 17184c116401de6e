/** Arranging a front: which stories are pinned to its slots. The rest goes on arranging itself. */
import { type Front, frontKey, frontName, frontSlots, listOfFront, type Pin } from '#article/front.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { type Doer, record } from '../audit.ts';
import { announce } from '../outbox.ts';
import { type Problem, Refusal } from '../refusal.ts';

export interface Arrangement {
  actor: Doer & { id: string };
  front: Front;
  /** The version that was seen when this was arranged; 0: nobody had arranged it. */
  basedOn: number;
  /** All that is to be pinned: what is left out is taken out. */
  pins: readonly Pin[];
}

/**
 * Replaces what is pinned to a front; returns the new version. Throws Refusal when somebody arranged it meanwhile,
 * when a slot or a story is given twice, when readers do not see a story in this front's list, when its hour is over.
 */
export function arrangeFront(
  db: Database,
  { actor, front, basedOn, pins }: Arrangement,
): Promise<{ version: number }> {
  const name = frontName(front);
  return db.transaction().execute(async (tx) => {
    if ('section' in front) await assertSection(tx, front.section);
    const version = await take(tx, actor, name, basedOn);
    await assertSound(tx, front, pins);
    const before = await tx
      .selectFrom('front_pin')
      .select(['place', 'article_id', 'until', 'pinned_by_name', 'pinned_at'])
      .where('front', '=', name)
      .execute();
    await tx.deleteFrom('front_pin').where('front', '=', name).execute();
    const now = new Date();
    // Who left a pin as it was did not pin it.
    const rows = pins.map(({ slot, article, until }) => {
      const old = before.find(
        (pin) => pin.article_id === article && pin.until?.getTime() === until?.getTime(),
      );
      return {
        ...{ front: name, place: frontSlots.indexOf(slot), article_id: article, until },
        pinned_by_name: old?.pinned_by_name ?? actor.name,
        pinned_at: old?.pinned_at ?? now,
      };
    });
    // In order of number, as everybody locks articles: each pin holds its article until this is done.
    const byArticle = rows.toSorted((a, b) => a.article_id - b.article_id);
    if (byArticle.length) await tx.insertInto('front_pin').values(byArticle).execute();
    await record(tx, {
      ...{ actor, act: 'front.arrange', subject: `front:${name}` },
      detail: { version, pins: rows.map(told), before: before.map(told) },
    });
    await announce(tx, 'arranged', [frontKey(front)]);
    return { version };
  });
}

const told = (pin: { place: number; article_id: number; until: Date | null }) => ({
  slot: frontSlots[pin.place],
  article: pin.article_id,
  until: pin.until,
});

async function assertSection(tx: DatabaseTransaction, section: number): Promise<void> {
  if (!(await tx.selectFrom('section').select('id').where('id', '=', section).executeTakeFirst()))
    throw new Refusal('missing', 'not-here', `There is no section ${section}.`);
}

/** Locks the front and counts the arrangement. */
async function take(
  tx: DatabaseTransaction,
  actor: Arrangement['actor'],
  name: string,
  basedOn: number,
): Promise<number> {
  const by = { arranged_by: actor.id, arranged_by_name: actor.name };
  await tx
    .insertInto('front')
    .values({ name, version: 0, ...by })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const now = await tx
    .selectFrom('front')
    .select(['version', 'arranged_by_name'])
    .where('name', '=', name)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (now.version !== basedOn)
    throw new Refusal(
      'conflict',
      'stale-arrangement',
      `This was arranged on version ${basedOn} of the front; ${now.arranged_by_name} has arranged version ${now.version}. Look at what changed, then send it again on that version.`,
    );
  const version = now.version + 1;
  await tx
    .updateTable('front')
    .set({ version, ...by, arranged_at: new Date() })
    .where('name', '=', name)
    .execute();
  return version;
}

async function assertSound(tx: DatabaseTransaction, front: Front, pins: readonly Pin[]): Promise<void> {
  const problems: Problem[] = [];
  const wrong = (index: number, field: keyof Pin, code: string, message: string): void => {
    problems.push({ path: `pins.${index}.${field}`, code, message });
  };
  const shown = pins.length
    ? await tx
        .selectFrom('listing')
        .select('article_id')
        .where('list', '=', listOfFront(front))
        .where(
          'article_id',
          'in',
          pins.map(({ article }) => article),
        )
        .execute()
    : [];
  const now = Date.now();
  for (const [index, { slot, article, until }] of pins.entries()) {
    const earlier = pins.slice(0, index);
    if (earlier.some((pin) => pin.slot === slot))
      wrong(index, 'slot', 'taken', `Two stories are given for ${slot}: one has room there.`);
    if (earlier.some((pin) => pin.article === article))
      wrong(index, 'article', 'taken', `Article ${article} is given twice: it stands once on a front.`);
    if (!shown.some((row) => row.article_id === article))
      wrong(
        index,
        'article',
        'not-on-front',
        `Readers do not see an article ${article} among those of this front: publish it and file it here first, or choose another.`,
      );
    if (until && until.getTime() <= now)
      wrong(index, 'until', 'hour-over', 'Choose an hour that is still to come, or none.');
  }
  if (problems.length)
    throw new Refusal('invalid', 'not-fit-front', problems.map(({ message }) => message).join(' '), problems);
}
