/**
 * Search: a plain first version on PostgreSQL. The seam for the engine to come is `Search`: routes and pages know
 * only this type (docs/decisions/006-search-seam.md).
 */
import { sql } from 'kysely';
import { matchWord, wordsOf } from '#arabic/words.ts';
import type { Language } from '#article/article.ts';
import { blockText } from '#article/plain-text.ts';
import type { Reader } from '#database/connection.ts';
import { cardColumns, cardOf } from './cards.ts';
import { cardKeys, type Keyed } from './keys.ts';
import type { Site } from './site.ts';
import type { SearchHit, SearchQuery, SearchView } from './view.ts';

export type Search = (
  reader: Reader,
  site: Site,
  language: Language,
  query: SearchQuery,
) => Promise<Keyed<SearchView>>;

/** Words of a query that count; what is typed beyond is not looked at. */
const mostWords = 16;
/** Characters around the first match in a snippet. */
const before = 60;
const snippetLength = 220;

/** `queryWords('وفد «حماس» في موسكو')` → match forms, each once. */
function queryWords(text: string): string[] {
  const words = new Set<string>();
  for (const { word } of wordsOf(text.slice(0, 500))) {
    const form = matchWord(word);
    if (form) words.add(form);
    if (words.size === mostWords) break;
  }
  return [...words];
}

const dayStart = (day: string | undefined, addDays: number, timeZone: string): Date | null => {
  if (!day) return null;
  const utc = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(utc.getTime())) return null;
  utc.setUTCDate(utc.getUTCDate() + addDays);
  const local = new Date(utc.toLocaleString('en-US', { timeZone }));
  const asUtc = new Date(utc.toLocaleString('en-US', { timeZone: 'UTC' }));
  return new Date(utc.getTime() - (local.getTime() - asUtc.getTime()));
};

/** All words must be there; where nothing holds them all, any of them, and `relaxed` says so. Two or three queries. */
export const search: Search = async (reader, site, language, query) => {
  const words = queryWords(query.q);
  const empty: SearchView = { query, hits: [], total: 0, relaxed: false, suggestion: null, next: null };
  if (!words.length) return { view: empty, keys: [] };
  const list = query.section
    ? `section:${site.byKey.get(query.section)?.id ?? 0}`
    : query.desk
      ? `desk:${(await reader.selectFrom('desk').select('id').where('slug', '=', query.desk).executeTakeFirst())?.id ?? 0}`
      : null;
  const offset = Math.min(Number.parseInt(query.cursor ?? '0', 10) || 0, 600);
  const { timeZone } = site.settings;
  const run = async (operator: ' & ' | ' | ') => {
    const tsquery = words.map((word) => `'${word}'`).join(operator);
    const source = sql<{ article_id: number; score: number; total: string }>`(
      select article_id, score, count(*) over () as total from search_articles(${tsquery}::tsquery, ${language},
        ${list}::text, ${dayStart(query.from, 0, timeZone)}::timestamptz, ${dayStart(query.to, 1, timeZone)}::timestamptz)
      order by score desc, published_at desc, article_id desc limit ${query.limit} offset ${offset}
    )`.as('found');
    return reader.selectFrom(source).selectAll().execute();
  };
  let found = await run(' & ');
  const relaxed = !found.length && words.length > 1 && offset === 0;
  if (relaxed) found = await run(' | ');
  if (!found.length) return { view: { ...empty, relaxed }, keys: ['search'] };

  const rows = await reader
    .selectFrom('edition_article as a')
    .select(cardColumns)
    .select('a.body')
    .where(
      'a.id',
      'in',
      found.map((hit) => hit.article_id),
    )
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const wanted = new Set(words);
  const hits = found.flatMap(({ article_id }): SearchHit[] => {
    const row = byId.get(article_id);
    if (!row) return [];
    const text = [row.standfirst, ...row.body.content.map(blockText)].filter(Boolean).join(' ');
    return [{ card: cardOf(row, site), snippet: snippetOf(text, wanted) }];
  });
  const total = Number(found[0]!.total);
  const next = offset + found.length < total ? String(offset + found.length) : null;
  return {
    view: { query, hits, total, relaxed, suggestion: null, next },
    keys: ['search', ...cardKeys(hits.map((hit) => hit.card))],
  };
};

/** The passage around the first wanted word, with the places of all wanted words in it, on the original letters. */
export function snippetOf(text: string, wanted: Set<string>): SearchHit['snippet'] {
  const clean = text.replace(/\s+/g, ' ');
  let first = 0;
  for (const { word, start } of wordsOf(clean))
    if (wanted.has(matchWord(word))) {
      first = start;
      break;
    }
  let start = Math.max(0, first - before);
  if (start > 0) start = clean.indexOf(' ', start) + 1;
  let end = Math.min(clean.length, start + snippetLength);
  if (end < clean.length) end = Math.max(clean.lastIndexOf(' ', end), start + 1);
  const passage = clean.slice(start, end);
  const lead = start > 0 ? '… ' : '';
  const marks: [number, number][] = [];
  for (const { word, start: from, end: to } of wordsOf(passage))
    if (wanted.has(matchWord(word))) marks.push([from + lead.length, to + lead.length]);
  return { text: `${lead}${passage}${end < clean.length ? ' …' : ''}`, marks };
}
