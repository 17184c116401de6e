/** An entity's page: what it is, where it takes part, what it said, and the articles of those files or that cite it. */
import { sql } from 'kysely';
import { entityPath, storyPath } from '#article/address.ts';
import type { Language } from '#article/article.ts';
import { type Description, descriptionOn, type EntityKind } from '#article/story/entity.ts';
import type { PartyRole, StoryStatus } from '#article/story/story.ts';
import type { Reader } from '#database/connection.ts';
import { cardKeys, type Keyed } from '../keys.ts';
import { type Cursor, cursorText } from '../listing.ts';
import type { Site } from '../site.ts';
import type { ListView } from '../view.ts';
import { readArticlesIn, withEntity } from './articles.ts';
import { readStatements, statementKeys, statementView } from './statements.ts';
import type { EntityPageView } from './view.ts';
import { shownEntity } from './visible.ts';

const articlesShown = 10;
const statementsShown = 12;
const pageSize = 30;

interface EntityRow {
  id: number;
  slug: string;
  kind: EntityKind;
  name: string;
  variants: string[];
  latin: string | null;
  wikidata: string | null;
  descriptions: Description[];
  stories:
    | { id: number; slug: string; title: string; status: StoryStatus; language: Language; role: PartyRole }[]
    | null;
}

/** The entity of that slug, when it stands in anything that readers have. One query. */
export async function readEntity(reader: Reader, slug: string): Promise<EntityRow | null> {
  const source = sql<EntityRow>`(
    select n.id, n.slug, n.kind, n.name, n.variants, n.latin, n.wikidata, n.descriptions,
      (select json_agg(json_build_object('id', t.id, 'slug', t.slug, 'title', t.title, 'status', t.status,
          'language', t.language, 'role', p.role) order by t.status = 'closed', t.id desc, p.place)
        from party p join story t on t.id = p.story_id
        where p.entity_id = n.id and t.published_at is not null) as stories
    from entity n where n.slug = ${slug} and ${shownEntity}
  )`.as('n');
  return (await reader.selectFrom(source).selectAll().executeTakeFirst()) ?? null;
}

/** What the feeds and pages of an entity are dropped by. */
export const entityKeys = (row: EntityRow): string[] => [
  ...[`entity:${row.id}`, 'stories'],
  ...new Set((row.stories ?? []).map(({ id }) => `story:${id}`)),
];

/** Three queries. `today` is a day of the edition's calendar. */
export async function readEntityPage(
  reader: Reader,
  site: Site,
  slug: string,
  today: string,
): Promise<Keyed<EntityPageView> | null> {
  const row = await readEntity(reader, slug);
  if (!row) return null;
  const [said, { cards, next }] = await Promise.all([
    readStatements(reader, {
      // Whose position it is stands in the file: until readers have that, who is not named is not tied to anybody.
      where: sql`((p.entity_id = ${row.id} and p.story_id = t.id) or o.entity_id = ${row.id})`,
      ...{ each: statementsShown, limit: statementsShown },
    }),
    readArticlesIn(reader, site, withEntity(row.id), articlesShown, null),
  ]);
  const stories = row.stories ?? [];
  const now = descriptionOn(row.descriptions, today);
  const path = entityPath(row.slug);
  return {
    view: {
      entity: {
        ...{ id: row.id, kind: row.kind, name: row.name, path, variants: row.variants },
        ...{ latin: row.latin, wikidata: row.wikidata, now },
        former: row.descriptions
          .filter(({ text, to }) => text !== now && to !== null && to < today)
          .sort((a, b) => (b.to ?? '').localeCompare(a.to ?? '')),
      },
      stories: stories.map(({ slug: of, title, status, language, role }) => ({
        ...{ name: title, path: storyPath(of), status, language, role },
      })),
      statements: said.map((row) => ({
        ...statementView(row, 'ar'),
        story:
          row.story_slug === null ? null : { name: row.story_title ?? '', path: storyPath(row.story_slug) },
        issue: row.issue_title,
      })),
      cards,
      next: next && `${path}?after=${cursorText(next)}`,
    },
    keys: [
      ...new Set([
        ...entityKeys(row),
        ...said.flatMap(({ story_id }) => (story_id === null ? [] : [`story:${story_id}`])),
        ...cardKeys(cards),
        ...statementKeys(said),
      ]),
    ],
  };
}

/** A further page of its articles. */
export async function readEntityList(
  reader: Reader,
  site: Site,
  slug: string,
  cursor: Cursor,
): Promise<Keyed<ListView> | null> {
  const row = await readEntity(reader, slug);
  if (!row) return null;
  const { cards, next } = await readArticlesIn(reader, site, withEntity(row.id), pageSize, cursor);
  const path = entityPath(row.slug);
  return {
    view: {
      ...{ kind: 'entity', title: row.name, description: '', path, cards, day: null },
      next: next && `${path}?after=${cursorText(next)}`,
    },
    keys: [...entityKeys(row), ...cardKeys(cards)],
  };
}
