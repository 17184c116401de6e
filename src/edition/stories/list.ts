/** The story files that readers have: as a page, in sitemaps, and over the articles that belong to them. */
import { sql } from 'kysely';
import { entityPath, storyPath } from '#article/address.ts';
import type { Language } from '#article/article.ts';
import { excerpt } from '#article/plain-text.ts';
import type { Precision } from '#article/story/moment.ts';
import type { Reader } from '#database/connection.ts';
import type { Keyed } from '../keys.ts';
import type { Place } from '../view.ts';
import { toCome } from './events.ts';
import { type HeadRow, headColumns, headOf } from './head.ts';
import type { FileNote, StoriesView } from './view.ts';
import { shownEntity, shownEvent } from './visible.ts';

/** An edition has no more running stories than its editors can keep. */
const mostStories = 200;
/** An article tells one story; more than two boxes would say that it tells none. */
const notesShown = 2;
/** Of a front's first line: what fits on a wide screen. */
const runningShown = 5;
/** Characters of the state of play over an article: about its first sentence. */
const noteLength = 150;

/** Files of a language, those that go on before those that are over, each group by its newest article. One query. */
export async function readStories(reader: Reader, language: Language): Promise<Keyed<StoriesView>> {
  const source = sql<HeadRow & { articles: number; newest: Date | null }>`(
    select ${headColumns}, news.articles, news.newest from story t
    cross join lateral (select count(*)::int as articles, max(a.published_at) as newest
      from story_article f join edition_article a on a.id = f.article_id where f.story_id = t.id) news
    where t.published_at is not null and t.language = ${language}
    order by t.status = 'closed', t.status = 'dormant', news.newest desc nulls last, t.id desc limit ${mostStories}
  )`.as('t');
  const rows = await reader.selectFrom(source).selectAll().execute();
  return {
    view: { stories: rows.map((row) => ({ ...headOf(row), articles: row.articles, newest: row.newest })) },
    keys: ['stories', ...rows.map(({ id }) => `story:${id}`)],
  };
}

/** The files that go on and were written about last, for a front. One query. */
export async function readRunning(reader: Reader, language: Language): Promise<Keyed<Place[]>> {
  const source = sql<{ id: number; slug: string; title: string; newest: Date }>`(
    select t.id, t.slug, t.title, max(a.published_at) as newest from story t
    join story_article f on f.story_id = t.id join edition_article a on a.id = f.article_id
    where t.published_at is not null and t.status = 'open' and t.language = ${language}
    group by t.id order by newest desc, t.id desc limit ${runningShown}
  )`.as('t');
  const rows = await reader.selectFrom(source).selectAll().execute();
  return {
    view: rows.map(({ slug, title }) => ({ name: title, path: storyPath(slug) })),
    keys: ['stories', ...rows.map(({ id }) => `story:${id}`)],
  };
}

/** Addresses of every file and entity that readers have. */
export async function readFilePaths(reader: Reader): Promise<string[]> {
  const source = sql<{ kind: 'story' | 'entity'; slug: string }>`(
    select 'story' as kind, t.slug from story t where t.published_at is not null
    union all select 'entity', n.slug from entity n where ${shownEntity}
    order by kind desc, slug limit 20000
  )`.as('paths');
  const rows = await reader.selectFrom(source).selectAll().execute();
  return rows.map(({ kind, slug }) => (kind === 'story' ? storyPath(slug) : entityPath(slug)));
}

/** The files to which an article belongs, as its page tells of them. One query. */
export async function readFileNotes(reader: Reader, article: number): Promise<Keyed<FileNote[]>> {
  const source = sql<{
    id: number;
    slug: string;
    title: string;
    language: Language;
    summary: string;
    expected: { title: string; at: string; precision: Precision } | null;
  }>`(
    select t.id, t.slug, t.title, t.language, t.summary,
      (select json_build_object('title', e.title, 'at', e.at, 'precision', e.at_precision) from event e
        where e.story_id = t.id and ${toCome} and ${shownEvent} order by e.at, e.id limit 1) as expected
    from story_article f join story t on t.id = f.story_id
    where f.article_id = ${article} and t.published_at is not null
    order by t.status = 'closed', t.id desc limit ${notesShown}
  )`.as('files');
  const rows = await reader.selectFrom(source).selectAll().execute();
  return {
    view: rows.map(({ id, slug, title, language, summary, expected }) => ({
      ...{ id, name: title, path: storyPath(slug), language },
      summary: opening(summary),
      expected: expected && {
        title: expected.title,
        when: { at: new Date(expected.at).toISOString(), precision: expected.precision },
      },
    })),
    keys: rows.map(({ id }) => `story:${id}`),
  };
}

/** The first sentence of a text, cut at a word when it is long. */
function opening(text: string): string {
  const [first = ''] = text.trim().split(/(?<=[.؟!])\s/u);
  return excerpt(first, noteLength);
}
