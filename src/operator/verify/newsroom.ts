/** The newsroom's own daybook, for the operator: also what never leaves the house is held against it. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { ArticleContent } from '#article/article.ts';
import { canonicalJson } from '#article/canonical.ts';
import type { FileStore } from '#darkroom/files.ts';
import { originalKey } from '#darkroom/picture-key.ts';
import type { Database } from '#database/connection.ts';
import { isCoverage, isShownRecord } from '#daybook/coverage.ts';
import { parseRecord, recordedContent, type ShownRecord } from '#daybook/record.ts';
import { append, entryHash, type Hash, rootOf } from '#daybook/tree.ts';
import { coveragesOf } from '#desk/live/carry.ts';
import { contentHash } from '#desk/revision.ts';
import { readCheckpoint, readKeys, readTile } from '#edition/daybook.ts';
import { checkCheckpoints } from './checkpoints.ts';
import { compareKept } from './coverage.ts';
import type { Entered } from './log.ts';
import type { DaybookSource, Report } from './source.ts';

/** Rows read at a time. */
const step = 200;

export function newsroomSource(db: Database, pictures: FileStore): DaybookSource {
  return {
    keys: () => readKeys(db),
    checkpoint: async () => (await readCheckpoint(db))?.note ?? null,
    tile: (tile) => readTile(db, tile),
    record: async (article, version) => {
      const row = await db
        .selectFrom('article_version')
        .select(['record', 'withheld_reason'])
        .where('article_id', '=', article)
        .where('number', '=', version)
        .executeTakeFirst();
      if (!row) return { missing: 'there is no such row' };
      return row.record ? { bytes: new Uint8Array(row.record) } : { withheld: row.withheld_reason ?? '' };
    },
    shown: (article, newest, report) => compareShown(db, article, newest, report),
    inside: async (entered, report, remark) => {
      await checkHashes(db, report);
      await checkCheckpoints(
        entered,
        await readKeys(db),
        (await db.selectFrom('daybook_checkpoint').select('note').orderBy('size').execute()).map(
          ({ note }) => note,
        ),
        (size) => rootHere(db, size),
        report,
      );
      await checkVersions(db, entered, report);
      await checkCoverages(db, report, remark);
      await checkRevisions(db, report);
      await checkPictures(db, pictures, report);
      const { rows } = await sql<{ due: number }>`select count(*)::int as due from daybook_due`.execute(db);
      if (rows[0]!.due)
        remark(`${rows[0]!.due} publications wait to be entered: the daybook is kept by \`warraq start\`.`);
    },
    close: async () => {},
  };
}

async function rootHere(db: Database, size: number): Promise<Hash> {
  return rootOf(async (level, index) => {
    const row = await db
      .selectFrom('daybook_hash')
      .select('hash')
      .where('level', '=', level)
      .where('index', '=', index)
      .executeTakeFirst();
    return row ? new Uint8Array(row.hash) : new Uint8Array(32);
  }, size);
}

/** Every hash that is kept, also those between the levels of tiles, against what the entries give. */
async function checkHashes(db: Database, report: Report): Promise<void> {
  const made = new Map<string, string>();
  const levels: Hash[][] = [];
  const entries = await db.selectFrom('daybook_entry').selectAll().orderBy('index').execute();
  for (const [count, { entry }] of entries.entries())
    for (const [level, index, hash] of await append(
      async (level, index) => levels[level]![index]!,
      count,
      entryHash(entry),
    )) {
      levels[level] ??= [];
      levels[level]![index] = hash;
      made.set(`${level}/${index}`, Buffer.from(hash).toString('hex'));
    }
  for (const { level, index, hash } of await db.selectFrom('daybook_hash').selectAll().execute())
    if (made.get(`${level}/${index}`) !== Buffer.from(hash).toString('hex'))
      report(`hash ${level}/${index}`, 'it is not that of the entries below it');
    else made.delete(`${level}/${index}`);
  for (const name of made.keys()) report(`hash ${name}`, 'it is not there');
}

const differs = (a: unknown, b: unknown): boolean => canonicalJson(a) !== canonicalJson(b);

/** What readers are served from (`edition_article`) against the newest record. */
async function compareShown(
  db: Database,
  article: number,
  newest: ShownRecord | null,
  report: Report,
): Promise<void> {
  const where = `article ${article}, as readers see it`;
  const row = await db.selectFrom('edition_article').selectAll().where('id', '=', article).executeTakeFirst();
  if (!newest) {
    if (row) report(where, 'it is shown, and the daybook says that it was withdrawn');
    return;
  }
  if (!row) {
    report(where, 'it is not shown');
    return;
  }
  const lead = newest.leadPicture && newest.pictures[newest.leadPicture.picture];
  const recorded = {
    ...{ slug: newest.slug, kind: newest.kind, language: newest.language, kicker: newest.kicker },
    ...{ headline: newest.headline, standfirst: newest.standfirst, dateline: newest.dateline },
    ...{ origin: newest.origin, translation_of: newest.translationOf, body: newest.body },
    ...{ published_at: newest.published, updated_at: newest.updated },
    bylines: newest.bylines,
    topics: newest.topics,
  };
  const shown = {
    ...row,
    bylines: row.bylines.map(({ type, name }) => ({ type, name })),
    topics: row.topics.map(({ name }) => name),
  };
  for (const [field, value] of Object.entries(recorded))
    if (differs(shown[field as keyof typeof recorded], value))
      report(where, `${field} is not what version ${newest.version} was published with`);
  if (row.picture && (!lead || row.picture.hash !== lead.hash)) report(where, 'its lead picture is another');
  else if (row.picture && newest.leadPicture) {
    const { alt, caption, credit } = row.picture;
    const { picture: _, ...words } = newest.leadPicture;
    if (differs({ alt, caption, credit }, words)) report(where, 'the words to its lead picture are others');
  }
  const told = await db
    .selectFrom('correction')
    .select(['kind', 'note', 'at'])
    .where('article_id', '=', article)
    .orderBy('id')
    .execute();
  if (differs(told, newest.corrections))
    report(where, 'its corrections are not those that readers were told');
}

/** Rows of versions and publications, and the revisions that were published, against records and entries. */
async function checkVersions(db: Database, entered: readonly Entered[], report: Report): Promise<void> {
  for (let from = 0; from < entered.length; from += step) {
    const part = entered.slice(from, from + step);
    const rows = await db
      .selectFrom('article_version as v')
      // Entries of a coverage are no publication.
      .leftJoin('publication as p', 'p.id', 'v.publication_id')
      .leftJoin('revision as r', (join) =>
        join.onRef('r.article_id', '=', 'p.article_id').onRef('r.number', '=', 'p.revision'),
      )
      .select(['v.entry_index', 'v.article_id', 'v.number', 'v.act', 'v.at', 'v.record', 'r.content'])
      .select('v.live_number')
      .select(['p.act as publication', 'p.at as published_at', 'p.slug', 'p.article_id as published_article'])
      .select(['p.published_at as first', 'p.updated_at as updated'])
      .where(
        'v.entry_index',
        'in',
        part.map(({ index }) => index),
      )
      .execute();
    const byIndex = new Map(rows.map((row) => [row.entry_index, row]));
    for (const entry of part) {
      const where = `article ${entry.article}, version ${entry.version}`;
      const row = byIndex.get(entry.index);
      if (!row) {
        report(where, 'its row is not there, or is another article’s');
        continue;
      }
      const { article, version, act, at } = entry;
      if (differs([row.article_id, row.number, row.act, row.at], [article, version, act, at]))
        report(where, 'its row says another thing than its entry');
      const record = row.record && parseRecord(row.record);
      if (act === 'cover') {
        if (record && isCoverage(record) && row.live_number !== record.changes.at(-1)?.number)
          report(where, 'its row says another thing than its record');
        continue;
      }
      if (differs([row.published_article, row.publication, row.published_at], [article, act, at]))
        report(where, 'the publication that it stands for is another now');
      if (!record || !isShownRecord(record) || !row.content) continue;
      if (differs([row.slug, row.first, row.updated], [record.slug, record.published, record.updated]))
        report(where, 'the publication that it stands for is another now');
      if (differs(contentPart(record), recordedContent(row.content)))
        report(where, 'the revision that was published is another now');
    }
  }
}

/** Every coverage as it is kept, with what stood before, against its records. */
async function checkCoverages(db: Database, report: Report, remark: (text: string) => void): Promise<void> {
  const { rows } = await sql<{ article: number }>`
    select article_id as article from live_entry union select article_id from live_head
    union select article_id from article_version where act = 'cover' order by article`.execute(db);
  for (const { article } of rows) {
    const versions = await db
      .selectFrom('article_version')
      .select('record')
      .where('article_id', '=', article)
      .where('act', '=', 'cover')
      .orderBy('number')
      .execute();
    const records = versions.map(({ record }) => {
      const read = record && parseRecord(record);
      return read && isCoverage(read) ? read : null;
    });
    const where = `article ${article}, its coverage`;
    const kept = (await coveragesOf(db, [article])).get(article) ?? null;
    compareKept(where, records, kept, report, remark);
    const head = await db
      .selectFrom('live_head')
      .select('number')
      .where('article_id', '=', article)
      .executeTakeFirst();
    if ((head?.number ?? 0) !== (kept?.changes.at(-1)?.number ?? 0))
      report(where, 'it says another number of changes than it has');
  }
}

/** What of a record comes from the content. */
export const contentPart = (record: ShownRecord): ReturnType<typeof recordedContent> => {
  const { kind, language, kicker, headline, standfirst, dateline, body } = record;
  const { bylines, sections, topics, leadPicture, origin, translationOf } = record;
  return {
    ...{ kind, language, kicker, headline, standfirst, dateline, body },
    ...{ bylines, sections, topics, leadPicture, origin, translationOf },
  };
};

/** Every revision, published or not, against the hash that it was kept with. */
async function checkRevisions(db: Database, report: Report): Promise<void> {
  for (let after = { article: 0, number: 0 }; ; ) {
    const rows = await db
      .selectFrom('revision')
      .select(['article_id', 'number', 'content', 'content_hash'])
      .where(sql<boolean>`(article_id, number) > (${after.article}::int, ${after.number}::int)`)
      .orderBy('article_id')
      .orderBy('number')
      .limit(step)
      .execute();
    for (const { article_id, number, content, content_hash } of rows)
      if (contentHash(content as ArticleContent) !== content_hash)
        report(`article ${article_id}, revision ${number}`, 'its content was changed');
    const last = rows.at(-1);
    if (!last) return;
    after = { article: last.article_id, number: last.number };
  }
}

/** Every original in the store of files against the hash that names it. */
async function checkPictures(db: Database, pictures: FileStore, report: Report): Promise<void> {
  for (const { id, hash } of await db.selectFrom('picture').select(['id', 'hash']).orderBy('id').execute()) {
    const bytes = await pictures.get(originalKey(hash)).catch((error: Error) => error);
    const where = `picture ${id} (${hash})`;
    if (bytes === null) report(where, 'its file is not there');
    else if (bytes instanceof Error) report(where, `its file cannot be read: ${bytes.message}`);
    else if (!createHash('sha256').update(bytes).digest('hex').startsWith(hash))
      report(where, 'its file was changed');
  }
}
