/** Pages of plain lists: further pages of a section, a desk, a person, a topic, a day. */
import { dayPath, deskPath, personPath, topicPath } from '#article/address.ts';
import type { Reader } from '#database/connection.ts';
import { cardKeys, type Keyed } from './keys.ts';
import { type Cursor, cursorText, readList } from './listing.ts';
import type { SectionEntry, Site } from './site.ts';
import type { ListView } from './view.ts';

/** Cards on one page of a list. */
const pageSize = 30;

async function listPage(
  reader: Reader,
  site: Site,
  list: string,
  cursor: Cursor | null,
  head: Omit<ListView, 'cards' | 'next'>,
): Promise<Keyed<ListView>> {
  const { cards, next } = await readList(reader, site, list, pageSize, cursor);
  return {
    view: { ...head, cards, next: next && `${head.path}?after=${cursorText(next)}` },
    keys: [list, ...cardKeys(cards)],
  };
}

export const readSectionList = (reader: Reader, site: Site, section: SectionEntry, cursor: Cursor | null) =>
  listPage(reader, site, `section:${section.id}`, cursor, {
    kind: 'section',
    title: section.name,
    description: '',
    path: section.path,
    day: null,
  });

/** `null` when there is no desk of that slug. */
export async function readDeskList(reader: Reader, site: Site, slug: string, cursor: Cursor | null) {
  const desk = await reader
    .selectFrom('desk')
    .select(['id', 'name', 'description'])
    .where('slug', '=', slug)
    .executeTakeFirst();
  if (!desk) return null;
  const head = {
    kind: 'desk' as const,
    title: desk.name,
    description: desk.description,
    path: deskPath(slug),
    day: null,
  };
  return listPage(reader, site, `desk:${desk.id}`, cursor, head);
}

/** `null` when there is no person of that slug. The description is role and biography, a line each. */
export async function readPersonList(reader: Reader, site: Site, slug: string, cursor: Cursor | null) {
  const person = await reader
    .selectFrom('person')
    .select(['id', 'name', 'role', 'biography'])
    .where('slug', '=', slug)
    .executeTakeFirst();
  if (!person) return null;
  const description = [person.role, person.biography].filter(Boolean).join('\n');
  const head = {
    kind: 'person' as const,
    title: person.name,
    description,
    path: personPath(slug),
    day: null,
  };
  return listPage(reader, site, `person:${person.id}`, cursor, head);
}

/** `null` when there is no topic of that slug. */
export async function readTopicList(reader: Reader, site: Site, slug: string, cursor: Cursor | null) {
  const topic = await reader
    .selectFrom('topic')
    .select(['id', 'name', 'description'])
    .where('slug', '=', slug)
    .executeTakeFirst();
  if (!topic) return null;
  const head = {
    kind: 'topic' as const,
    title: topic.name,
    description: topic.description,
    path: topicPath(slug),
    day: null,
  };
  return listPage(reader, site, `topic:${topic.id}`, cursor, head);
}

/** A day of the archive (`YYYY-MM-DD` in the edition's time zone), with the nearest days that have articles. */
export async function readDay(
  reader: Reader,
  site: Site,
  day: string,
  cursor: Cursor | null,
): Promise<Keyed<ListView>> {
  const list = `day:${day}`;
  const neighbour = (before: boolean) =>
    reader
      .selectFrom('listing')
      .select('list')
      .where('list', before ? '<' : '>', list)
      .where('list', before ? '>=' : '<', before ? 'day:' : 'day;')
      .orderBy('list', before ? 'desc' : 'asc')
      .limit(1)
      .executeTakeFirst();
  const [previous, next] = await Promise.all([neighbour(true), neighbour(false)]);
  const page = await listPage(reader, site, list, cursor, {
    kind: 'day',
    title: day,
    description: '',
    path: dayPath(day),
    day: {
      date: day,
      previous: previous?.list.slice('day:'.length) ?? null,
      next: next?.list.slice('day:'.length) ?? null,
    },
  });
  return page;
}
