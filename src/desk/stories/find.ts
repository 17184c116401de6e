/** Entities and sources as somebody types their names, and one entity with where it stands. */
import { sql } from 'kysely';
import { matchText } from '#arabic/letters.ts';
import { may } from '#article/policy.ts';
import type { Actor } from '#article/roles.ts';
import type { Database } from '#database/connection.ts';
import { refusalOf } from '../life/hold.ts';
import { noSuch } from './hold.ts';
import { sourceDetail, sourceOf } from './rows.ts';

/** Offered at once: more are not looked through while typing. */
const mostFound = 20;

/** Story files are the house's memory: whoever writes or reviews here reads them all, whatever desk keeps them. */
export function mustSee(actor: Actor): void {
  const allowed = may(actor, 'readStories', 'newsroom');
  if (allowed !== true) throw refusalOf(allowed);
}

const pattern = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&');

const entityColumns = [
  ...(['id', 'version', 'slug', 'kind', 'name', 'variants'] as const),
  ...(['latin', 'wikidata', 'descriptions'] as const),
] as const;

/**
 * Entities with a name that holds what was typed, however it is written: those whose name begins with it first. Nothing
 * typed: those that were entered last. Throws a Refusal.
 */
export async function findEntities(db: Database, actor: Actor, typed: string) {
  mustSee(actor);
  const words = pattern(matchText(typed).trim());
  let query = db.selectFrom('entity').select(entityColumns).limit(mostFound);
  // `search` holds a name a line.
  if (words)
    query = query
      .where('search', 'like', `%${words}%`)
      .orderBy(sql`(e'\n' || search) like ${`%\n${words}%`}`, 'desc')
      .orderBy(sql`length(name)`);
  return query.orderBy('id', 'desc').execute();
}

/** One entity, and the story files in which it takes part. Throws a Refusal. */
export async function readEntity(db: Database, actor: Actor, id: number) {
  mustSee(actor);
  const entity = await db.selectFrom('entity').select(entityColumns).where('id', '=', id).executeTakeFirst();
  if (!entity) throw noSuch('entity', id);
  const stories = await db
    .selectFrom('party as p')
    .innerJoin('story as s', 's.id', 'p.story_id')
    .select(['s.id', 's.title', 's.status', 'p.role'])
    .where('p.entity_id', '=', id)
    .orderBy('s.touched_at', 'desc')
    .execute();
  return { ...entity, stories };
}

/**
 * Sources whose label, or whose entity's name, holds what was typed; those that were withdrawn last. Nothing typed: those
 * that were entered last. Throws a Refusal.
 */
export async function findSources(db: Database, actor: Actor, typed: string) {
  mustSee(actor);
  const words = matchText(typed).trim();
  const labels = await db
    .selectFrom('source as s')
    .leftJoin('entity as e', 'e.id', 's.entity_id')
    .select(['s.id', 's.label', 'e.search', 's.withdrawn_at'])
    .orderBy('s.id', 'desc')
    .execute();
  // Folded here: a house has some thousands of sources, and their labels are not kept folded.
  const rank = (label: string): number => (label === words ? 0 : label.startsWith(words) ? 1 : 2);
  const found = labels
    .map((row) => ({ ...row, folded: matchText(row.label) }))
    .filter(({ folded, search }) => folded.includes(words) || search?.includes(words))
    .sort(
      (a, b) =>
        Number(a.withdrawn_at !== null) - Number(b.withdrawn_at !== null) ||
        (words ? rank(a.folded) - rank(b.folded) : 0),
    )
    .slice(0, mostFound);
  const rows = await db
    .selectFrom('source')
    .selectAll()
    .where('id', 'in', [0, ...found.map(({ id }) => id)])
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return found.flatMap(({ id }) => {
    const row = byId.get(id);
    return row ? [{ ...sourceOf(row), ...sourceDetail(row) }] : [];
  });
}
