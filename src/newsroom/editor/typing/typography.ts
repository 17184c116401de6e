/** Arabic typography while typing: what a typed sign becomes, and what in a text an editor should look at. */
import { baseDirection } from '#arabic/bidi.ts';
import { isArabic } from '#arabic/letters.ts';

const arabicSigns: Record<string, string> = { ',': '،', ';': '؛', '?': '؟' };
const opensAfter = /(^|[\s([{«‹—–-])$/;

/** The direction of what is being written: by the last letter before the caret, else the block's. */
function writingDirection(before: string, block: 'rtl' | 'ltr'): 'rtl' | 'ltr' {
  return baseDirection([...before].reverse().join('')) ?? block;
}

/**
 * What to put in instead of a typed sign; `null` leaves it as it is, `''` swallows it. `before` is the text of the
 * block before the caret, `block` the direction of the block.
 *
 * `typed('قال', ',', 'rtl')` → `'،'`; `typed('قال ', '"', 'rtl')` → `'«'`; `typed('BBC', ',', 'rtl')` → `null`;
 * `typed('قال ', ' ', 'rtl')` → `''`
 */
export function typed(before: string, sign: string, block: 'rtl' | 'ltr'): string | null {
  if (sign === ' ') return /(^|\s)$/.test(before) && !before.endsWith('\n') ? '' : null;
  if (sign === '"') {
    if (writingDirection(before, block) === 'ltr' && !isOpen(before)) return null;
    return opensAfter.test(before) ? '«' : '»';
  }
  const sibling = arabicSigns[sign];
  if (!sibling) return null;
  // «٣,٥» is a number; after a closing quote or bracket the last letter decides.
  const last = /[\p{L}\p{N}](?=[^\p{L}\p{N}]*$)/u.exec(before.trimEnd())?.[0];
  return last && isArabic(last) ? sibling : null;
}

/** True when a « stands before that no » has closed. */
const isOpen = (before: string): boolean => before.lastIndexOf('«') > before.lastIndexOf('»');

export type FindingKind = 'tatweel' | 'bidi' | 'space' | 'sign' | 'quote';
export interface Finding {
  kind: FindingKind;
  /** Offset and length in UTF-16 units of the text. */
  at: number;
  length: number;
  /** What would mend it. */
  mended: string;
}

const stray: [FindingKind, RegExp, string][] = [
  ['tatweel', /\u0640+/g, ''],
  ['bidi', /[\u202a-\u202e\u2066-\u2069\u200b\u00ad\ufeff]+/g, ''],
  ['space', /[ \u00a0]{2,}/g, ' '],
];
/** What shows as nothing, and so stands beside nothing. */
const unseen = /[\u202a-\u202e\u2066-\u2069\u200b-\u200f\u00ad\ufeff\u064b-\u0652]+/g;

/** A Latin sign, or straight quote, at an Arabic word: the Arabic one; `null` where it belongs. */
function arabicSign(text: string, at: number): string | null {
  const sign = text[at]!;
  // Neighbours, with room for what shows as nothing between them.
  const before = text.slice(Math.max(0, at - 8), at).replace(unseen, '');
  const after = text.slice(at + 1, at + 9).replace(unseen, '');
  if (sign !== '"') return isArabic(before.slice(-1)) ? arabicSigns[sign]! : null;
  if (opensAfter.test(before)) return isArabic(after.slice(0, 1)) ? '«' : null;
  return isArabic(before.slice(-1)) ? '»' : null;
}

/**
 * What a desk would mend in a text, in order: tatweel, stray invisible controls, double spaces, Latin comma or
 * question mark and straight quotes at Arabic words.
 *
 * `findings('مـحمد, قال')` → tatweel at 1 (mended `''`), sign at 5 (mended `'،'`)
 */
export function findings(text: string): Finding[] {
  const found: Finding[] = [];
  for (const [kind, pattern, mended] of stray)
    for (const { index, 0: match } of text.matchAll(pattern))
      found.push({ kind, at: index, length: match.length, mended });
  for (const { index, 0: match } of text.matchAll(/[,;?"]/g)) {
    const mended = arabicSign(text, index);
    if (mended) found.push({ kind: match === '"' ? 'quote' : 'sign', at: index, length: 1, mended });
  }
  return found.sort((a, b) => a.at - b.at);
}
