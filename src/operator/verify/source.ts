/** Where a daybook is read from to be checked: a site, an export, the newsroom's own database. */

import type { RecordedCoverage } from '#daybook/coverage.ts';
import type { ShownRecord } from '#daybook/record.ts';
import type { TileName } from '#daybook/tiles.ts';
import type { Entered } from './log.ts';

/** A version's record, or why there is none. */
export type FoundRecord =
  | { bytes: Uint8Array }
  /** For good, with the reason that is given. */
  | { withheld: string }
  /** The whole article is not shown. */
  | { withdrawn: true }
  /** What came in its place. */
  | { missing: string };

/** What is wrong, and where: the article and its version, an entry, a tile, a file. */
export interface Finding {
  where: string;
  what: string;
}
export type Report = (where: string, what: string) => void;

export interface DaybookSource {
  /** Keys that it gives itself, the one that signs now first. */
  keys(): Promise<string[]>;
  /** The newest checkpoint; `null`: nothing is entered. */
  checkpoint(): Promise<string | null>;
  /** `null`: not there. */
  tile(tile: TileName): Promise<Uint8Array | null>;
  record(article: number, version: number): Promise<FoundRecord>;
  /**
   * Compares what readers are shown with the newest record; `null`: the article was withdrawn. `coverage`: how its live
   * coverage stands by its records.
   */
  shown?(
    article: number,
    newest: ShownRecord | null,
    report: Report,
    beside: { coverage: RecordedCoverage; remark: (text: string) => void },
  ): Promise<void>;
  /** Everything else that can be held against the entries here. */
  inside?(entered: readonly Entered[], report: Report, remark: (text: string) => void): Promise<void>;
  close(): Promise<void>;
}
