/** Every version of an article that readers were shown. */
import { sql } from 'kysely';
import { articlePath, versionPath } from '#article/address.ts';
import type { ArticleContent, CorrectionKind, Language } from '#article/article.ts';
import { type Comparison, compare } from '#article/compare.ts';
import { bodyText, wordCount } from '#article/plain-text.ts';
import type { Reader } from '#database/connection.ts';
import type { VersionAct } from '#database/tables.ts';
import {
  coverageBlocks,
  coverageOf,
  isCoverage,
  isShownRecord,
  newestFirst,
  type RecordedCoverage,
} from '#daybook/coverage.ts';
import { type CoverageRecord, contentOf, parseRecord, type ShownRecord } from '#daybook/record.ts';
import { pictureView } from './cards.ts';
import type { Keyed } from './keys.ts';
import type { LiveEntryView } from './live.ts';
import type { ArticleView } from './view.ts';

/** Versions that a page lists, newest first: a live page may have thousands. */
const mostListed = 500;

export interface WithheldView {
  reason: string;
  at: Date;
}
export interface VersionLine {
  number: number;
  act: VersionAct;
  at: Date;
  /** How much was changed in its entries, where that is what the version is. */
  changes: number;
  /** What readers were told with it. */
  note: { kind: CorrectionKind; text: string } | null;
  /** Place in the daybook. */
  index: number;
  path: string;
  withheld: WithheldView | null;
}
/** The article as readers see it now: what all these pages are about. */
export interface ShownArticle {
  id: number;
  language: Language;
  headline: string;
  path: string;
}
export interface VersionsView {
  article: ShownArticle;
  /** Newest first. */
  versions: VersionLine[];
  /** How many there are in all. */
  count: number;
}
export interface VersionView {
  article: ShownArticle;
  number: number;
  /** Number of the newest: what readers see now. */
  newest: number;
  at: Date;
  act: VersionAct;
  index: number;
  withheld: WithheldView | null;
  /** `null`: withheld, or the article was withdrawn by it. */
  shown: ArticleView | null;
  /** Of a live coverage as it stood then, the newest first. */
  entries: LiveEntryView[];
}
export interface DifferenceView {
  article: ShownArticle;
  number: number;
  at: Date;
  /** Number of the version before with a text; `null` when there is none. */
  before: number | null;
  /** `null` when one of the two cannot be shown. */
  comparison: Comparison | null;
}

/** The article while readers see it: `null` for what is withdrawn or was never published, and for all of its versions. */
async function readShown(reader: Reader, id: number): Promise<ShownArticle | null> {
  const row = await reader
    .selectFrom('edition_article')
    .select(['id', 'language', 'headline', 'slug'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row
    ? { id, language: row.language, headline: row.headline, path: articlePath(row.id, row.slug) }
    : null;
}

const keysOf = (id: number): string[] => [`article:${id}`, `versions:${id}`];
const withheldOf = (row: { withheld_at: Date | null; withheld_reason: string | null }): WithheldView | null =>
  row.withheld_at && { reason: row.withheld_reason ?? '', at: row.withheld_at };

export async function readVersions(reader: Reader, id: number): Promise<Keyed<VersionsView> | null> {
  const article = await readShown(reader, id);
  if (!article) return null;
  const rows = await reader
    .selectFrom('article_version as v')
    // Every act of correction has its note, in the same order.
    .leftJoin(
      sql<{ kind: CorrectionKind; note: string; version: number }>`(
        select c.kind, c.note, w.number as version
        from (select kind, note, row_number() over (order by id) as nth from correction where article_id = ${id}) c
        join (select number, row_number() over (order by number) as nth from article_version
          where article_id = ${id} and act = 'correct') w using (nth))`.as('n'),
      (join) => join.onRef('n.version', '=', 'v.number'),
    )
    .select(['v.number', 'v.act', 'v.at', 'v.entry_index', 'v.withheld_at', 'v.withheld_reason'])
    .select(['n.kind', 'n.note', 'v.live_number'])
    .select(
      sql<number>`coalesce((select max(w.live_number) from article_version w
        where w.article_id = v.article_id and w.number < v.number), 0)`.as('covered'),
    )
    .where('v.article_id', '=', id)
    .orderBy('v.number', 'desc')
    .limit(mostListed)
    .execute();
  const versions = rows.map(
    (row): VersionLine => ({
      ...{ number: row.number, act: row.act, at: row.at, index: row.entry_index },
      changes: row.live_number === null ? 0 : row.live_number - row.covered,
      note: row.kind && row.note ? { kind: row.kind, text: row.note } : null,
      path: versionPath(id, row.number),
      withheld: withheldOf(row),
    }),
  );
  return { view: { article, versions, count: versions[0]?.number ?? 0 }, keys: keysOf(id) };
}

const versionRow = (reader: Reader, id: number, number: number) =>
  reader
    .selectFrom('article_version as v')
    .select(['number', 'act', 'at', 'entry_index', 'record', 'withheld_at', 'withheld_reason'])
    .select(sql<number>`(select max(number) from article_version where article_id = ${id})`.as('newest'))
    .where('article_id', '=', id)
    .where('number', '=', number)
    .executeTakeFirst();

/** An article as readers had it: its text, and the entries of its coverage. */
interface State {
  text: ShownRecord | null;
  /** Why there is no text, where that was taken away. */
  withheld: WithheldView | null;
  coverage: RecordedCoverage;
}

/** The article as it stood with a version: the last of its texts until then, with all that was covered until then. */
async function readState(reader: Reader, id: number, number: number): Promise<State> {
  const before = reader
    .selectFrom('article_version')
    .select(['number', 'record', 'withheld_at', 'withheld_reason'])
    .where('article_id', '=', id)
    .where('number', '<=', number)
    .where('act', '<>', 'unpublish');
  const [text, covers] = await Promise.all([
    before.where('act', '<>', 'cover').orderBy('number', 'desc').limit(1).executeTakeFirst(),
    before.where('act', '=', 'cover').orderBy('number').execute(),
  ]);
  const record = text?.record && parseRecord(text.record);
  return {
    text: record && isShownRecord(record) ? record : null,
    withheld: text ? withheldOf(text) : null,
    coverage: coverageOf(
      covers.map(({ record }): CoverageRecord | null => {
        const read = record && parseRecord(record);
        return read && isCoverage(read) ? read : null;
      }),
    ),
  };
}

const entriesOf = ({ coverage }: State): LiveEntryView[] =>
  newestFirst(coverage).map(({ at, edited, ...entry }) => ({
    ...{ ...entry, at: new Date(at), edited: edited === null ? null : new Date(edited), by: '' },
  }));

/** The bytes of a record while readers see the article; `withheld` in their place; `null` when there is neither. */
export async function readRecord(
  reader: Reader,
  id: number,
  number: number,
): Promise<{ bytes: Uint8Array } | { withheld: WithheldView } | null> {
  if (!(await readShown(reader, id))) return null;
  const row = await versionRow(reader, id, number);
  if (!row) return null;
  const withheld = withheldOf(row);
  return withheld ? { withheld } : { bytes: new Uint8Array(row.record!) };
}

export async function readVersion(
  reader: Reader,
  id: number,
  number: number,
): Promise<Keyed<VersionView> | null> {
  const article = await readShown(reader, id);
  const row = article && (await versionRow(reader, id, number));
  if (!row) return null;
  const state = row.act === 'unpublish' ? null : await readState(reader, id, number);
  const text = row.withheld_at ? null : state?.text;
  return {
    view: {
      ...{ article, number, newest: row.newest, at: row.at, act: row.act, index: row.entry_index },
      withheld: withheldOf(row) ?? state?.withheld ?? null,
      shown: text ? await articleOf(reader, text, number) : null,
      entries: text && state ? entriesOf(state) : [],
    },
    keys: keysOf(id),
  };
}

/** What a version changed against the one before it that has a text. */
export async function readDifference(
  reader: Reader,
  id: number,
  number: number,
): Promise<Keyed<DifferenceView> | null> {
  const article = await readShown(reader, id);
  const row = article && (await versionRow(reader, id, number));
  if (!row || row.act === 'unpublish') return null;
  const before = await reader
    .selectFrom('article_version')
    .select(['number', 'withheld_at'])
    .where('article_id', '=', id)
    .where('number', '<', number)
    .where('act', '<>', 'unpublish')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const [older, newer] = await Promise.all(
    [before, { number, withheld_at: row.withheld_at }].map(async (version) =>
      version && !version.withheld_at ? contentAt(await readState(reader, id, version.number)) : null,
    ),
  );
  return {
    view: {
      ...{ article, number, at: row.at, before: before?.number ?? null },
      comparison: older && newer ? compare(older, newer) : null,
    },
    keys: keysOf(id),
  };
}

/** Text and entries as one, for comparing; `null`: it cannot be shown. */
function contentAt({ text, coverage }: State): ArticleContent | null {
  if (!text) return null;
  const content = contentOf(text);
  const blocks = [...content.body.content, ...coverageBlocks(coverage)];
  return { ...content, body: { type: 'doc', content: blocks } };
}

/** A record as a page shows it: names without links, as it was; pictures that were taken back since are left out. */
async function articleOf(reader: Reader, record: ShownRecord, version: number): Promise<ArticleView> {
  const all = Object.entries(record.pictures);
  const revoked = new Set(
    all.length
      ? (
          await sql<{ hash: string }>`
            select hash from picture where revoked_at is not null and hash = any(${all.map(([, { hash }]) => hash)})
            union select hash from picture_replaced where hash = any(${all.map(([, { hash }]) => hash)})`.execute(
            reader,
          )
        ).rows.map(({ hash }) => hash)
      : [],
  );
  const pictures = Object.fromEntries(
    all.flatMap(([id, picture]) => (revoked.has(picture.hash) ? [] : [[id, pictureView(picture)] as const])),
  );
  const place = (name: string) => ({ name, path: '' });
  const lead = record.leadPicture && pictures[record.leadPicture.picture];
  return {
    ...{ id: record.article, externalId: null, path: versionPath(record.article, version) },
    ...{ kind: record.kind, language: record.language, kicker: record.kicker, headline: record.headline },
    ...{ standfirst: record.standfirst, summary: record.standfirst },
    section: record.sections[0] === undefined ? null : place(record.sections[0]),
    bylines: record.bylines.map(({ type, name }) => ({ type, ...place(name) })),
    picture: lead ? { ...lead, ...record.leadPicture!, focus: [0.5, 0.5] } : null,
    ...{ published: new Date(record.published), updated: new Date(record.updated) },
    wordCount: wordCount(`${record.standfirst}\n${bodyText(record.body)}`),
    corrected: record.corrections.length > 0,
    body: record.body,
    bodyPictures: Object.fromEntries(Object.entries(pictures).map(([id, picture]) => [Number(id), picture])),
    dateline: record.dateline,
    sections: record.sections.map((section) => [place(section)]),
    topics: record.topics.map(place),
    sourcing: null,
    corrections: record.corrections.map(({ kind, note, at }, id) => ({ id, kind, note, at: new Date(at) })),
    origin: record.origin,
    translations: [],
    versions: version,
  };
}
