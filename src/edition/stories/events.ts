/** Events of a story that readers see: what is expected next, what was, and by year. */
import { type RawBuilder, sql } from 'kysely';
import { articlePath, timelinePath } from '#article/address.ts';
import { endOf, type Precision } from '#article/story/moment.ts';
import type { EventStatus, Outcome } from '#article/story/story.ts';
import type { Reader } from '#database/connection.ts';
import { type Cursor, cursorText } from '../listing.ts';
import type { EventView, StoryPageView } from './view.ts';
import { shownEvent, shownStatement } from './visible.ts';

/** Events on the story's own page; a timeline is read for its newest end. */
const newestShown = 10;
const expectedShown = 5;
const pageSize = 100;

interface EventRow {
  id: number;
  title: string;
  at: Date;
  at_precision: Precision;
  place: string;
  status: EventStatus;
  outcome: Outcome | null;
  article_id: number | null;
  article_slug: string | null;
  article_headline: string | null;
  by: string[] | null;
}

const columns = sql`e.id, e.title, e.at, e.at_precision, e.place, e.status, e.outcome, a.id as article_id,
  a.slug as article_slug, a.headline as article_headline,
  (select array_agg(distinct o.label order by o.label) from event_statement x join statement s on s.id = x.statement_id
    join source o on o.id = s.source_id where x.event_id = e.id and s.withdrawn_at is null and o.withdrawn_at is null
    and ${shownStatement}) as by`;
const from = sql`from event e left join edition_article a on a.id = e.article_id`;
/** To come: nobody has said yet what became of it, and its hour is not over (`endOf`). */
export const toCome = sql<boolean>`(e.status = 'expected' and e.outcome is null
  and (e.at at time zone 'UTC' + interval '12 hours' + ('1 ' || e.at_precision)::interval)
    - interval '12 hours' > now() at time zone 'UTC')`;

const yearOf = (timeZone: string): RawBuilder<unknown> =>
  sql`extract(year from e.at at time zone ${timeZone})::int`;

export function eventView(row: EventRow, now: Date): EventView {
  const when = { at: new Date(row.at).toISOString(), precision: row.at_precision };
  return {
    ...{ id: row.id, title: row.title, when, place: row.place, status: row.status, outcome: row.outcome },
    overdue: row.status === 'expected' && row.outcome === null && endOf(when) <= now,
    article:
      row.article_id === null || row.article_slug === null
        ? null
        : { headline: row.article_headline ?? '', path: articlePath(row.article_id, row.article_slug) },
    by: row.by ?? [],
  };
}

const articleKeys = (rows: readonly EventRow[]): string[] =>
  rows.flatMap(({ article_id }) => (article_id === null ? [] : [`article:${article_id}`]));

interface StoryEvents {
  view: Pick<StoryPageView, 'expected' | 'events' | 'years'>;
  keys: string[];
}

/** What is expected, the newest events, and the years that have older ones. One query. */
export async function readEvents(
  reader: Reader,
  story: { id: number; slug: string },
  timeZone: string,
): Promise<StoryEvents> {
  const source = sql<{
    expected: EventRow[] | null;
    events: EventRow[] | null;
    years: { year: number; count: number }[] | null;
  }>`(
    with seen as materialized (
      select e.id, e.at, ${yearOf(timeZone)} as year, ${toCome} as coming
      from event e where e.story_id = ${story.id} and ${shownEvent}
    )
    select
      (select json_agg(r order by r.at, r.id) from (select ${columns} ${from}
        where e.id in (select id from seen where coming order by at, id limit ${expectedShown})) r) as expected,
      (select json_agg(r order by r.at desc, r.id desc) from (select ${columns} ${from}
        where e.id in (select id from seen where not coming order by at desc, id desc limit ${newestShown})) r) as events,
      (select json_agg(json_build_object('year', y.year, 'count', y.count) order by y.year desc)
        from (select year, count(*)::int from seen group by year) y) as years
  )`.as('told');
  const row = await reader.selectFrom(source).selectAll().executeTakeFirstOrThrow();
  const now = new Date();
  const expected = row.expected ?? [];
  const events = row.events ?? [];
  const years = row.years ?? [];
  const all = years.reduce((sum, { count }) => sum + count, 0);
  return {
    view: {
      expected: expected.map((event) => eventView(event, now)),
      events: events.map((event) => eventView(event, now)),
      // Where everything stands on the page already there is nowhere to go.
      years:
        all > expected.length + events.length
          ? years.map(({ year, count }) => ({ year, count, path: timelinePath(story.slug, year) }))
          : [],
    },
    keys: articleKeys([...expected, ...events]),
  };
}

/** One page of a year's events, newest first. */
export async function readYear(
  reader: Reader,
  { story, slug, year, timeZone }: { story: number; slug: string; year: number; timeZone: string },
  cursor: Cursor | null,
): Promise<{ events: EventView[]; next: string | null; keys: string[] }> {
  const source = sql<EventRow>`(
    select ${columns} ${from}
    where e.story_id = ${story} and ${yearOf(timeZone)} = ${year} and ${shownEvent}
      ${cursor ? sql`and (e.at, e.id) < (${cursor.published}::timestamptz, ${cursor.id}::int)` : sql``}
    order by e.at desc, e.id desc limit ${pageSize + 1}
  )`.as('told');
  const rows = await reader.selectFrom(source).selectAll().execute();
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  const now = new Date();
  return {
    events: shown.map((row) => eventView(row, now)),
    next:
      rows.length > pageSize && last
        ? `${timelinePath(slug, year)}?after=${cursorText({ published: last.at, id: last.id })}`
        : null,
    keys: articleKeys(shown),
  };
}
