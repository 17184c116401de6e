/**
 * Putting articles before readers: writes what `edition/` reads (the article as shown, the lists it stands in,
 * its subject terms and search words) from a revision. Called inside the transaction that publishes.
 */
import { sql } from 'kysely';
import { articleSlug } from '#article/address.ts';
import type { ArticleContent } from '#article/article.ts';
import { bodyText, excerpt, wordCount } from '#article/plain-text.ts';
import { filter } from '#concordance/terms.ts';
import { type Entry, enter, strike } from '#database/concordance/write.ts';
import type { DatabaseTransaction, Reader } from '#database/connection.ts';
import type { StoredPicture } from '#database/tables.ts';
import { Refusal } from './refusal.ts';
import { relate } from './relate.ts';
import { showCitations, storyKeys } from './stories/shown.ts';
import { showBackgrounds } from './stories/shown-backgrounds.ts';
import { takeTurn } from './take-turn.ts';

export interface Showing {
  article: number;
  externalId: string | null;
  content: ArticleContent;
  published: Date;
  updated: Date;
  corrected: boolean;
  /** True when it was never shown before: nothing old is to be cleared away. */
  first: boolean;
}

/** Names and slugs of everything that articles refer to; read once for a batch. */
export interface References {
  /** Section id → its id and those of the sections above it. */
  trails: Map<number, number[]>;
  slugs: { desk: Map<number, Named>; person: Map<number, Named>; topic: Map<number, Named> };
  /** A revoked picture has `null`: it is known, and shown to nobody. */
  pictures: Map<number, Omit<StoredPicture, 'alt' | 'caption' | 'credit'> | null>;
  /** Day of an instant in the edition's time zone: `YYYY-MM-DD`. */
  dayOf: (at: Date) => string;
}
interface Named {
  name: string;
  slug: string;
}

/** `dayFormat('Asia/Riyadh')(new Date('2024-10-22T22:30Z'))` → `'2024-10-23'` */
export function dayFormat(timeZone: string): (at: Date) => string {
  // Swedish writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, calendar: 'gregory', numberingSystem: 'latn' });
  return (at) => format.format(at);
}

export async function readReferences(
  tx: Pick<Reader, 'selectFrom'>,
  contents: ArticleContent[],
  timeZone: string,
): Promise<References> {
  const sections = await tx.selectFrom('section').select(['id', 'parent_id']).execute();
  const parents = new Map(sections.map((section) => [section.id, section.parent_id]));
  const trails = new Map<number, number[]>();
  for (const { id } of sections) {
    const trail: number[] = [];
    for (let at: number | null | undefined = id; at && !trail.includes(at); at = parents.get(at))
      trail.push(at);
    trails.set(id, trail);
  }
  const wanted = {
    desk: new Set<number>(),
    person: new Set<number>(),
    topic: new Set<number>(),
    picture: new Set<number>(),
  };
  for (const content of contents) {
    for (const byline of content.bylines) wanted[byline.type].add(byline.id);
    for (const topic of content.topics) wanted.topic.add(topic.id);
    if (content.leadPicture) wanted.picture.add(content.leadPicture.picture);
  }
  const slugs: References['slugs'] = { desk: new Map(), person: new Map(), topic: new Map() };
  const named = (['desk', 'person', 'topic'] as const)
    .filter((type) => wanted[type].size)
    .map((type) =>
      tx
        .selectFrom(type)
        .select([sql.lit(type).as('type'), 'id', 'name', 'slug'])
        .where('id', 'in', [...wanted[type]]),
    );
  const [first, ...others] = named;
  const all = first && others.reduce((query, other) => query.unionAll(other), first);
  for (const { type, id, name, slug } of (await all?.execute()) ?? []) slugs[type].set(id, { name, slug });
  const pictures = wanted.picture.size
    ? await tx
        .selectFrom('picture')
        .select(['id', 'hash', 'width', 'height', 'colour', 'focus_x', 'focus_y', 'revoked_at'])
        .where('id', 'in', [...wanted.picture])
        .execute()
    : [];
  return {
    trails,
    slugs,
    pictures: new Map(
      pictures.map(({ revoked_at, focus_x, focus_y, ...picture }) => [
        picture.id,
        revoked_at ? null : { ...picture, focus: [focus_x, focus_y] },
      ]),
    ),
    dayOf: dayFormat(timeZone),
  };
}

function need<T>(found: T | undefined, what: string, id: number, article: number): T {
  if (found === undefined)
    throw new Refusal(
      'conflict',
      'missing-reference',
      `Article ${article} refers to ${what} ${id}, which does not exist.`,
    );
  return found;
}

/** The lists that an article stands in; they are also the keys of the pages that show those lists. */
export function listsOf(showing: Showing, references: References): string[] {
  const { content } = showing;
  const lists = new Set([`latest:${content.language}`, `kind:${content.kind}:${content.language}`]);
  for (const section of content.sections)
    for (const id of need(references.trails.get(section.id), 'section', section.id, showing.article))
      lists.add(`section:${id}`);
  for (const byline of content.bylines) lists.add(`${byline.type}:${byline.id}`);
  for (const topic of content.topics) lists.add(`topic:${topic.id}`);
  lists.add(`day:${references.dayOf(showing.published)}`);
  return [...lists];
}

/** An article as it goes into the concordance, with the lists by which a search may be narrowed. */
export const entryOf = (
  article: number,
  published: Date,
  {
    language,
    headline,
    kicker,
    standfirst,
    body,
  }: Pick<ArticleContent, 'language' | 'headline' | 'kicker' | 'standfirst' | 'body'>,
  lists: readonly string[],
): Entry => ({
  article,
  language,
  published,
  copy: { headline, standfirst: `${kicker}\n${standfirst}`.trim(), body: bodyText(body) },
  filters: lists.filter((list) => /^(section|desk|topic):/.test(list)).map(filter),
});

/** What readers are shown of an article, as `edition/` reads it. Throws a Refusal when it refers to what is not there. */
export function shownRow(showing: Omit<Showing, 'first'>, references: References) {
  const { article, content } = showing;
  const { leadPicture } = content;
  const file =
    leadPicture &&
    need(references.pictures.get(leadPicture.picture), 'picture', leadPicture.picture, article);
  return {
    id: article,
    external_id: showing.externalId,
    slug: articleSlug(content.headline),
    kind: content.kind,
    language: content.language,
    kicker: content.kicker,
    headline: content.headline,
    standfirst: content.standfirst,
    summary: content.standfirst || excerpt(bodyText(content.body), 220),
    dateline: content.dateline?.place ?? null,
    word_count: wordCount(`${content.standfirst}\n${bodyText(content.body)}`),
    section_ids: content.sections.map((section) => section.id),
    bylines: content.bylines.map(({ type, id }) => ({
      type,
      ...need(references.slugs[type].get(id), type, id, article),
    })),
    topics: content.topics.map(({ id }) => need(references.slugs.topic.get(id), 'topic', id, article)),
    picture: leadPicture &&
      file && {
        ...file,
        alt: leadPicture.alt,
        caption: leadPicture.caption,
        credit: leadPicture.credit,
      },
    origin: content.origin,
    translation_of: content.translationOf,
    corrected: showing.corrected,
    published_at: showing.published,
    updated_at: showing.updated,
    body: content.body,
  };
}

/** Takes articles from before readers; every list, term, word and relation goes with them. Returns the keys of the pages that this changes. */
export async function hide(tx: DatabaseTransaction, articles: number[]): Promise<string[]> {
  if (!articles.length) return [];
  await takeTurn(tx);
  return clear(tx, articles);
}

async function clear(tx: DatabaseTransaction, articles: number[]): Promise<string[]> {
  if (!articles.length) return [];
  const lists = await tx
    .selectFrom('listing')
    .select('list')
    .distinct()
    .where('article_id', 'in', articles)
    .execute();
  const stories = await storyKeys(tx, articles);
  await strike(tx, articles);
  await tx.deleteFrom('edition_article').where('id', 'in', articles).execute();
  return [...lists.map((row) => row.list), ...stories];
}

/**
 * Shows articles as given; returns the keys of all pages that this changes. As many statements whatever the number.
 * Throws when an article refers to something that does not exist.
 */
export async function show(
  tx: DatabaseTransaction,
  showings: Showing[],
  references: References,
): Promise<string[]> {
  await takeTurn(tx);
  const before = await clear(
    tx,
    showings.filter((showing) => !showing.first).map((showing) => showing.article),
  );
  const shown = showings.map((showing) => shownRow(showing, references));
  const lists = showings.map((showing) => listsOf(showing, references));
  const listings = showings.flatMap((showing, index) =>
    lists[index]!.map((list) => ({ list, published_at: showing.published, article_id: showing.article })),
  );
  await sql`with shown as (insert into edition_article (id, external_id, slug, kind, language, kicker, headline, standfirst, summary, dateline,
      word_count, section_ids, bylines, topics, picture, origin, translation_of, corrected, published_at, updated_at, body)
    select id, external_id, slug, kind, language, kicker, headline, standfirst, summary, dateline, word_count, section_ids,
      bylines, topics, nullif(picture, 'null'), nullif(origin, 'null'), translation_of, corrected, published_at, updated_at, body
    from json_to_recordset(${JSON.stringify(shown)}::json) as r (id int, external_id text, slug text, kind text,
      language text, kicker text, headline text, standfirst text, summary text, dateline text, word_count int, section_ids int[],
      bylines jsonb, topics jsonb, picture jsonb, origin jsonb, translation_of int, corrected boolean, published_at timestamptz,
      updated_at timestamptz, body jsonb))
    insert into listing select list, published_at, article_id from json_to_recordset(
      ${JSON.stringify(listings)}::json) as r (list text, published_at timestamptz, article_id int)`.execute(
    tx,
  );

  const entered = await enter(
    tx,
    showings.map((showing, index) =>
      entryOf(showing.article, showing.published, showing.content, lists[index]!),
    ),
  );
  await relate(tx, entered);
  const citing = await showCitations(tx, showings);
  await showBackgrounds(tx, showings);
  // The files in which the others stand are among those from before.
  const first = showings.filter((showing) => showing.first).map((showing) => showing.article);
  const stories = await storyKeys(tx, [...first, ...citing]);
  return [
    ...new Set([
      ...[...before, ...lists.flat(), ...stories],
      ...showings.map((showing) => `article:${showing.article}`),
    ]),
  ];
}
