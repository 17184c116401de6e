/** Copy in: files from the bureau to the desk, in batches, each all or nothing. */
import { open } from 'node:fs/promises';
import { parseArticleRecord } from '#bureau/article-record.ts';
import type { CopyResult, Draft } from '#bureau/draft.ts';
import { type PageKnowledge, parsePastedPage } from '#bureau/pasted-page.ts';
import { type LineRead, readLines } from '#bureau/read-lines.ts';
import { tidyConcordance } from '#database/concordance/tidy.ts';
import type { Database } from '#database/connection.ts';
import { isUnavailable } from '#database/unavailable.ts';
import { type CopyOutcome, fileCopy } from './file-copy.ts';
import { siteSettings } from './settings.ts';

/** Records in one transaction: enough that a commit costs little, few enough that a broken one loses little. */
export const batchSize = 200;

export interface ImportTotals {
  imported: number;
  updated: number;
  unchanged: number;
  failed: number;
}

export interface ImportReport {
  file: string;
  line: number;
  column?: number;
  kind: 'failure' | 'warning' | 'notice';
  message: string;
}

export interface ImportOptions {
  publishing: boolean;
  report: (report: ImportReport) => void;
  /** Called as bytes of a file are read. */
  onBytes?: (bytes: number) => void;
  /** Called after every batch that was committed. */
  onBatch?: (totals: ImportTotals) => void;
  signal?: AbortSignal;
}

export const noTotals = (): ImportTotals => ({ imported: 0, updated: 0, unchanged: 0, failed: 0 });

/** Whether a file holds a JSON record a line: by its name, else by its first sign. */
export async function holdsRecords(file: string): Promise<boolean> {
  if (/\.(jsonl|ndjson|json|gz)$/i.test(file)) return true;
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    return /^\s*\{/.test(buffer.toString('utf8', 0, bytesRead).replace(/^\ufeff/, ''));
  } finally {
    await handle.close();
  }
}

/** What the newsroom knows that helps to read a page. */
export async function pageKnowledge(db: Database): Promise<PageKnowledge> {
  const [settings, sections, desks, people] = await Promise.all([
    siteSettings(db),
    db.selectFrom('section').select(['name', 'aliases']).execute(),
    db.selectFrom('desk').select('name').execute(),
    db.selectFrom('person').select('name').execute(),
  ]);
  return {
    sections: sections.flatMap(({ name, aliases }) => [name, ...aliases]),
    desks: desks.map(({ name }) => name),
    people: people.map(({ name }) => name),
    furniture: settings.furniture,
    timeZone: settings.timeZone,
  };
}

/** Fresh articles that are worth a segment of the concordance while more are coming. */
const worthSegment = 1_024;

interface Parsed {
  line: number;
  draft: Draft;
}

/**
 * Imports one file into the newsroom; adds to `totals` and returns it. What was committed before an interruption
 * stays and is found unchanged when the file is imported again. Throws when the file cannot be read or the
 * database goes away; everything that is wrong with a record is reported and counted as failed.
 */
export async function importFile(
  db: Database,
  file: string,
  options: ImportOptions,
  totals = noTotals(),
): Promise<ImportTotals> {
  let batch: Parsed[] = [];
  const take = (line: number, result: CopyResult): void => {
    if (!result.ok) {
      totals.failed++;
      const { failure } = result;
      options.report({
        file,
        kind: 'failure',
        line: failure.line,
        ...(failure.column ? { column: failure.column } : {}),
        message: failure.message,
      });
      return;
    }
    for (const warning of result.warnings) options.report({ file, kind: 'warning', ...warning });
    batch.push({ line, draft: result.draft });
  };
  // One batch is filed while the next is read: the database and this process each have work.
  let filing: Promise<void> = Promise.resolve();
  const flush = async (): Promise<void> => {
    await filing;
    const full = batch;
    batch = [];
    filing = fileBatch(db, file, full, options, totals).then(() => options.onBatch?.(totals));
    // Who awaits it next hears of the error; until then it is nobody's unhandled one.
    filing.catch(() => {});
  };

  try {
    if (await holdsRecords(file)) {
      const { timeZone } = await siteSettings(db);
      for await (const line of readLines(file, options.onBytes)) {
        options.signal?.throwIfAborted();
        take(line.number, parseLine(line, timeZone));
        if (batch.length === batchSize) await flush();
      }
    } else take(1, await readPage(db, file, options));
    if (batch.length) await flush();
  } finally {
    // Whatever ends the reading, the batch that is being filed is filed and counted.
    await Promise.allSettled([filing]);
  }
  await filing;
  return totals;
}

const parseLine = (line: LineRead, timeZone: string): CopyResult =>
  'problem' in line
    ? { ok: false, failure: { kind: line.problem, line: line.number, message: line.message } }
    : parseArticleRecord(line.text, line.number, timeZone);

async function readPage(db: Database, file: string, options: ImportOptions): Promise<CopyResult> {
  const parts: string[] = [];
  for await (const line of readLines(file, options.onBytes)) {
    if ('problem' in line)
      return { ok: false, failure: { kind: line.problem, line: line.number, message: line.message } };
    // Empty lines are passed over by the reader: numbers of lines must stay those of the file.
    while (parts.length < line.number - 1) parts.push('');
    parts.push(line.text);
  }
  return parsePastedPage(parts.join('\n'), await pageKnowledge(db));
}

async function fileBatch(
  db: Database,
  file: string,
  batch: Parsed[],
  options: ImportOptions,
  totals: ImportTotals,
): Promise<void> {
  if (!batch.length) return;
  const count = (parsed: Parsed, outcome: CopyOutcome): void => {
    totals[outcome.outcome]++;
    if (outcome.outcome === 'failed')
      options.report({ file, line: parsed.line, kind: 'failure', message: outcome.reason });
    else
      for (const notice of outcome.notices)
        options.report({ file, line: parsed.line, kind: 'notice', message: notice });
  };
  try {
    const outcomes = await fileCopy(
      db,
      batch.map(({ draft }) => draft),
      options.publishing,
    );
    if (options.publishing) await tidyConcordance(db, worthSegment);
    for (const [index, outcome] of outcomes.entries()) count(batch[index]!, outcome);
  } catch (error) {
    if (isUnavailable(error)) throw error;
    // One record that the database refuses must not take the others with it: each is tried alone.
    if (batch.length > 1) for (const parsed of batch) await fileBatch(db, file, [parsed], options, totals);
    else count(batch[0]!, { outcome: 'failed', reason: (error as Error).message });
  }
}
