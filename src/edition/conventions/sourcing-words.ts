/** The words of what an article rests on, by what they are for. */
import type { PluralForms } from '#arabic/plurals.ts';
import type { GateRule } from '#article/story/gate.ts';
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
  /** Over what was published although a rule of the newsroom's own stood against it, with the reason. */
  passed: string;
  passedRules: Record<GateRule, string>;
}
