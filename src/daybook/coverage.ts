/** A live coverage as its records tell it: each has what changed, all of them together how it stands. */
import type { Block } from '#article/body.ts';
import { entryBlockId, entryId } from '#article/live.ts';
import type { CoverageRecord, RecordedEntry, ShownRecord, VersionRecord } from './record.ts';

export interface RecordedCoverage {
  /** How each entry stands, by its number. */
  entries: ReadonlyMap<number, RecordedEntry>;
  /** Number of the last change that is recorded. */
  upTo: number;
  /** False when a record of it is withheld: then there may have been more. */
  whole: boolean;
}

export const isCoverage = (record: VersionRecord): record is CoverageRecord => record.act === 'cover';
export const isShownRecord = (record: VersionRecord): record is ShownRecord =>
  record.act !== 'cover' && record.act !== 'unpublish';

/** The records of one coverage, in their order, as one; `null`: a record that is withheld. */
export function coverageOf(records: readonly (CoverageRecord | null)[]): RecordedCoverage {
  const entries = new Map<number, RecordedEntry>();
  let upTo = 0;
  for (const record of records)
    for (const { number, entry } of record?.changes ?? []) {
      entries.set(entry.id, entry);
      upTo = number;
    }
  return { entries, upTo, whole: !records.includes(null) };
}

/** As readers have them: the newest first. */
export const newestFirst = ({ entries }: RecordedCoverage): RecordedEntry[] =>
  [...entries.values()].sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || b.id - a.id);

/** Entries as blocks of one text, so that two coverages can be compared as two texts are. */
export const coverageBlocks = (coverage: RecordedCoverage): Block[] =>
  newestFirst(coverage).flatMap(({ id, headline, body, removed }): Block[] => {
    const line = (name: string, text: string): Block[] =>
      text === ''
        ? []
        : [
            {
              ...{ type: 'paragraph', attrs: { id: `${entryId(id)}-${name}`, dir: null } },
              content: [{ type: 'text', text }],
            },
          ];
    return [
      ...line('headline', headline),
      ...body.content.map(
        (block) => ({ ...block, attrs: { ...block.attrs, id: entryBlockId(id, block.attrs.id) } }) as Block,
      ),
      ...line('note', removed?.note ?? ''),
    ];
  });
