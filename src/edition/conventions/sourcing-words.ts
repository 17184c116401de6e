/** The words of what an article rests on, by what they are for. */
import type { PluralForms } from '#arabic/plurals.ts';
import type { SourceKind } from '#article/story/source.ts';

/** So many sources of a kind: «مصدران رسميان». */
export type SourceCounts = Record<`${SourceKind}Sources`, PluralForms>;

export interface SourcingWords {
  /** Over the box: «كيف عرفنا هذا». */
  title: string;
  restsOn: string;
  unconfirmed: string;
  declined: string;
  /** On the quiet mark after a passage, before the source's label. */
  mark: string;
  close: string;
  said: string;
  othersSay: string;
}
