/** Dates as Arabic news writes them → calendar days. Reading only; writing is `dates.ts`. */
import { matchText } from './letters.ts';

/** A day as read, with where it stood. */
export interface DateFound {
  /** `YYYY-MM-DD`, Gregorian. */
  day: string;
  /** Time of day as minutes after midnight, when one was written beside it. */
  minutes: number | null;
  /** Place in the text: [start, end) in UTF-16 units. */
  start: number;
  end: number;
  /** Set when another reading is possible too: day and month could be the other way round. */
  ambiguous: boolean;
}

/**
 * Month names by number. Sources: CLDR 48 locales ar (Egypt, Gulf), ar-SY and ar-IQ (Levant), ar-TN and ar-DZ
 * (French-derived), ar-MA (Morocco).
 */
const monthNames: string[][] = [
  ['يناير', 'كانون الثاني', 'جانفي'],
  ['فبراير', 'شباط', 'فيفري'],
  ['مارس', 'آذار', 'اذار'],
  ['أبريل', 'إبريل', 'نيسان', 'أفريل'],
  ['مايو', 'أيار', 'ماي'],
  ['يونيو', 'يونيه', 'حزيران', 'جوان'],
  ['يوليو', 'يوليه', 'تموز', 'جويلية', 'يوليوز'],
  ['أغسطس', 'آب', 'أوت', 'غشت'],
  ['سبتمبر', 'أيلول', 'شتنبر'],
  ['أكتوبر', 'تشرين الأول', 'تشرين أول'],
  ['نوفمبر', 'تشرين الثاني', 'تشرين ثاني', 'نونبر'],
  ['ديسمبر', 'كانون الأول', 'كانون أول', 'دجنبر'],
];
/** Months of the Hijri year by number, in the spellings of the press. */
const hijriNames: string[][] = [
  ['محرم', 'المحرم'],
  ['صفر'],
  ['ربيع الأول', 'ربيع أول'],
  ['ربيع الآخر', 'ربيع الثاني', 'ربيع ثاني'],
  ['جمادى الأولى', 'جمادى الأول', 'جمادي الأولى'],
  ['جمادى الآخرة', 'جمادى الثانية', 'جمادي الآخرة', 'جمادى الآخر'],
  ['رجب'],
  ['شعبان'],
  ['رمضان'],
  ['شوال'],
  ['ذو القعدة', 'ذي القعدة'],
  ['ذو الحجة', 'ذي الحجة'],
];

function nameTable(names: string[][]): { numbers: Map<string, number>; pattern: string } {
  const numbers = new Map<string, number>();
  names.forEach((variants, index) => {
    for (const name of variants) numbers.set(matchText(name), index + 1);
  });
  const longestFirst = [...numbers.keys()].sort((a, b) => b.length - a.length);
  return { numbers, pattern: longestFirst.join('|').replaceAll(' ', '\\s+') };
}
const gregorian = nameTable(monthNames);
const hijri = nameTable(hijriNames);

const numericDayFirst = /(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?!\d)/g;
const numericYearFirst = /(?<!\d)(\d{4})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})(?!\d)/g;
const named = new RegExp(
  `(?<!\\d)(\\d{1,2})\\s*(?:من\\s+)?(${gregorian.pattern})(?:\\s*[/(-]\\s*(?:${gregorian.pattern})\\s*\\)?)?\\s*[،,]?\\s*(\\d{4})(?!\\d)`,
  'g',
);
const namedHijri = new RegExp(`(?<!\\d)(\\d{1,2})\\s*(?:من\\s+)?(${hijri.pattern})\\s*[،,]?\\s*(1[34]\\d{2})\\s*(?:ه(?:ـ|جري[اه]?)?)?(?!\\d)`, 'g');
const timeOfDay = /(?<!\d)([01]?\d|2[0-3])\s*:\s*([0-5]\d)(?::[0-5]\d)?\s*(صباحا|مساء|ص(?![\u0621-\u064a])|م(?![\u0621-\u064a])|am|pm)?/;

/** Folds letters and digits one for one, so that places in the result are places in the text. */
function foldInPlace(text: string): string {
  let folded = '';
  for (const unit of text.split('')) {
    const form = matchText(unit);
    folded += form.length === 1 ? form : unit === 'ء' ? 'ء' : ' '.repeat(unit.length);
  }
  return folded;
}

const valid = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1800 && year <= 2200 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};
const iso = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const ummAlQura = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});

/**
 * The Gregorian day of a Hijri one (Umm al-Qura calendar, as `Intl` has it), or `null` when there is none.
 * `hijriDay(1446, 4, 20)` → `'2024-10-23'`
 */
export function hijriDay(year: number, month: number, day: number): string | null {
  // The mean Hijri year is 354.36707 days from 16 July 622 (Julian), 19 July 622 Gregorian.
  const guess = Date.UTC(622, 6, 19) + ((year - 1) * 354.36707 + (month - 1) * 29.53 + (day - 1)) * 86_400_000;
  for (let shift = -4; shift <= 4; shift++) {
    const date = new Date(Math.round(guess / 86_400_000) * 86_400_000 + shift * 86_400_000);
    const parts = Object.fromEntries(ummAlQura.formatToParts(date).map(({ type, value }) => [type, Number.parseInt(value, 10)]));
    if (parts.year === year && parts.month === month && parts.day === day) return date.toISOString().slice(0, 10);
  }
  return null;
}

/**
 * Every full date in a text (day, month and year), left to right.
 *
 * `findDates('قسم العلاقات 23/10/2024')` → `[{day: '2024-10-23', minutes: null, start: 13, end: 23, ambiguous: false}]`.
 * Also `٢٣ أكتوبر ٢٠٢٤`, `23 تشرين الأول/أكتوبر 2024`, `2024-10-23`, `20 ربيع الآخر 1446هـ`, with `14:35` or `2:35 مساء`
 * after it. Numeric dates are read day first, the custom of the Arabic press, and marked ambiguous when the
 * month could come first.
 */
export function findDates(text: string): DateFound[] {
  const folded = foldInPlace(text);
  const found: DateFound[] = [];
  const add = (match: RegExpMatchArray, day: string | null, ambiguous = false): void => {
    const start = match.index ?? 0;
    const end = start + match[0].length;
    if (!day || found.some((other) => start < other.end && other.start < end)) return;
    found.push({ day, minutes: null, start, end, ambiguous });
  };
  for (const match of folded.matchAll(numericYearFirst)) {
    const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
    add(match, valid(year, month, day) ? iso(year, month, day) : null);
  }
  for (const match of folded.matchAll(numericDayFirst)) {
    const [first, second, year] = match.slice(1).map(Number) as [number, number, number];
    if (valid(year, second, first)) add(match, iso(year, second, first), first <= 12 && first !== second);
    else if (valid(year, first, second)) add(match, iso(year, first, second));
  }
  const nameOf = (text: string | undefined) => (text ?? '').replace(/\s+/g, ' ');
  for (const match of folded.matchAll(named)) {
    const month = gregorian.numbers.get(nameOf(match[2])) ?? 0;
    const [day, year] = [Number(match[1]), Number(match[3])];
    add(match, valid(year, month, day) ? iso(year, month, day) : null);
  }
  for (const match of folded.matchAll(namedHijri))
    add(match, hijriDay(Number(match[3]), hijri.numbers.get(nameOf(match[2])) ?? 0, Number(match[1])));
  found.sort((a, b) => a.start - b.start);
  for (const date of found) readTime(folded, date);
  return found;
}

/** Looks for a time of day just after a date (or before it) and adds it to the date's place. */
function readTime(folded: string, date: DateFound): void {
  const after = folded.slice(date.end, date.end + 30);
  const match = timeOfDay.exec(after);
  if (!match || /[\u0621-\u064a]{4,}/.test(after.slice(0, match.index).replace('الساعه', ''))) return;
  let hour = Number(match[1]);
  const half = match[3];
  if (half && /^(مساء|م|pm)/.test(half) && hour < 12) hour += 12;
  if (half && /^(صباحا|ص|am)/.test(half) && hour === 12) hour = 0;
  date.minutes = hour * 60 + Number(match[2]);
  date.end += match.index + match[0].length;
}
