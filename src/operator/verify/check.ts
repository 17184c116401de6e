/** Checks a daybook from outside: nothing that its source says is taken for true that can be reckoned. */
import { coverageOf, isCoverage, isShownRecord } from '#daybook/coverage.ts';
import { type Checkpoint, parseVerifierKey, type Verifier } from '#daybook/note.ts';
import { type CoverageRecord, parseRecord, sha256Hex, type VersionRecord } from '#daybook/record.ts';
import { sameHash } from '#daybook/tree.ts';
import { inParallel } from './in-parallel.ts';
import { checkChain, checkTiles, type Entered, opened, rebuild } from './log.ts';
import type { DaybookSource, Finding, Report } from './source.ts';

/** What is kept of a visit, to compare with at the next one. */
export interface Visit {
  key: string;
  checkpoint: string;
}

export interface CheckOptions {
  /** The key as it is known from elsewhere; without it the source's own word is taken. */
  key?: string;
  since?: Visit;
}

export interface Checked {
  findings: Finding[];
  /** Worth knowing, and nothing wrong. */
  remarks: string[];
  /** `null`: it could not be opened, or there is none. */
  checkpoint: Checkpoint | null;
  visit: Visit | null;
  versions: number;
  articles: number;
  withheld: number;
  withdrawn: number;
}

/** Requests under way at one time. */
const width = 8;

export async function checkDaybook(source: DaybookSource, options: CheckOptions = {}): Promise<Checked> {
  const findings: Finding[] = [];
  const remarks: string[] = [];
  const report: Report = (where, what) => void findings.push({ where, what });
  const checked: Checked = {
    ...{ findings, remarks, checkpoint: null, visit: null },
    ...{ versions: 0, articles: 0, withheld: 0, withdrawn: 0 },
  };
  const own = await source.keys();
  const keys = options.key ? [options.key] : own;
  const verifiers: Verifier[] = [];
  for (const key of keys)
    try {
      verifiers.push(parseVerifierKey(key));
    } catch (error) {
      report('key', (error as Error).message);
    }
  const note = await source.checkpoint();
  if (note === null) {
    if (options.since) report('checkpoint', 'there is none any longer: the daybook was taken away');
    else remarks.push('Nothing is entered in the daybook yet.');
    return checked;
  }
  const checkpoint = opened(note, verifiers);
  if (!checkpoint) {
    report('checkpoint', `it is not signed by ${options.key ? 'the key that was given' : 'the site’s key'}`);
    return checked;
  }
  checked.checkpoint = checkpoint;
  if (options.since && !options.key && !opensWith(note, options.since.key))
    report(
      'key',
      'the checkpoint is signed by another key than at the earlier visit. If the site says why, give the new one with --key',
    );
  const { size } = checkpoint;
  const log = await rebuild(source, size, report);
  await checkTiles(source, size, log, report);
  if (!sameHash(await log.root(size), checkpoint.root))
    report(
      'checkpoint',
      `its root is not that of the ${size} entries: an entry or the checkpoint was changed`,
    );
  checkChain(log, report);
  if (options.since) await checkSince(options.since, verifiers, checkpoint, log, report, remarks);

  // Entries of a coverage are versions too; what the article says is in the others.
  const newest = new Map(
    log.entries.filter(({ act }) => act !== 'cover').map((entry) => [entry.article, entry]),
  );
  checked.articles = newest.size;
  checked.versions = log.entries.length;
  const shown = new Map<number, VersionRecord>();
  const covers = new Map<number, CoverageRecord>();
  await inParallel(width, log.entries, async (entry) => {
    const where = `article ${entry.article}, version ${entry.version}`;
    const found = await source.record(entry.article, entry.version);
    if ('withheld' in found) {
      checked.withheld++;
      remarks.push(`${where} is withheld: ${found.withheld}`);
    } else if ('withdrawn' in found) {
      checked.withdrawn++;
      if (newest.get(entry.article)?.act !== 'unpublish')
        report(where, 'its record is not shown, and no entry says that the article was withdrawn');
    } else if ('missing' in found) report(where, `its record is not there: ${found.missing}`);
    else {
      const record = checkRecord(entry, found.bytes, report);
      if (record && isCoverage(record)) covers.set(entry.index, record);
      if (record && newest.get(entry.article) === entry) shown.set(entry.article, record);
    }
  });
  const covering = Map.groupBy(
    log.entries.filter(({ act }) => act === 'cover'),
    ({ article }) => article,
  );
  await inParallel(width, [...newest.values()], async (entry) => {
    const record = shown.get(entry.article);
    const remark = (text: string) => void remarks.push(text);
    const coverage = coverageOf(
      (covering.get(entry.article) ?? []).map(({ index }) => covers.get(index) ?? null),
    );
    if (entry.act === 'unpublish') await source.shown?.(entry.article, null, report, { coverage, remark });
    else if (record && isShownRecord(record))
      await source.shown?.(entry.article, record, report, { coverage, remark });
  });
  await source.inside?.(log.entries, report, (text) => remarks.push(text));
  checked.visit = { key: keys.find((key) => opensWith(note, key)) ?? keys[0]!, checkpoint: note };
  return checked;
}

function opensWith(note: string, key: string): boolean {
  try {
    return opened(note, [parseVerifierKey(key)]) !== null;
  } catch {
    // A key that is none was reported already.
    return false;
  }
}

/** Whether bytes are the record that an entry names; the record when they are. */
function checkRecord(entry: Entered, bytes: Uint8Array, report: Report): VersionRecord | null {
  const where = `article ${entry.article}, version ${entry.version}`;
  if (sha256Hex(bytes) !== entry.record) {
    report(where, 'its record is not the one that was entered: it was changed');
    return null;
  }
  const record = parseRecord(bytes);
  const { article, version, act, at } = entry;
  if (
    !record ||
    JSON.stringify([record.article, record.version, record.act, record.at]) !==
      JSON.stringify([article, version, act, at])
  ) {
    report(where, 'its record says another thing than its entry');
    return null;
  }
  return record;
}

/** The daybook of an earlier visit must be the beginning of this one. */
async function checkSince(
  since: Visit,
  verifiers: Verifier[],
  now: Checkpoint,
  log: Awaited<ReturnType<typeof rebuild>>,
  report: Report,
  remarks: string[],
): Promise<void> {
  const before = opened(since.checkpoint, [parseVerifierKey(since.key)]);
  if (!before) {
    report('earlier visit', 'its checkpoint is not signed by its key: the file was changed');
    return;
  }
  if (before.origin !== now.origin)
    remarks.push(`The daybook signed as ${before.origin} then and signs as ${now.origin} now.`);
  if (!verifiers.some(({ name }) => name === before.origin))
    report('earlier visit', `no key of ${before.origin} is among the site’s any longer`);
  if (before.size > now.size)
    report(
      'earlier visit',
      `the daybook had ${before.size} entries then and has ${now.size} now: it was cut`,
    );
  else if (!sameHash(await log.root(before.size), before.root))
    report(
      'earlier visit',
      `the first ${before.size} entries are not those of then: the daybook was written anew`,
    );
  else remarks.push(`It goes on from the ${before.size} entries of the earlier visit.`);
}
