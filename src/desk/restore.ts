/**
 * Reading an export back. Into an empty newsroom everything keeps its number, and so its address. Into one that
 * has articles already, sections, desks, people, topics and pictures are known by path, slug and hash; articles
 * by their number and first revision, and what is there already is left as it is.
 */
import { sql } from 'kysely';
import type { ArticleContent } from '#article/article.ts';
import { readLines } from '#bureau/read-lines.ts';
import type { FileStore } from '#darkroom/files.ts';
import { originalKey } from '#darkroom/picture-key.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { restoreThreads } from './comments/carry.ts';
import { DaybookIn } from './daybook/carry.ts';
import { type DaybookLine, isDaybookLine } from './daybook/export-lines.ts';
import {
  type ExportedArticle,
  type ExportedFront,
  type ExportLine,
  exportHead,
  exportLine,
} from './export-format.ts';
import { restoreFront } from './fronts/carry.ts';
import type { ImportOptions, ImportTotals } from './import-copy.ts';
import { restoreCoverages } from './live/carry.ts';
import { announce } from './outbox.ts';
import { pictureColumns, restoreReplaced } from './pictures/carry.ts';
import { readReferences, type Showing, show } from './projection.ts';
import { contentHash, signingDesk } from './revision.ts';
import { setSiteSettings, siteSettings } from './settings.ts';
import { bringIn, renumberCitations, type StoryNumbers, storyTables } from './stories/bring-in.ts';
import { isStoryLine, type StoryLine } from './stories/export-lines.ts';

const batchSize = 100;

/** True when a file begins as an export does. */
export async function isExport(file: string): Promise<boolean> {
  for await (const line of readLines(file)) return 'text' in line && /^\{"warraq":"export"/.test(line.text);
  return false;
}

const filingTables = ['section', 'desk', 'person', 'topic', 'picture'] as const;
type Table = (typeof filingTables)[number];
/** Numbers in the export → numbers here. */
type Numbers = Record<Table, Map<number, number>> & StoryNumbers;

/** Reads an export into the newsroom; adds to `totals`. A line that is broken is reported and counted as failed. */
export async function importExport(
  db: Database,
  pictures: FileStore,
  file: string,
  options: ImportOptions,
  totals: ImportTotals,
): Promise<ImportTotals> {
  const numbers = Object.fromEntries(
    [...filingTables, ...storyTables].map((table) => [table, new Map<number, number>()]),
  ) as Numbers;
  let batch: { line: number; article: ExportedArticle }[] = [];
  const fail = (line: number, message: string): void => {
    totals.failed++;
    options.report({ file, line, kind: 'failure', message });
  };
  const flush = async (): Promise<void> => {
    await db.transaction().execute(async (tx) => {
      for (const { line, outcome } of await restoreArticles(tx, batch, numbers)) {
        if (typeof outcome === 'string') totals[outcome]++;
        else fail(line, outcome.reason);
      }
    });
    batch = [];
    options.onBatch?.(totals);
  };

  const arrangeAsItWas = (front: ExportedFront): Promise<void> =>
    db.transaction().execute((tx) => restoreFront(tx, front, (id) => numbers.section.get(id) ?? id));

  const daybook = await DaybookIn.begin(db);
  let last = 1;
  try {
    for await (const line of readLines(file, options.onBytes)) {
      options.signal?.throwIfAborted();
      if ('problem' in line) {
        fail(line.number, line.message);
        continue;
      }
      if (line.number === 1) {
        const head = exportHead.parse(JSON.parse(line.text));
        const { settings } = head;
        if (settings) await db.transaction().execute((tx) => setSiteSettings(tx, settings));
        continue;
      }
      const parsed = parseLine(line.text);
      if (!('type' in parsed)) fail(line.number, parsed.reason);
      else if (parsed.type === 'article') {
        batch.push({ line: line.number, article: parsed });
        if (batch.length === batchSize) await flush();
      } else if (parsed.type === 'front' || isStoryLine(parsed)) {
        if (batch.length) await flush();
        const read = parsed.type === 'front' ? arrangeAsItWas(parsed) : bringIn(db, parsed, numbers);
        await read.catch((error: unknown) => fail(line.number, (error as Error).message));
      } else if (isDaybookLine(parsed)) {
        if (batch.length) await flush();
        await daybook.take(parsed).catch((error: unknown) => fail(line.number, (error as Error).message));
        last = line.number;
      } else await restoreFiling(db, pictures, parsed, numbers);
    }
    if (batch.length) await flush();
    await daybook.end().catch((error: unknown) => fail(last, (error as Error).message));
  } finally {
    await daybook.abandon();
  }
  await continueNumbers(db);
  return totals;
}

function parseLine(text: string): ExportLine | { reason: string } {
  try {
    const result = exportLine.safeParse(JSON.parse(text));
    if (result.success) return result.data;
    return {
      reason: result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
    };
  } catch (error) {
    return { reason: `not JSON: ${(error as Error).message.slice(0, 200)}` };
  }
}

async function restoreFiling(
  db: Database,
  pictures: FileStore,
  line: Exclude<ExportLine, { type: 'article' | 'front' } | StoryLine | DaybookLine>,
  numbers: Numbers,
): Promise<void> {
  const { type, ...row } = line;
  if (line.type === 'picture')
    await pictures.put(originalKey(line.hash), Buffer.from(line.bytes, 'base64'), 'image/jpeg');
  const key = line.type === 'section' ? 'path' : line.type === 'picture' ? 'hash' : 'slug';
  const value = (row as Record<string, unknown>)[key] as string;
  const here = await db.selectFrom(type).select('id').where(sql.ref(key), '=', value).executeTakeFirst();
  if (here) {
    numbers[type].set(row.id, here.id);
    return;
  }
  const values: { id: number } & Record<string, unknown> =
    line.type === 'picture' ? pictureColumns(line) : { ...row };
  if (line.type === 'section') {
    const above = line.path.includes('/') ? line.path.slice(0, line.path.lastIndexOf('/')) : null;
    const parent = above
      ? await db.selectFrom('section').select('id').where('path', '=', above).executeTakeFirst()
      : undefined;
    values.parent_id = parent?.id ?? null;
  }
  const taken = await db.selectFrom(type).select('id').where('id', '=', row.id).executeTakeFirst();
  const { id, ...rest } = values;
  const columns = taken ? rest : { id, ...rest };
  const inserted = await sql<{
    id: number;
  }>`insert into ${sql.table(type)} (${sql.join(Object.keys(columns).map((name) => sql.ref(name)))})
    overriding system value values (${sql.join(Object.values(columns))}) returning id`.execute(db);
  numbers[type].set(row.id, inserted.rows[0]!.id);
  if (line.type === 'picture') await restoreReplaced(db, inserted.rows[0]!.id, line.replaced);
}

/** After rows with given numbers, new rows must not be given the same ones. */
async function continueNumbers(db: Database): Promise<void> {
  for (const table of [...filingTables, ...storyTables, 'article', 'live_entry'] as const)
    await sql`select setval(pg_get_serial_sequence(${table}, 'id'), greatest((select max(id) from ${sql.table(table)}), 1))
      where exists (select from ${sql.table(table)})`.execute(db);
  await db.transaction().execute((tx) => announce(tx, 'site', ['site']));
}

function renumber(
  content: ArticleContent,
  numbers: Numbers,
  article: (id: number) => number,
): ArticleContent {
  const to = (table: Table, id: number): number => numbers[table].get(id) ?? id;
  return {
    ...content,
    sections: content.sections.map((section) => ({ ...section, id: to('section', section.id) })),
    topics: content.topics.map((topic) => ({ ...topic, id: to('topic', topic.id) })),
    bylines: content.bylines.map((byline) => ({ ...byline, id: to(byline.type, byline.id) })),
    leadPicture: content.leadPicture && {
      ...content.leadPicture,
      picture: to('picture', content.leadPicture.picture),
    },
    translationOf: content.translationOf && article(content.translationOf),
    body: renumberCitations(
      {
        ...content.body,
        content: content.body.content.map((block) =>
          block.type === 'picture'
            ? { ...block, attrs: { ...block.attrs, picture: to('picture', block.attrs.picture) } }
            : block,
        ),
      },
      numbers,
    ),
  };
}

type Restored = { line: number; outcome: 'imported' | 'unchanged' | { reason: string } };

async function restoreArticles(
  tx: DatabaseTransaction,
  batch: { line: number; article: ExportedArticle }[],
  numbers: Numbers,
): Promise<Restored[]> {
  if (!batch.length) return [];
  const here = new Map(
    (
      await tx
        .selectFrom('article')
        .innerJoin('revision', (join) => join.onRef('article_id', '=', 'article.id').on('number', '=', 1))
        .select(['article.id', 'content_hash'])
        .where(
          'article.id',
          'in',
          batch.map(({ article }) => article.id),
        )
        .execute()
    ).map((row) => [row.id, row.content_hash]),
  );
  const outcomes: Restored[] = [];
  const fresh: ExportedArticle[] = [];
  for (const { line, article } of batch) {
    const renumbered = {
      ...article,
      ...(article.piece && {
        piece: {
          ...article.piece,
          desk: article.piece.desk && (numbers.desk.get(article.piece.desk) ?? article.piece.desk),
        },
      }),
      revisions: article.revisions.map((revision) => ({
        ...revision,
        content: renumber(revision.content, numbers, (id) => id),
      })),
      live: article.live && renumberCitations(article.live, numbers),
    };
    const first = here.get(article.id);
    if (first === undefined) {
      fresh.push(renumbered);
      outcomes.push({ line, outcome: 'imported' });
    } else if (first === contentHash(renumbered.revisions[0]!.content))
      outcomes.push({ line, outcome: 'unchanged' });
    else
      outcomes.push({
        line,
        outcome: {
          reason: `number ${article.id} is another article here; an export goes into an empty newsroom or the one it came from`,
        },
      });
  }
  await insertArticles(tx, fresh);
  await showRestored(tx, fresh);
  return outcomes;
}

async function insertArticles(tx: DatabaseTransaction, articles: ExportedArticle[]): Promise<void> {
  if (!articles.length) return;
  await sql`insert into article (id, external_id, import_hash, created_at, head, published_revision, published_at, updated_at)
    overriding system value
    select * from json_to_recordset(${JSON.stringify(
      articles.map((article) => {
        const last = article.publications.at(-1);
        return {
          id: article.id,
          external_id: article.externalId,
          import_hash: article.importHash,
          created_at: article.createdAt,
          head: article.revisions.at(-1)!.number,
          published_revision: last && last.act !== 'unpublish' ? last.revision : null,
          published_at: last?.publishedAt ?? null,
          updated_at: last?.updatedAt ?? null,
        };
      }),
    )}::json) as r (id int, external_id text, import_hash text, created_at timestamptz, head int, published_revision int,
      published_at timestamptz, updated_at timestamptz)`.execute(tx);
  const all = <Row>(rows: (article: ExportedArticle) => Row[]): Row[] => articles.flatMap(rows);
  const revisions = all((article) =>
    article.revisions.map(({ number, content, basedOn, author, note, createdAt }) => ({
      ...{
        article_id: article.id,
        number,
        content: JSON.stringify(content),
        content_hash: contentHash(content),
      },
      ...{ based_on: basedOn, author, note, created_at: createdAt },
    })),
  );
  const publications = all((article) =>
    article.publications.map(({ revision, act, slug, publishedAt, updatedAt, at, author }) => ({
      ...{ article_id: article.id, revision, act, slug, author, at },
      ...{ published_at: publishedAt, updated_at: updatedAt },
    })),
  );
  const corrections = all((article) =>
    article.corrections.map((correction) => ({ article_id: article.id, ...correction })),
  );
  const redirects = all((article) => article.redirects.map((path) => ({ article_id: article.id, path })));
  await tx.insertInto('revision').values(revisions).execute();
  if (publications.length) await tx.insertInto('publication').values(publications).execute();
  if (corrections.length) await tx.insertInto('correction').values(corrections).execute();
  await insertPieces(tx, articles);
  await restoreThreads(tx, articles);
  await restoreCoverages(tx, articles);
  if (redirects.length)
    await tx
      .insertInto('redirect')
      .values(redirects)
      .onConflict((conflict) => conflict.column('path').doNothing())
      .execute();
}

/** Pieces as they stood; those of exports from before there was a newsroom are approved when they were ever shown. */
async function insertPieces(tx: DatabaseTransaction, articles: ExportedArticle[]): Promise<void> {
  await tx
    .insertInto('piece')
    .values(
      articles.map(({ id, piece, publications, revisions }) => ({
        article_id: id,
        workflow: piece?.workflow ?? (publications.length ? 'approved' : 'draft'),
        desk_id: piece ? piece.desk : signingDesk(revisions.at(-1)!.content),
        brief: piece?.brief ?? '',
        deadline: piece?.deadline ?? null,
      })),
    )
    .execute();
  const schedules = articles.flatMap(({ id, piece }) =>
    piece?.waiting
      ? [{ article_id: id, kind: piece.waiting.kind, due: piece.waiting.due, actor_name: piece.waiting.by }]
      : [],
  );
  const events = articles.flatMap(({ id, piece }) =>
    (piece?.events ?? []).map(({ act, revision, by, note, detail, at }) => ({
      ...{ article_id: id, act, revision, actor_name: by, note, detail: JSON.stringify(detail), at },
    })),
  );
  if (schedules.length) await tx.insertInto('schedule').values(schedules).execute();
  if (events.length) await tx.insertInto('piece_event').values(events).execute();
}

async function showRestored(tx: DatabaseTransaction, articles: ExportedArticle[]): Promise<void> {
  const showings = articles.flatMap((article): Showing[] => {
    const last = article.publications.at(-1);
    const revision = article.revisions.find(({ number }) => number === last?.revision);
    if (!last || last.act === 'unpublish' || !revision) return [];
    return [
      {
        article: article.id,
        externalId: article.externalId,
        content: revision.content,
        published: new Date(last.publishedAt),
        updated: new Date(last.updatedAt),
        corrected: article.corrections.length > 0,
        first: true,
      },
    ];
  });
  if (!showings.length) return;
  const { timeZone } = await siteSettings(tx);
  const references = await readReferences(
    tx,
    showings.map((showing) => showing.content),
    timeZone,
  );
  await announce(tx, 'published', await show(tx, showings, references));
}
