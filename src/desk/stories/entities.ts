/** Entities: entered once, used by every story file of the house. */
import { matchText } from '#arabic/letters.ts';
import type { Actor } from '#article/roles.ts';
import type { EntityContent } from '#article/story/entity.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { Refusal } from '../refusal.ts';
import {
  assertMay,
  nextVersion,
  noSuch,
  type RowCommand,
  type RowDone,
  touchStory,
  writeDownFile,
} from './hold.ts';
import { freeSlug } from './slug.ts';

/** As a row; `search` holds every name, folded as search folds. */
export const columns = ({ kind, name, variants, latin, wikidata, descriptions }: EntityContent) => ({
  ...{ kind, name, variants, latin, wikidata, descriptions: JSON.stringify(descriptions) },
  search: [name, ...variants, latin ?? ''].map(matchText).join('\n'),
});

async function assertNotTaken(tx: DatabaseTransaction, wikidata: string | null, but: number): Promise<void> {
  if (!wikidata) return;
  const other = await tx
    .selectFrom('entity')
    .select(['id', 'name'])
    .where('wikidata', '=', wikidata)
    .where('id', '<>', but)
    .executeTakeFirst();
  if (other) {
    const message = `${wikidata} is ${other.name} (entity ${other.id}): use that one, or correct the number.`;
    throw new Refusal('conflict', 'entity-known', message, [{ path: 'wikidata', code: 'taken', message }]);
  }
}

/** Enters an entity. Throws a Refusal when its Wikidata number is another's. */
export const addEntity = (
  db: Database,
  { actor, desk, content }: { actor: Actor; desk: number; content: EntityContent },
): Promise<RowDone & { slug: string }> =>
  db.transaction().execute(async (tx) => {
    assertMay(actor, 'keepStories', desk);
    await assertNotTaken(tx, content.wikidata, 0);
    const slug = await freeSlug(tx, 'entity', content.name);
    const { id, version } = await tx
      .insertInto('entity')
      .values({ slug, ...columns(content) })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow();
    await writeDownFile(tx, { actor, act: 'add', table: 'entity', id });
    return { id, version, slug };
  });

/** Changes an entity; its address stays. Throws a Refusal. */
export const changeEntity = (
  db: Database,
  { actor, desk, content, ...row }: RowCommand & { desk: number; content: EntityContent },
): Promise<RowDone> =>
  db.transaction().execute(async (tx) => {
    assertMay(actor, 'keepStories', desk);
    const now = await tx
      .selectFrom('entity')
      .select('version')
      .where('id', '=', row.id)
      .forUpdate()
      .executeTakeFirst();
    if (!now) throw noSuch('entity', row.id);
    await assertNotTaken(tx, content.wikidata, row.id);
    await tx.updateTable('entity').set(columns(content)).where('id', '=', row.id).execute();
    const done = await nextVersion(tx, 'entity', row, now.version);
    await touchStory(tx, null, [`entity:${row.id}`]);
    await writeDownFile(tx, { actor, act: 'change', table: 'entity', id: row.id });
    return done;
  });
