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
  /** Set when another reading is possible too: day and month could be the other way round, or two month names disagree. */
  ambiguous: boolean;
  /** The calendar it was written in. A Hijri day may have begun a day earlier or later than Umm al-Qura has it. */
  calendar: 'gregorian' | 'hijri';
}

/**
 * Month names by number. Sources: CLDR 48 locales ar (Egypt, Gulf), ar-SY and ar-IQ (Levant), ar-TN and ar-DZ
 * (French-derived), ar-MA (Morocco), en.
 */
const monthNames: string[][] = [
  ['يناير', 'كانون الثاني', 'كانون ثاني', 'جانفي', 'January', 'Jan'],
  ['فبراير', 'شباط', 'فيفري', 'February', 'Feb'],
  ['مارس', 'آذار', 'March', 'Mar'],
  ['أبريل', 'نيسان', 'أفريل', 'April', 'Apr'],
  ['مايو', 'أيار', 'ماي', 'May'],
  ['يونيو', 'يونيه', 'حزيران', 'جوان', 'June', 'Jun'],
  ['يوليو', 'يوليه', 'تموز', 'جويلية', 'يوليوز', 'July', 'Jul'],
  ['أغسطس', 'آب', 'أوت', 'غشت', 'August', 'Aug'],
  ['سبتمبر', 'أيلول', 'شتنبر', 'September', 'Sept', 'Sep'],
  ['أكتوبر', 'تشرين الأول', 'تشرين أول', 'October', 'Oct'],
  ['نوفمبر', 'تشرين الثاني', 'تشرين ثاني', 'نونبر', 'November', 'Nov'],
  ['ديسمبر', 'كانون الأول', 'كانون أول', 'دجنبر', 'December', 'Dec'],
];
/** Months of the Hijri year by number, in the spellings of the press. */
const hijriNames: string[][] = [
  ['محرم', 'المحرم'],
  ['صفر'],
  ['ربيع الأول', 'ربيع أول'],
  ['ربيع الآخر', 'ربيع الثاني', 'ربيع ثاني'],
  ['جمادى الأولى', 'جمادى الأول', 'جماد الأول'],
  ['جمادى الآخرة', 'جمادى الثانية', 'جمادى الآخر', 'جماد الآخر', 'جماد الثاني'],
  ['رجب'],
  ['شعبان'],
  ['رمضان', 'رمضان المبارك'],
  ['شوال'],
  ['ذو القعدة', 'ذي القعدة'],
  ['ذو الحجة', 'ذي الحجة'],
];

interface NameTable {
  numberOf(name: string | undefined): number;
  pattern: string;
}

function nameTable(names: string[][]): NameTable {
  const numbers = new Map<string, number>();
  names.forEach((variants, index) => {
    for (const name of variants) numbers.set(matchText(name), index + 1);
  });
  const longestFirst = [...numbers.keys()].sort((a, b) => b.length - a.length);
  const bare = (name: string) => name.replace(/\s+/g, '');
  const byBareName = new Map(Array.from(numbers, ([name, number]) => [bare(name), number]));
  return {
    numberOf: (name) => byBareName.get(bare(name ?? '')) ?? 0,
    // Written together too: ذوالقعدة.
    pattern: `(?<!\\p{L})(?:${longestFirst.join('|').replaceAll(' ', '\\s*')})(?!\\p{L})`,
  };
}
const gregorian = nameTable(monthNames);
const hijri = nameTable(hijriNames);

const mark = '\\s*[/.\\\\\\-]\\s*';
/** «م» or «ميلادي» after a Gregorian year, «هـ» or «هجري» after a Hijri one. */
const era = '(?:\\s*(?:م(?:يلادي[اه]?)?|ه(?:جري[اه]?)?)(?!\\p{L}))?';
const numericDayFirst = new RegExp(`(?<!\\d)(\\d{1,2})${mark}(\\d{1,2})${mark}(\\d{4})(?!\\d)${era}`, 'gu');
const numericYearFirst = new RegExp(`(?<!\\d)(\\d{4})${mark}(\\d{1,2})${mark}(\\d{1,2})(?!\\d)${era}`, 'gu');
const ordinal = '(?:st|nd|rd|th)?';
const dayThenMonth = new RegExp(
  `(?<!\\d)(\\d{1,2})${ordinal}\\s*(?:(?:من|of)\\s+)?(${gregorian.pattern})\\.?(?:\\s*[/(\\-]\\s*(${gregorian.pattern})\\s*\\)?)?\\s*[،,]?\\s*(\\d{4})(?!\\d)${era}`,
  'gu',
);
const monthThenDay = new RegExp(
  `(${gregorian.pattern})\\.?\\s+(\\d{1,2})${ordinal}(?:\\s*[،,]\\s*|\\s+)(\\d{4})(?!\\d)${era}`,
  'gu',
);
const dayThenHijriMonth = new RegExp(
  `(?<!\\d)(\\d{1,2})\\s*(?:من\\s+)?(${hijri.pattern})\\s*[،,]?\\s*(1[34]\\d{2})(?!\\d)${era}`,
  'gu',
);
const timeOfDay =
  /(?<![\d:.])([01]?\d|2[0-3])\s*:\s*([0-5]\d)(?::[0-5]\d)?(?!\d)(?:\s*(صباحا|مسا|ص|م|am|pm)(?!\p{L}))?/gu;
/** Words that may part a time from its date; any longer word means that the time is another's. */
const partingWords =
  /(?<!\p{L})(?:الساعه|تمام|السبت|الاحد|الاثنين|الثلاثا|الاربعا|الخميس|الجمعه|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?!\p{L})/gu;

/**
 * A text folded for reading, with the place of every unit of it in the text: marks that stand inside a name or
 * between digits (tashkeel, tatweel, direction marks) are gone.
 */
function foldWithPlaces(text: string): { folded: string; places: number[] } {
  let folded = '';
  const places: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const form = foldUnit(text[at]!);
    folded += form;
    for (let unit = 0; unit < form.length; unit++) places.push(at);
  }
  places.push(text.length);
  return { folded, places };
}

const foldedUnits = new Map<string, string>();
function foldUnit(unit: string): string {
  let form = foldedUnits.get(unit);
  if (form === undefined) {
    // Half of a pair is no letter of a date, and what it parts stays parted.
    form = /[\ud800-\udfff]/.test(unit) ? ' ' : matchText(unit);
    foldedUnits.set(unit, form);
  }
  return form;
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
  const guess =
    Date.UTC(622, 6, 19) + ((year - 1) * 354.36707 + (month - 1) * 29.53 + (day - 1)) * 86_400_000;
  for (let shift = -4; shift <= 4; shift++) {
    const date = new Date(Math.round(guess / 86_400_000) * 86_400_000 + shift * 86_400_000);
    const parts = Object.fromEntries(
      ummAlQura.formatToParts(date).map(({ type, value }) => [type, Number.parseInt(value, 10)]),
    );
    if (parts.year === year && parts.month === month && parts.day === day)
      return date.toISOString().slice(0, 10);
  }
  return null;
}

/** A Hijri year of the press: 1300 (1882) to 1499 (2076). No Gregorian date of news is that old. */
const isHijriYear = (year: number): boolean => year >= 1300 && year < 1500;

const gregorianDay = (year: number, month: number, day: number): string | null =>
  valid(year, month, day) ? iso(year, month, day) : null;

/**
 * Every full date in a text (day, month and year), left to right.
 *
 * `findDates('قسم العلاقات 23/10/2024')`
 * → `[{day: '2024-10-23', minutes: null, start: 13, end: 23, ambiguous: false, calendar: 'gregorian'}]`.
 * Also `٢٣ أكتوبر ٢٠٢٤م`, `23 تشرين الأول/أكتوبر 2024`, `أكتوبر 23, 2024`, `2024-10-23`, `20 ربيع الآخر 1446هـ`,
 * `20/4/1446`, `October 23, 2024`, with `14:35` or `2:35 مساء` after or before it. Numeric dates are read day first,
 * the custom of the Arabic press, and marked ambiguous when the month could come first.
 */
export function findDates(text: string): DateFound[] {
  const { folded, places } = foldWithPlaces(text);
  const found: DateFound[] = [];
  const add = (
    match: RegExpMatchArray,
    day: string | null,
    ambiguous = false,
    calendar: DateFound['calendar'] = 'gregorian',
  ): void => {
    const start = match.index ?? 0;
    const end = start + match[0].length;
    if (!day || found.some((other) => start < other.end && other.start < end)) return;
    found.push({ day, minutes: null, start, end, ambiguous, calendar });
  };
  for (const match of folded.matchAll(numericYearFirst)) {
    const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
    if (isHijriYear(year)) add(match, hijriDay(year, month, day), false, 'hijri');
    else add(match, gregorianDay(year, month, day));
  }
  for (const match of folded.matchAll(numericDayFirst)) {
    const [first, second, year] = match.slice(1).map(Number) as [number, number, number];
    const [calendar, read] = isHijriYear(year)
      ? (['hijri', hijriDay] as const)
      : (['gregorian', gregorianDay] as const);
    const dayFirst = read(year, second, first);
    const monthFirst = read(year, first, second);
    add(match, dayFirst ?? monthFirst, Boolean(dayFirst && monthFirst) && first !== second, calendar);
  }
  for (const match of folded.matchAll(dayThenMonth)) {
    const month = gregorian.numberOf(match[2]);
    const disagrees = match[3] !== undefined && gregorian.numberOf(match[3]) !== month;
    add(match, gregorianDay(Number(match[4]), month, Number(match[1])), disagrees);
  }
  for (const match of folded.matchAll(monthThenDay))
    add(match, gregorianDay(Number(match[3]), gregorian.numberOf(match[1]), Number(match[2])));
  for (const match of folded.matchAll(dayThenHijriMonth))
    add(match, hijriDay(Number(match[3]), hijri.numberOf(match[2]), Number(match[1])), false, 'hijri');
  found.sort((a, b) => a.start - b.start);
  found.forEach((date, index) => {
    readTime(folded, date, found[index - 1]?.end ?? 0, found[index + 1]?.start ?? folded.length);
  });
  return found.map((date) => ({ ...date, start: places[date.start]!, end: places[date.end]! }));
}

/** Looks for a time of day just after a date, else just before it, and adds it to the date's place. */
function readTime(folded: string, date: DateFound, from: number, to: number): void {
  const after = folded.slice(date.end, Math.min(to, date.end + 40));
  const next = after.matchAll(timeOfDay).next().value;
  if (next && isParting(after.slice(0, next.index))) {
    date.minutes = minutesOf(next);
    date.end += next.index + next[0].length;
    return;
  }
  const start = Math.max(from, date.start - 40);
  const before = folded.slice(start, date.start);
  const last = [...before.matchAll(timeOfDay)].at(-1);
  if (last && isParting(before.slice(last.index + last[0].length))) {
    date.minutes = minutesOf(last);
    date.start = start + last.index;
  }
}

const isParting = (between: string): boolean => !/\d|\p{L}{4,}/u.test(between.replace(partingWords, ''));

function minutesOf([, hours, minutes, half]: RegExpExecArray): number {
  let hour = Number(hours);
  if (/^(?:مسا|م|pm)$/.test(half ?? '') && hour < 12) hour += 12;
  if (/^(?:صباحا|ص|am)$/.test(half ?? '') && hour === 12) hour = 0;
  return hour * 60 + Number(minutes);
}
