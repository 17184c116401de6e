/** Live coverage as readers see it. */
import { type RawBuilder, sql } from 'kysely';
import type { Body, Citation } from '#article/body.ts';
import type { Reader } from '#database/connection.ts';
import { entriesShown, entryPath, livePath } from './live-pages.ts';
import { type PassedView, readSourcing, type SourcingView } from './stories/cited.ts';

export interface LiveEntryView {
  id: number;
  at: Date;
  headline: string;
  body: Body;
  key: boolean;
  pinned: boolean;
  by: string;
  /** When its words last changed. */
  edited: Date | null;
  /** Taken back: only the note is left of it. */
  removed: { note: string } | null;
}

export interface LiveView {
  article: number;
  /** Number of the last change that is in it: what comes after is asked for by this. */
  cursor: number;
  /** Newest first, pinned ones among them in their places too. */
  entries: LiveEntryView[];
  pinned: LiveEntryView[];
  /** The points it is summed up in, newest first. */
  keys: { id: number; headline: string; at: Date; path: string }[];
  /** Site-relative address of the entries before these, or `null`. */
  older: string | null;
}

export const mostKeys = 8;
export const mostPinned = 3;

interface EntryRow {
  id: number;
  at: string;
  headline: string;
  body: Body;
  key: boolean;
  pinned: boolean;
  by: string;
  edited: string | null;
  removed: boolean;
  note: string;
}

const columns = sql`json_build_object('id', e.id, 'at', e.at, 'headline', e.headline, 'key', e.is_key,
  'body', case when e.removed_at is null then e.body else '{"type":"doc","content":[]}' end, 'pinned', e.is_pinned,
  'by', e.author_name, 'edited', e.edited_at, 'removed', e.removed_at is not null, 'note', e.removed_note)`;

/** A key point, with how many entries are newer: it may stand on an older page. */
const point = sql`json_build_object('id', e.id, 'at', e.at, 'headline', e.headline, 'before', (
  select count(*) from live_entry n where n.article_id = e.article_id and (n.at, n.id) > (e.at, e.id)))`;

const viewOf = (row: EntryRow): LiveEntryView => ({
  ...{ id: row.id, body: row.body, key: row.key, pinned: row.pinned, by: row.by, at: new Date(row.at) },
  // Words that were taken back are not said again.
  headline: row.removed ? '' : row.headline,
  edited: row.edited === null ? null : new Date(row.edited),
  removed: row.removed ? { note: row.note } : null,
});

/** One page of a coverage, from `page` 0 on; the cursor and the entries are of one moment. One query. */
export async function readLive(reader: Reader, article: number, page = 0): Promise<LiveView> {
  const some = (where: RawBuilder<unknown>, limit: number, offset: number, entry = columns) => sql`(
    select json_agg(entry) from (select ${entry} as entry from live_entry e
      where e.article_id = ${article} and ${where} order by e.at desc, e.id desc limit ${limit} offset ${offset}) s)`;
  const source = sql<{
    cursor: number | null;
    entries: EntryRow[] | null;
    pinned: EntryRow[] | null;
    keys: { id: number; headline: string; at: string; before: number }[] | null;
  }>`(select (select number from live_head where article_id = ${article}) as cursor,
    ${some(sql`true`, entriesShown + 1, page * entriesShown)} as entries,
    ${some(sql`e.is_pinned and e.removed_at is null`, mostPinned, 0)} as pinned,
    ${some(sql`e.is_key and e.removed_at is null and e.headline <> ''`, mostKeys, 0, point)} as keys)`.as(
    'live',
  );
  const row = await reader.selectFrom(source).selectAll().executeTakeFirstOrThrow();
  const entries = (row.entries ?? []).map(viewOf);
  return {
    ...{ article, cursor: row.cursor ?? 0, entries: entries.slice(0, entriesShown) },
    pinned: (row.pinned ?? []).map(viewOf),
    keys: (row.keys ?? []).map(({ id, headline, at, before }) => ({
      ...{ id, headline, at: new Date(at), path: entryPath(article, id, before) },
    })),
    older: entries.length > entriesShown ? `${livePath(article)}/${page + 1}` : null,
  };
}

/** All that readers see cited in an article, in its entries too. */
const readCitations = (reader: Reader, article: number): Promise<Citation[]> =>
  reader
    .selectFrom('shown_citation')
    .select(['statement_id as statement', 'claim_id as claim'])
    .distinct()
    .where('article_id', '=', article)
    .execute();

/**
 * What a page of a coverage rests on: opened is what stands on it (`text`: the article's own, where it does too), counted is
 * all of the coverage. Three queries; one where nothing is cited.
 */
export async function readLiveSourcing(
  reader: Reader,
  { article, entries, pinned }: Pick<LiveView, 'article' | 'entries' | 'pinned'>,
  text: { body: Body; passed: PassedView[] } | null = null,
): Promise<SourcingView | null> {
  const shown = [...(text ? [text.body] : []), ...[...pinned, ...entries].map(({ body }) => body)];
  return readSourcing(reader, shown, text?.passed ?? [], await readCitations(reader, article));
}

/** What changed after a cursor, each with its entry as it stands now; in order. */
export async function readChanges(
  reader: Reader,
  article: number,
  after: number,
  limit: number,
): Promise<{ number: number; entry: LiveEntryView }[]> {
  const source = sql<{ number: number; entry: EntryRow }>`(
    select c.number, ${columns} as entry from live_change c join live_entry e on e.id = c.entry_id
    where c.article_id = ${article} and c.number > ${after} order by c.number limit ${limit})`.as('changed');
  const rows = await reader.selectFrom(source).selectAll().execute();
  return rows.map(({ number, entry }) => ({ number, entry: viewOf(entry) }));
}

/** One entry as it stands, or `null`. */
export async function readEntry(
  reader: Reader,
  article: number,
  entry: number,
): Promise<LiveEntryView | null> {
  const source = sql<{ entry: EntryRow }>`(
    select ${columns} as entry from live_entry e where e.article_id = ${article} and e.id = ${entry})`.as(
    'one',
  );
  const row = await reader.selectFrom(source).selectAll().executeTakeFirst();
  return row ? viewOf(row.entry) : null;
}
