/** How long something takes, in words, with the noun in the form its number asks for. */
import type { Digits } from './numerals.ts';
import { counted, type PluralForms } from './plurals.ts';

const units: [seconds: number, forms: PluralForms][] = [
  [86_400, { one: 'يوم واحد', two: 'يومان', few: '{n} أيام', many: '{n} يوما', other: '{n} يوم' }],
  [3600, { one: 'ساعة واحدة', two: 'ساعتان', few: '{n} ساعات', other: '{n} ساعة' }],
  [60, { one: 'دقيقة واحدة', two: 'دقيقتان', few: '{n} دقائق', other: '{n} دقيقة' }],
  [1, { zero: '{n} ثانية', one: 'ثانية واحدة', two: 'ثانيتان', few: '{n} ثوان', other: '{n} ثانية' }],
];

/**
 * A duration in its two largest units: `formatDuration(10_800, 'latn')` → `'3 ساعات'`,
 * `formatDuration(5400, 'latn')` → `'ساعة واحدة و30 دقيقة'`, `formatDuration(172_800, 'arab')` → `'يومان'`.
 */
export function formatDuration(seconds: number, digits: Digits): string {
  let rest = Math.max(0, Math.round(seconds));
  const parts: string[] = [];
  for (const [length, forms] of units) {
    const count = Math.floor(rest / length);
    if (count > 0 && parts.length < 2) parts.push(counted(count, forms, 'ar', digits));
    // What is smaller than the second unit is left out.
    if (parts.length > 0 && count === 0) break;
    rest %= length;
  }
  return parts.length > 0 ? joinWords(parts) : counted(0, units.at(-1)![1], 'ar', digits);
}

/**
 * A list as Arabic joins it, و before every item but the first: `joinWords(['أحمد', 'هدى', 'سعيد'])` → `'أحمد وهدى وسعيد'`.
 */
export const joinWords = (items: readonly string[]): string => items.join(' و');
