/**
 * Dates and times as a paper prints them. Calendar, numbering and time zone are pinned on every `Intl` call:
 * left to themselves, `ar` means other digits and `ar-SA` another calendar.
 */
import { type Digits, withDigits } from './numerals.ts';
import { remembered } from './remembered.ts';

export interface DateStyle {
  /** Language of weekday and Hijri month names: `ar`, `en-GB`. */
  locale: string;
  /**
   * Where Gregorian month names are taken from; several are joined with a stroke.
   * `['ar-EG']` أكتوبر · `['ar-SY']` تشرين الأول · both أكتوبر/تشرين الأول
   */
  monthLocales: readonly string[];
  digits: Digits;
  /** IANA name: `Asia/Beirut`. */
  timeZone: string;
}

interface LocalTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  /** `YYYY-MM-DD` */
  iso: string;
}

/** An `Intl` formatter takes ~50 µs to make; keys are names of zones and locales, with a minute or a day. */
const kept = <Value>(make: (key: string) => Value): ((key: string) => Value) =>
  remembered(make, { most: 2_000, longestKey: 80 });

const clock = kept(
  (timeZone) =>
    new Intl.DateTimeFormat('en-CA-u-ca-gregory-nu-latn', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
);

const localTime = (date: Date, timeZone: string): LocalTime =>
  localMinute(`${timeZone}|${Math.floor(date.getTime() / 60_000)}`);

/** Wall clock of a minute; lists show the same times again and again, and `Intl` takes ten microseconds. */
const localMinute = kept((key): LocalTime => {
  const [timeZone = '', minutes] = key.split('|');
  const numbers: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const part of clock(timeZone).formatToParts(Number(minutes) * 60_000)) numbers[part.type] = part.value;
  const { year = '', month = '', day = '', hour = '', minute = '' } = numbers;
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    iso: `${year.padStart(4, '0')}-${month}-${day}`,
  };
});

/** Noon UTC of a calendar day, for formatters that then work in UTC and cannot slip into a neighbour. */
const noonOf = (isoDay: string): Date => new Date(`${isoDay}T12:00:00Z`);

const monthNames = kept((locale) => {
  const name = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => name.format(Date.UTC(2024, month, 15)));
});

const weekday = kept(
  (locale) => new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { weekday: 'long', timeZone: 'UTC' }),
);

const hijriCalendar = kept(
  (locale) =>
    new Intl.DateTimeFormat(`${locale}-u-ca-islamic-umalqura-nu-latn`, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }),
);

const hijriOfDay = kept((key) => {
  const [locale = '', day = ''] = key.split('|');
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const part of hijriCalendar(locale).formatToParts(noonOf(day))) parts[part.type] = part.value;
  return `${parts.day} ${parts.month} ${parts.year} ${parts.era}`;
});

/**
 * Day, month and year: `'23 أكتوبر 2024'`, `'23 تشرين الأول 2024'`, `'٢٣ أكتوبر ٢٠٢٤'`, `'23 October 2024'`.
 */
export function formatDate(date: Date, style: DateStyle): string {
  const { day, month, year } = localTime(date, style.timeZone);
  const name = style.monthLocales.map((locale) => monthNames(locale)[month - 1] ?? '').join('/');
  return withDigits(`${day} ${name} ${year}`, style.digits);
}

/** A month for itself: `'أكتوبر 2024'`, `'October 2024'`. */
export function formatMonth(date: Date, style: DateStyle): string {
  const { month, year } = localTime(date, style.timeZone);
  const name = style.monthLocales.map((locale) => monthNames(locale)[month - 1] ?? '').join('/');
  return withDigits(`${name} ${year}`, style.digits);
}

/** A year for itself: `'2024'`. */
export const formatYear = (date: Date, style: DateStyle): string =>
  withDigits(String(localTime(date, style.timeZone).year), style.digits);

/** The date with its weekday: `'الأربعاء 23 أكتوبر 2024'`. */
export function formatDay(date: Date, style: DateStyle): string {
  const name = weekday(style.locale).format(noonOf(isoDay(date, style.timeZone)));
  return `${name} ${formatDate(date, style)}`;
}

/** Hours and minutes of the day of twenty-four hours: `'14:05'`, `'١٤:٠٥'`. */
export function formatTime(date: Date, style: DateStyle): string {
  const { hour, minute } = localTime(date, style.timeZone);
  return withDigits(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`, style.digits);
}

/** The Hijri date after the Umm al-Qura calendar: `'20 ربيع الآخر 1446 هـ'`, `'20 Rabiʻ II 1446 AH'`. */
export function formatHijri(date: Date, style: DateStyle): string {
  return withDigits(hijriOfDay(`${style.locale}|${isoDay(date, style.timeZone)}`), style.digits);
}

/** The calendar day in a time zone: `isoDay(new Date('2024-10-23T22:30:00Z'), 'Asia/Beirut')` → `'2024-10-24'`. */
export function isoDay(date: Date, timeZone: string): string {
  return localTime(date, timeZone).iso;
}

/** For `datetime` attributes and feeds: `'2024-10-23T11:05:00Z'`. */
export function isoTime(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** A calendar day as a `Date` that formats as that day in UTC: for `YYYY-MM-DD` from an address. */
export function fromIsoDay(day: string): Date {
  return noonOf(day);
}

/**
 * How long ago, in words, in the largest unit that fits: `'قبل ساعتين'`, `'قبل 3 دقائق'`, `'2 hours ago'`;
 * under a minute `'الآن'`. Runs in the browser too, where `lang` decides.
 */
export function formatAgo(date: Date, now: Date, locale: string, digits: Digits): string {
  const seconds = Math.round((date.getTime() - now.getTime()) / 1000);
  const format = ago(`${locale}-u-nu-${digits}`);
  const found = agoUnits.find(([, length]) => Math.abs(seconds) >= length);
  if (!found) return format.now;
  return format.counted.format(Math.trunc(seconds / found[1]), found[0]);
}

const agoUnits = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** Counted always: `auto` would say «أول أمس» for two days and lose the figure. */
const ago = kept((locale) => ({
  counted: new Intl.RelativeTimeFormat(locale, { numeric: 'always' }),
  now: new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'second'),
}));
