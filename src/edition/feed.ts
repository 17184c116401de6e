/** Articles in full for feeds, and the addresses for sitemaps. */
import { type RawBuilder, sql } from 'kysely';
import { articlePath } from '#article/address.ts';
import type { Language } from '#article/article.ts';
import type { Body } from '#article/body.ts';
import type { Reader } from '#database/connection.ts';
import { type CardRow, cardColumns, cardOf } from './cards.ts';
import type { Site } from './site.ts';
import type { ArticleCard } from './view.ts';

export interface FeedArticle extends ArticleCard {
  body: Body;
  topics: string[];
  sections: string[];
  /** An item about a part of an article: `#correction-3`. */
  part?: string;
}

/** The newest of a list with their full text, newest first. One query. */
export const readFeed = (reader: Reader, site: Site, list: string, limit: number): Promise<FeedArticle[]> =>
  readFeedOf(
    reader,
    site,
    sql`select article_id, published_at from listing where list = ${list}
      order by published_at desc, article_id desc limit ${limit}`,
  );

/** The articles that `chosen` names (columns article_id, published_at) with their full text, newest first. One query. */
export async function readFeedOf(
  reader: Reader,
  site: Site,
  chosen: RawBuilder<unknown>,
): Promise<FeedArticle[]> {
  const columns = sql.join(cardColumns.map((column) => sql.ref(column)));
  const source = sql<CardRow & { body: Body; topics: { name: string }[] }>`(
    select ${columns}, a.body, a.topics
    from (${chosen}) l
    join edition_article a on a.id = l.article_id
    order by l.published_at desc, l.article_id desc
  )`.as('fed');
  const rows = await reader.selectFrom(source).selectAll().execute();
  return rows.map((row) => ({
    ...cardOf(row, site),
    body: row.body,
    topics: row.topics.map((topic) => topic.name),
    sections: row.section_ids.flatMap((id) => site.sections.get(id)?.name ?? []),
  }));
}

export interface SitemapEntry {
  path: string;
  updated: Date;
  headline: string;
  published: Date;
  language: Language;
}

/** Articles in one sitemap file, at most (the protocol allows 50,000). */
export const sitemapSize = 10_000;

/** How many sitemap files the archive fills: files of article numbers 1–10,000, 10,001–20,000 and so on. */
export async function readSitemapCount(reader: Reader): Promise<number> {
  const row = await reader
    .selectFrom('edition_article')
    .select((eb) => eb.fn.max('id').as('last'))
    .executeTakeFirst();
  return Math.ceil((row?.last ?? 0) / sitemapSize);
}

/** The articles of one sitemap file, counted from 1. */
export async function readSitemap(reader: Reader, file: number): Promise<SitemapEntry[]> {
  const rows = await reader
    .selectFrom('edition_article')
    .select(['id', 'slug', 'headline', 'language', 'published_at', 'updated_at'])
    .where('id', '>', (file - 1) * sitemapSize)
    .where('id', '<=', file * sitemapSize)
    .orderBy('id')
    .execute();
  return rows.map(entryOf);
}

/** What was published in the last 48 hours, newest first, at most 1,000: the limits of news sitemaps. */
export async function readNewsSitemap(reader: Reader, now: Date): Promise<SitemapEntry[]> {
  const rows = await reader
    .selectFrom('listing as l')
    .innerJoin('edition_article as a', 'a.id', 'l.article_id')
    .select(['a.id', 'a.slug', 'a.headline', 'a.language', 'a.published_at', 'a.updated_at'])
    .where('l.list', 'in', ['latest:ar', 'latest:en'])
    .where('l.published_at', '>', new Date(now.getTime() - 48 * 3_600_000))
    .orderBy('l.published_at', 'desc')
    .limit(1_000)
    .execute();
  return rows.map(entryOf);
}

function entryOf(row: {
  id: number;
  slug: string;
  headline: string;
  language: Language;
  published_at: Date;
  updated_at: Date;
}): SitemapEntry {
  return {
    path: articlePath(row.id, row.slug),
    updated: row.updated_at,
    headline: row.headline,
    published: row.published_at,
    language: row.language,
  };
}
