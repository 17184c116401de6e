/** Every version of an article that readers were shown. */
import { sql } from 'kysely';
import { articlePath, versionPath } from '#article/address.ts';
import type { CorrectionKind, Language } from '#article/article.ts';
import { type Comparison, compare } from '#article/compare.ts';
import { bodyText, wordCount } from '#article/plain-text.ts';
import type { Reader } from '#database/connection.ts';
import type { PublicationAct } from '#database/tables.ts';
import { contentOf, parseRecord, type ShownRecord } from '#daybook/record.ts';
import { pictureView } from './cards.ts';
import type { Keyed } from './keys.ts';
import type { ArticleView } from './view.ts';

/** Versions that a page lists, newest first: a live page may have thousands. */
const mostListed = 500;

export interface WithheldView {
  reason: string;
  at: Date;
}
export interface VersionLine {
  number: number;
  act: PublicationAct;
  at: Date;
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
  act: PublicationAct;
  index: number;
  withheld: WithheldView | null;
  /** `null`: withheld, or the article was withdrawn by it. */
  shown: ArticleView | null;
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
    .select(['n.kind', 'n.note'])
    .where('v.article_id', '=', id)
    .orderBy('v.number', 'desc')
    .limit(mostListed)
    .execute();
  const versions = rows.map(
    (row): VersionLine => ({
      ...{ number: row.number, act: row.act, at: row.at, index: row.entry_index },
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

function shownRecord(bytes: Uint8Array | null): ShownRecord | null {
  const record = bytes && parseRecord(bytes);
  return record && record.act !== 'unpublish' ? record : null;
}

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
  const record = shownRecord(row.record);
  return {
    view: {
      ...{ article, number, newest: row.newest, at: row.at, act: row.act, index: row.entry_index },
      withheld: withheldOf(row),
      shown: record && (await articleOf(reader, record)),
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
    .select(['number', 'record'])
    .where('article_id', '=', id)
    .where('number', '<', number)
    .where('act', '<>', 'unpublish')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const [older, newer] = [shownRecord(before?.record ?? null), shownRecord(row.record)];
  return {
    view: {
      ...{ article, number, at: row.at, before: before?.number ?? null },
      comparison: older && newer && compare(contentOf(older), contentOf(newer)),
    },
    keys: keysOf(id),
  };
}

/** A record as a page shows it: names without links, as it was; pictures that were taken back since are left out. */
async function articleOf(reader: Reader, record: ShownRecord): Promise<ArticleView> {
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
    ...{ id: record.article, externalId: null, path: versionPath(record.article, record.version) },
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
    versions: record.version,
  };
}
