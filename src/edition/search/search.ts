/**
 * Search for readers: what was typed is understood (`understand.ts`), ranked in the concordance, narrowed, and shown
 * with the passages that match. Routes and pages know only the type `Search`.
 */
import { sql } from 'kysely';
import type { Language } from '#article/article.ts';
import { languages } from '#article/article.ts';
import { blockText } from '#article/plain-text.ts';
import { marksIn, passageOf, type Recognise } from '#concordance/highlight.ts';
import { sameText } from '#concordance/likeness/near-copy.ts';
import { unpackSignature } from '#concordance/likeness/record.ts';
import { type ParsedQuery, parseQuery } from '#concordance/query.ts';
import { type Hit, type Ranking, rank, recencyAt } from '#concordance/rank.ts';
import { filter } from '#concordance/terms.ts';
import { openConcordance } from '#database/concordance/read.ts';
import type { Reader } from '#database/connection.ts';
import { cardColumns, cardOf } from '../cards.ts';
import { cardKeys, type Keyed } from '../keys.ts';
import type { Site } from '../site.ts';
import type { SearchHit, SearchQuery, SearchView } from '../view.ts';
import { holdsPhrase } from './phrase.ts';
import { type Understanding, understand } from './understand.ts';

export type Search = (
  reader: Reader,
  site: Site,
  language: Language,
  query: SearchQuery,
) => Promise<Keyed<SearchView>>;

/** How far a reader can page; who looks at the six-hundredth result wants another query. */
const deepest = 600;
/** Results ranked beyond those of the page, to know what follows. */
const ahead = 20;
/** Results whose text is looked at for a phrase. */
const mostLookedAt = 200;
/** Results that miss some of the words are shown when so few hold them all, and only those of so many points of the best. */
const fewWhole = 10;
const looseShare = 0.3;
const mostLoose = 100;

const emptyView = (query: SearchQuery): SearchView => ({
  query,
  hits: [],
  total: 0,
  relaxed: false,
  suggestion: null,
  corrected: [],
  nowhere: [],
  next: null,
});

/**
 * Articles that hold every word in some form come first (inflected, respelt, a slip mended); when they are few, those
 * that miss a word follow, and each says which. `relaxed` says that there were none of the first kind. Four to seven
 * queries, whatever is typed.
 */
export const search: Search = async (reader, site, language, query) => {
  const parsed = parseQuery(query.q);
  if (!parsed.words.length) return { view: emptyView(query), keys: [] };
  const concordance = await openConcordance(reader);
  const understanding = await understand(reader, concordance, parsed);
  const limits = await limitsOf(reader, site, language, query, parsed);
  await concordance.load([...(limits.must ?? []), ...(limits.without ?? [])]);
  const offset = Math.min(Number.parseInt(query.cursor ?? '0', 10) || 0, deepest);
  const prior = recencyAt(Date.now() / 1000);
  const run = (most: number, strict: boolean) =>
    rank(concordance.segments, understanding.groups, { ...limits, most, prior, strict });
  let ranking: Ranking;
  let loosened = false;
  const unwanted = parsed.excluded.filter((words) => words.length > 1);
  if (parsed.phrases.length) {
    ranking = await withPhrases(reader, run(mostLookedAt, true), parsed.phrases, unwanted);
    // A phrase that stands nowhere: its words, then, wherever they stand.
    loosened = !ranking.hits.length;
  } else ranking = { hits: [], total: 0 };
  if (!ranking.hits.length)
    ranking = unwanted.length
      ? await withPhrases(reader, run(mostLookedAt, false), [], unwanted)
      : run(Math.max(mostLoose, Math.min(deepest, offset + query.limit + ahead)), false);
  const relaxed = ranking.hits.length > 0 && (loosened || ranking.total === 0);
  const hits = worthShowing(ranking, understanding);
  const { page, end } = await foldedPage(reader, hits, offset, query.limit);
  const view: SearchView = {
    ...emptyView(query),
    hits: await hitsOf(reader, site, page, understanding),
    total: ranking.total || hits.length,
    relaxed,
    suggestion: suggestionOf(query.q, understanding),
    corrected: Array.from(understanding.corrected, ([i, to]) => ({ from: parsed.words[i]!.text, to })),
    nowhere: understanding.nowhere.map((i) => parsed.words[i]!.text),
    next: end < hits.length ? String(end) : null,
  };
  return { view, keys: ['search', ...cardKeys(view.hits.map((hit) => hit.card))] };
};

/** A hit with those that follow it and say the same. */
interface Folded extends Hit {
  copies: number[];
}

/** From `offset` on so many hits of different texts, and where the next page begins. */
async function foldedPage(
  reader: Reader,
  hits: readonly Hit[],
  offset: number,
  limit: number,
): Promise<{ page: Folded[]; end: number }> {
  const near = hits.slice(offset, offset + limit + ahead);
  if (!near.length) return { page: [], end: hits.length };
  const rows = await reader
    .selectFrom('concordance_document')
    .select(['article_id', 'signature'])
    .where('article_id', '=', sql<number>`any(${near.map(({ article }) => article)}::int[])`)
    .execute();
  const signatures = new Map(rows.map((row) => [row.article_id, unpackSignature(row.signature)]));
  const page: Folded[] = [];
  let end = offset;
  for (const hit of near) {
    const signature = signatures.get(hit.article);
    const twin = signature && page.find(({ article }) => sameText(signatures.get(article)!, signature));
    if (twin) twin.copies.push(hit.article);
    else if (page.length === limit) break;
    // Withdrawn a moment ago: it has no signature any more, and no text.
    else if (signature) page.push({ ...hit, copies: [] });
    end++;
  }
  return { page, end };
}

/** The whole hits, and after them the loose ones where the whole are few. */
function worthShowing({ hits, total }: Ranking, { groups }: Understanding): Hit[] {
  if (total >= fewWhole) return hits.slice(0, total);
  const best = hits[Math.min(total, hits.length - 1)]?.score ?? 0;
  return hits.filter(
    (hit, i) => i < total || (hit.score >= best * looseShare && (groups.length < 3 || hit.groups !== 0)),
  );
}

async function limitsOf(
  reader: Reader,
  site: Site,
  language: Language,
  { section, desk, from, to }: SearchQuery,
  { excluded }: ParsedQuery,
) {
  const must: string[] = [];
  if (section) must.push(filter(`section:${site.byKey.get(section)?.id ?? 0}`));
  if (desk) {
    const found = await reader.selectFrom('desk').select('id').where('slug', '=', desk).executeTakeFirst();
    must.push(filter(`desk:${found?.id ?? 0}`));
  }
  const { timeZone } = site.settings;
  return {
    language: languages.indexOf(language),
    must,
    without: excluded.filter((words) => words.length === 1).map(([word]) => word!.stem),
    ...(from ? { from: dayStart(from, 0, timeZone) } : {}),
    ...(to ? { to: dayStart(to, 1, timeZone) } : {}),
  };
}

/** Seconds since 1970 at which a day begins in a time zone, so many days later. */
function dayStart(day: string, addDays: number, timeZone: string): number {
  const utc = new Date(`${day}T00:00:00Z`);
  utc.setUTCDate(utc.getUTCDate() + addDays);
  const local = new Date(utc.toLocaleString('en-US', { timeZone }));
  const asUtc = new Date(utc.toLocaleString('en-US', { timeZone: 'UTC' }));
  return (utc.getTime() - (local.getTime() - asUtc.getTime())) / 1000;
}

/** What is left when the texts themselves are looked at: every phrase wanted, no phrase excluded. */
async function withPhrases(
  reader: Reader,
  ranking: Ranking,
  wanted: readonly ParsedQuery['words'][],
  unwanted: readonly ParsedQuery['words'][],
): Promise<Ranking> {
  const looked = ranking.hits.slice(0, mostLookedAt);
  const texts = await textsOf(reader, looked);
  const hits = looked.filter(({ article }) => {
    const fields = texts.get(article);
    if (!fields) return false;
    const holds = (words: ParsedQuery['words']) => fields.some((field) => holdsPhrase(field, words));
    return wanted.every(holds) && !unwanted.some(holds);
  });
  const whole = looked.slice(0, ranking.total).length;
  const kept = hits.filter((hit) => looked.indexOf(hit) < whole).length;
  return { hits, total: kept };
}

async function textsOf(reader: Reader, hits: readonly Hit[]): Promise<Map<number, string[]>> {
  if (!hits.length) return new Map();
  const rows = await reader
    .selectFrom('edition_article')
    .select(['id', 'kicker', 'headline', 'standfirst', 'body'])
    .where(
      'id',
      'in',
      hits.map(({ article }) => article),
    )
    .execute();
  return new Map(
    rows.map(({ id, kicker, headline, standfirst, body }) => [
      id,
      [headline, kicker, standfirst, ...body.content.map(blockText)],
    ]),
  );
}

/** The query with its slips mended, to be offered; `null` where there were none. */
function suggestionOf(q: string, { words, corrected }: Understanding): string | null {
  if (!corrected.size) return null;
  let text = q;
  for (const [i, spelling] of corrected) text = text.replace(words[i]!.text, () => spelling);
  return text === q ? null : text;
}

async function hitsOf(
  reader: Reader,
  site: Site,
  hits: readonly Folded[],
  { words, groups, recognised }: Understanding,
): Promise<SearchHit[]> {
  if (!hits.length) return [];
  const rows = await reader
    .selectFrom('edition_article as a')
    .select(cardColumns)
    .select('a.body')
    .where(
      'a.id',
      'in',
      hits.flatMap(({ article, copies }) => [article, ...copies]),
    )
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const recognise: Recognise = ({ stem }) => recognised.get(stem) ?? -1;
  return hits.flatMap((hit): SearchHit[] => {
    const row = byId.get(hit.article);
    if (!row) return [];
    const text = [row.standfirst, ...row.body.content.map(blockText)].filter(Boolean).join(' ');
    return [
      {
        card: cardOf(row, site),
        headlineMarks: marksIn(row.headline, recognise),
        snippet: passageOf(text, recognise, words.length),
        missing: groups.flatMap((group, i) =>
          group.optional || hit.groups & (1 << i) ? [] : [words[i]!.text],
        ),
        copies: hit.copies.flatMap((article) => {
          const copy = byId.get(article);
          if (!copy) return [];
          const { id, externalId, headline, path } = cardOf(copy, site);
          return [{ id, externalId, headline, path }];
        }),
      },
    ];
  });
}
