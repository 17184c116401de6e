/** Finding or founding what articles are filed under: sections, desks, people, topics. */

import { lineText, matchText } from '#arabic/letters.ts';
import { slugOf } from '#arabic/slug.ts';
import type { Filing, Language } from '#article/article.ts';
import type { DatabaseTransaction } from '#database/connection.ts';
import { announce } from './outbox.ts';

type Signing = 'desk' | 'person' | 'topic';

/** What is known, by match form of the name; sections by name, path and alias. */
export interface FilingIndex {
  section: Map<string, Filing & { path: string; language: Language }>;
  desk: Map<string, Filing>;
  person: Map<string, Filing>;
  topic: Map<string, Filing>;
}

const keyOf = (name: string): string => matchText(lineText(name));

/** Reads everything filed under, for a command that files many articles. */
export async function filingIndex(tx: DatabaseTransaction): Promise<FilingIndex> {
  const index: FilingIndex = { section: new Map(), desk: new Map(), person: new Map(), topic: new Map() };
  const sections = await tx
    .selectFrom('section')
    .select(['id', 'name', 'path', 'language', 'aliases'])
    .orderBy('id')
    .execute();
  // Names win over paths and aliases, whichever section comes first.
  for (const section of sections) {
    const key = keyOf(section.name);
    if (!index.section.has(key)) index.section.set(key, section);
  }
  for (const section of sections)
    for (const other of [section.path, ...section.aliases])
      if (!index.section.has(keyOf(other))) index.section.set(keyOf(other), section);
  for (const table of ['desk', 'person', 'topic'] as const)
    for (const row of await tx.selectFrom(table).select(['id', 'name']).execute())
      index[table].set(keyOf(row.name), row);
  return index;
}

/** A slug that `taken` does not hold: the plain one, else with -2, -3… */
function freeSlug(name: string, taken: Set<string>): string {
  const base = slugOf(name);
  let slug = base;
  for (let count = 2; taken.has(slug); count++) slug = `${base}-${count}`;
  return slug;
}

/** The section of that name, path or alias; founds a top-level one where there is none. */
export async function ensureSection(
  tx: DatabaseTransaction,
  index: FilingIndex,
  name: string,
  language: Language,
): Promise<Filing & { founded: boolean }> {
  const clean = lineText(name).slice(0, 200);
  const known = index.section.get(keyOf(clean));
  if (known) return { id: known.id, name: known.name, founded: false };
  const taken = new Set((await tx.selectFrom('section').select('path').execute()).map((row) => row.path));
  const path = freeSlug(clean, taken);
  const row = await tx
    .insertInto('section')
    .values({ parent_id: null, language, path, name: clean, position: 1_000 })
    .returning('id')
    .executeTakeFirstOrThrow();
  index.section.set(keyOf(clean), { id: row.id, name: clean, path, language });
  await announce(tx, 'site', ['site']);
  return { id: row.id, name: clean, founded: true };
}

/** The desk, person or topic of that name; founds it where there is none. */
export async function ensureFiling(
  tx: DatabaseTransaction,
  index: FilingIndex,
  table: Signing,
  name: string,
): Promise<Filing & { founded: boolean }> {
  const clean = lineText(name).slice(0, 200);
  const known = index[table].get(keyOf(clean));
  if (known) return { id: known.id, name: known.name, founded: false };
  const taken = new Set((await tx.selectFrom(table).select('slug').execute()).map((row) => row.slug));
  const row = await tx
    .insertInto(table)
    .values({ slug: freeSlug(clean, taken), name: clean })
    .returning('id')
    .executeTakeFirstOrThrow();
  index[table].set(keyOf(clean), { id: row.id, name: clean });
  return { id: row.id, name: clean, founded: true };
}
