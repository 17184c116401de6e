/** Days told from another day: «أمس», «الأربعاء الماضي», «بعد غد», «قبل ثلاثة أيام». */
import { readNumber } from './number-words.ts';

/** A day as read, with where it stood. */
export interface RelativeDate {
  /** `YYYY-MM-DD` */
  day: string;
  start: number;
  end: number;
  /** A weekday without «الماضي» or «المقبل»: taken as the last one, today included, as reports use it. */
  ambiguous: boolean;
}

const weekdays: Record<string, number> = {
  الأحد: 0,
  الاحد: 0,
  الاثنين: 1,
  الإثنين: 1,
  الثلاثاء: 2,
  الأربعاء: 3,
  الاربعاء: 3,
  الخميس: 4,
  الجمعة: 5,
  السبت: 6,
};
const past = 'الماضي|الفائت|المنصرم|الأخير';
const coming = 'المقبل|القادم|التالي';
const border = '(?<![\\p{L}\\p{M}])';
const end = '(?![\\p{L}\\p{M}])';
const weekdayNames = Object.keys(weekdays).join('|');

/** «صحيفة اليوم», «المصري اليوم»: a paper, no day. */
const patterns: [RegExp, (match: RegExpMatchArray, base: Date) => Date | null, boolean?][] = [
  [
    new RegExp(`${border}(?:أول أمس|أمس الأول|اول امس|امس الاول|أول من أمس)${end}`, 'gu'),
    (_, base) => shift(base, -2),
  ],
  [new RegExp(`${border}(?:و|ف)?بعد غد${end}`, 'gu'), (_, base) => shift(base, 2)],
  [
    new RegExp(`${border}(?:يوم )?(${weekdayNames}) (?:(${past})|(${coming}))${end}`, 'gu'),
    (match, base) => {
      const distance = (weekdays[match[1]!]! - base.getUTCDay() + 7) % 7;
      if (match[3]) return shift(base, distance || 7);
      return shift(base, distance - 7);
    },
  ],
  [
    new RegExp(`${border}(?:أمس|امس|البارحة)(?: (?:${weekdayNames}))?${end}`, 'gu'),
    (_, base) => shift(base, -1),
  ],
  [new RegExp(`${border}(?:غدا|غداً|الغد)(?: (?:${weekdayNames}))?${end}`, 'gu'), (_, base) => shift(base, 1)],
  [
    new RegExp(`(?<!(?:صحيفة|جريدة|المصري|هذا) )${border}اليوم(?: (?:${weekdayNames}))?${end}`, 'gu'),
    (_, base) => base,
  ],
  [
    new RegExp(
      `${border}(قبل|بعد|منذ) (?:(يومين|يوم واحد|أسبوعين|أسبوع)|([\\p{L}\\p{N}]+(?: عشر)?) (?:أيام|يوما|يوم))${end}`,
      'gu',
    ),
    (match, base) => {
      const days = match[2] ? wholes[match[2]]! : readNumber(match[3]!);
      if (days === null || days > 1000) return null;
      return shift(base, match[1] === 'بعد' ? days : -days);
    },
  ],
  [
    new RegExp(`${border}(?:يوم )?(${weekdayNames})${end}`, 'gu'),
    (match, base) => shift(base, -((base.getUTCDay() - weekdays[match[1]!]! + 7) % 7)),
    true,
  ],
];
const wholes: Record<string, number> = { يومين: 2, 'يوم واحد': 1, أسبوعين: 14, أسبوع: 7 };

const shift = (date: Date, days: number): Date => new Date(date.getTime() + days * 86_400_000);

/**
 * The days that a text tells from the day it was written, left to right; the longest reading of a place wins.
 *
 * `findRelativeDates('التقيا أمس ويجتمعان الأحد المقبل', '2024-10-23')` (a Wednesday)
 * → 2024-10-22 at 7–10, 2024-10-27 at 20–32.
 */
export function findRelativeDates(text: string, writtenOn: string): RelativeDate[] {
  const base = new Date(`${writtenOn}T00:00:00Z`);
  if (Number.isNaN(base.getTime())) return [];
  const found: RelativeDate[] = [];
  const taken = new Uint8Array(text.length);
  for (const [pattern, read, ambiguous = false] of patterns)
    for (const match of text.matchAll(pattern)) {
      const date = read(match, base);
      const start = match.index;
      const to = start + match[0].length;
      if (!date || taken[start] || taken[to - 1]) continue;
      taken.fill(1, start, to);
      found.push({ day: date.toISOString().slice(0, 10), start, end: to, ambiguous });
    }
  return found.sort((a, b) => a.start - b.start);
}
