/** The words of versions and of the daybook, by what they are for. */
import type { PluralForms } from '#arabic/plurals.ts';
import type { ComparedFieldName } from '#article/compare.ts';

export interface VersionCounts {
  versions: PluralForms;
  /** Blocks that stayed as they were. */
  sameBlocks: PluralForms;
  /** In the entries of a live coverage. */
  coverageChanges: PluralForms;
  /** Entries of the daybook. */
  entries: PluralForms;
}

export interface VersionWords {
  /** At the foot of an article that was changed. */
  link: string;
  title: string;
  lead: string;
  /** While none is entered yet. */
  none: string;
  version(number: string): string;
  acts: Record<'publish' | 'update' | 'correct' | 'unpublish' | 'cover', string>;
  now: string;
  read: string;
  changes: string;
  record: string;
  entry(index: string): string;
  /** Over an older version. */
  older: string;
  newest: string;
  toArticle: string;
  withdrawn: string;
  withheld: string;
  withheldWhy: string;
  withheldStays: string;

  differenceTitle: string;
  difference(number: string, before: string): string;
  first: string;
  unchanged: string;
  cannotCompare: string;
  added: string;
  removed: string;
  moved: string;
  /** The words stayed, their dress did not. */
  dressed: string;
  fields: Record<ComparedFieldName, string>;

  log: string;
  logLead: string;
  logEmpty: string;
  logSize: string;
  logSigned: string;
  logRoot: string;
  logKey: string;
  logOlderKeys: string;
  logCheck: string;
  logSteps: readonly string[];
  logBounds: string;
  logFiles: string;
}
