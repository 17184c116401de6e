/** The daybook of an export, read from its file. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '#article/canonical.ts';
import { readLines } from '#bureau/read-lines.ts';
import { isCoverage } from '#daybook/coverage.ts';
import { type CoverageRecord, parseRecord, recordedContent, sha256Hex } from '#daybook/record.ts';
import { bundleBytes, tileBytes, tileWidth } from '#daybook/tiles.ts';
import { append, entryHash, type Hash, rootOf } from '#daybook/tree.ts';
import { type ExportedArticle, exportLine } from '#desk/export-format.ts';
import type { Coverage } from '#desk/live/carry.ts';
import { isExport } from '#desk/restore.ts';
import { checkCheckpoints } from './checkpoints.ts';
import { compareKept } from './coverage.ts';
import { contentPart } from './newsroom.ts';
import type { DaybookSource, Report } from './source.ts';

interface Version {
  entry: Uint8Array;
  record: Uint8Array | null;
  reason: string;
}

/** What the articles of the export say of each of their publications, as hashes: the texts are not kept in memory. */
const publicationsOf = ({ publications, revisions }: ExportedArticle): string[] => {
  const contents = new Map(revisions.map(({ number, content }) => [number, recordedContent(content)]));
  return publications.map(({ act, at, slug, publishedAt, updatedAt, revision }) =>
    hashOf(
      act === 'unpublish'
        ? { act, at: new Date(at) }
        : {
            ...{
              act,
              slug,
              at: new Date(at),
              published: new Date(publishedAt),
              updated: new Date(updatedAt),
            },
            content: contents.get(revision),
          },
    ),
  );
};
const hashOf = (value: unknown): string => sha256Hex(Buffer.from(canonicalJson(value)));

/** Reads an export. Throws when the file is none. */
export async function exportSource(file: string): Promise<DaybookSource> {
  if (!(await isExport(file)))
    throw new Error(`${file} is no export of a newsroom: \`warraq export FILE\` writes one.`);
  const keys: string[] = [];
  const checkpoints: { note: string; key: string }[] = [];
  const versions: Version[] = [];
  const byName = new Map<string, Version>();
  const published = new Map<number, string[]>();
  const coverages = new Map<number, Coverage>();
  const problems: [where: string, what: string][] = [];
  for await (const line of readLines(file)) {
    if (line.number === 1) continue;
    const where = `line ${line.number}`;
    if ('problem' in line) {
      problems.push([where, line.message]);
      continue;
    }
    const parsed = parse(line.text);
    if (!parsed) problems.push([where, 'it is no line of an export: it was changed']);
    else if (parsed.type === 'daybookKey') keys.push(parsed.key);
    else if (parsed.type === 'checkpoint') checkpoints.push(parsed);
    else if (parsed.type === 'article') {
      published.set(parsed.id, publicationsOf(parsed));
      if (parsed.live) coverages.set(parsed.id, parsed.live);
    } else if (parsed.type === 'picture') {
      const bytes = Buffer.from(parsed.bytes, 'base64');
      if (!createHash('sha256').update(bytes).digest('hex').startsWith(parsed.hash))
        problems.push([`picture ${parsed.id} (${parsed.hash})`, 'its bytes were changed']);
    } else if (parsed.type === 'version') {
      if (parsed.index !== versions.length) problems.push([where, `entry ${versions.length} is not there`]);
      const version = {
        entry: Buffer.from(parsed.entry),
        record: parsed.record === null ? null : Buffer.from(parsed.record),
        reason: parsed.withheld?.reason ?? '',
      };
      versions.push(version);
      byName.set(`${parsed.article}/${parsed.number}`, version);
    }
  }
  const levels: Hash[][] = [];
  const at = async (level: number, index: number): Promise<Hash> => levels[level]![index]!;
  for (const [index, { entry }] of versions.entries())
    for (const [level, place, hash] of await append(at, index, entryHash(entry))) {
      levels[level] ??= [];
      levels[level]![place] = hash;
    }
  const last = checkpoints.at(-1);
  return {
    keys: async () => [...(last ? [last.key] : []), ...keys.filter((key) => key !== last?.key)],
    checkpoint: async () => last?.note ?? null,
    tile: async ({ level, index, width }) => {
      const from = index * tileWidth;
      if (level === 'entries') {
        const part = versions.slice(from, from + width);
        return part.length === width ? bundleBytes(part.map(({ entry }) => entry)) : null;
      }
      const hashes = (levels[8 * level] ?? []).slice(from, from + width);
      return hashes.length === width ? tileBytes(hashes) : null;
    },
    record: async (article, version) => {
      const found = byName.get(`${article}/${version}`);
      if (!found) return { missing: 'it is not in the export' };
      return found.record ? { bytes: found.record } : { withheld: found.reason };
    },
    inside: async (entered, report: Report, remark) => {
      for (const [where, what] of problems) report(where, what);
      await checkCheckpoints(
        entered,
        keys,
        checkpoints.map(({ note }) => note),
        (size) => rootOf(at, size),
        report,
      );
      /** Records of coverages so far; a version that is none of them is the next publication of its article. */
      const covers = new Map<number, (CoverageRecord | null)[]>();
      for (const { article, version, act, at: time } of entered) {
        const record = byName.get(`${article}/${version}`)?.record;
        const read = record && parseRecord(record);
        const before = covers.get(article) ?? [];
        if (act === 'cover') covers.set(article, [...before, read && isCoverage(read) ? read : null]);
        if (!read || isCoverage(read)) continue;
        const said = hashOf(
          read.act === 'unpublish'
            ? { act, at: time }
            : {
                ...{ act, slug: read.slug, at: time, published: read.published, updated: read.updated },
                content: contentPart(read),
              },
        );
        if (published.get(article)?.[version - before.length - 1] !== said)
          report(
            `article ${article}, version ${version}`,
            'what was published is another thing in the articles of the export',
          );
      }
      for (const article of new Set([...covers.keys(), ...coverages.keys()]))
        compareKept(
          ...([`article ${article}, its coverage`, covers.get(article) ?? []] as const),
          ...([coverages.get(article) ?? null, report, remark] as const),
        );
    },
    close: async () => {},
  };
}

function parse(text: string) {
  try {
    return exportLine.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // No JSON: told as a line that was changed.
    return null;
  }
}
