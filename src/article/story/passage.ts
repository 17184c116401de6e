/** What the words of a cited passage say of their source: attributed or not, one source or several. */
import { matchText } from '#arabic/letters.ts';
import { type Attribution, attributionsIn } from '#arabic/sentences/attribution.ts';

/** Words for several who are not named, folded; with the article, prepositions and conjunctions taken off. */
const several = new Set(
  [
    ...['مصادر', 'مسؤولون', 'مسؤولين', 'دبلوماسيون', 'دبلوماسيين', 'مطلعون', 'مطلعين', 'مراقبون', 'مراقبين'],
    ...['محللون', 'محللين', 'خبراء', 'شهود', 'أوساط', 'جهات', 'مقربون', 'مقربين', 'نواب', 'سكان', 'عاملون'],
  ].map(matchText),
);
const before = /^(?:[وف]?(?:بال|كال|لل|ال|ب|ك|ل)?)/u;

/** Whether a speaker is several unnamed ones: «مصادر دبلوماسية», «بحسب المصادر». */
export const isSeveral = (speaker: string): boolean => {
  const first = matchText(speaker.trim().split(/\s+/u)[0] ?? '');
  return several.has(first) || several.has(first.replace(before, ''));
};

const end = ({ cue, content, speaker }: Attribution): number =>
  Math.max(cue.end, content?.end ?? 0, speaker?.end ?? 0);
const start = ({ cue, content, speaker }: Attribution): number =>
  Math.min(cue.start, content?.start ?? cue.start, speaker?.start ?? cue.start);

export interface PassageRead {
  /** The words say whose they are. */
  attributed: boolean;
  /** They speak of several sources. */
  plural: boolean;
}

/** Reads a passage in its paragraph: `at` is where its words begin. */
export function readPassage({
  paragraph,
  at,
  text,
}: {
  paragraph: string;
  at: number;
  text: string;
}): PassageRead {
  const around = attributionsIn(paragraph).filter(
    (attribution) => start(attribution) < at + text.length && end(attribution) > at,
  );
  return {
    attributed: around.some(({ speaker, form }) => speaker !== null || form !== 'passive'),
    plural: around.some(({ speaker }) => speaker !== null && isSeveral(speaker.core.text)),
  };
}

/**
 * Where something is believed, said or feared by nobody: «يُعتقد أن», «ذُكر أن». `covered` are stretches that rest on a
 * citation.
 */
export const sourcelessIn = (
  paragraph: string,
  covered: readonly { at: number; length: number }[],
): { start: number; end: number }[] =>
  attributionsIn(paragraph)
    .filter(({ form, speaker }) => form === 'passive' && speaker === null)
    .map((attribution) => ({ start: start(attribution), end: end(attribution) }))
    .filter((span) => !covered.some(({ at, length }) => at < span.end && at + length > span.start));
