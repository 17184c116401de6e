/**
 * An edition's conventions: its language and everything that goes with it, in one typed object. Whoever shows
 * something takes its words, direction, calendar and digits from here; there is no `if (language === 'ar')`
 * anywhere else.
 */
import {
  type DateStyle,
  formatAgo,
  formatDate,
  formatDay,
  formatHijri,
  formatMonth,
  formatTime,
  formatYear,
  isoDay,
} from '#arabic/dates.ts';
import { type Digits, formatNumber } from '#arabic/numerals.ts';
import { counted, type PluralForms } from '#arabic/plurals.ts';
import type { Language } from '#article/article.ts';
import { arabic } from './arabic.ts';
import { english } from './english.ts';
import type { Counts, Words } from './words.ts';

/** `gregorian-latin` يناير · `levantine` كانون الثاني · `both` يناير/كانون الثاني */
export type MonthNames = 'gregorian-latin' | 'levantine' | 'both';

/** What the newsroom chooses; kept with the edition's settings in the database. */
export interface ConventionSettings {
  monthNames: MonthNames;
  digits: Digits;
  /** Whether the Hijri date stands beside the Gregorian one. */
  hijri: boolean;
  /** IANA name: `Asia/Beirut`. */
  timeZone: string;
}

export const defaultSettings: ConventionSettings = {
  monthNames: 'gregorian-latin',
  digits: 'latn',
  hijri: true,
  timeZone: 'UTC',
};

/** What a language brings along: one file each (`arabic.ts`, `english.ts`). */
export interface LanguageConventions {
  language: Language;
  /** BCP 47, for `Intl`. */
  locale: string;
  /** For `og:locale`. */
  openGraphLocale: string;
  dir: 'rtl' | 'ltr';
  /** Where the month names of each setting come from; see `DateStyle.monthLocales`. */
  monthLocales: Record<MonthNames, readonly string[]>;
  /** Words read in a minute by a practised adult. */
  wordsPerMinute: number;
  words: Words;
  counts: Counts;
}

export interface Conventions extends LanguageConventions {
  settings: ConventionSettings;
  /** `'23 أكتوبر 2024'` */
  date(date: Date): string;
  /** `'مصدر رسمي واحد ووثيقتان'` */
  list(items: string[]): string;
  /** `'أكتوبر 2024'` */
  month(date: Date): string;
  /** `'2024'` */
  year(date: Date): string;
  /** `'الأربعاء 23 أكتوبر 2024'` */
  day(date: Date): string;
  /** `'14:05'` */
  time(date: Date): string;
  /** `'20 ربيع الآخر 1446 هـ'`, or `null` when the edition does not show it. */
  hijri(date: Date): string | null;
  /** The edition's calendar day, for archive links: `'2024-10-23'` */
  isoDay(date: Date): string;
  /** `'قبل ساعتين'` */
  ago(date: Date, now: Date): string;
  /** `'43,210'` */
  number(value: number): string;
  /** `count('minutes', 3)` → `'3 دقائق'` */
  count(what: keyof Counts, value: number): string;
  /** Minutes it takes to read, at least one: `readingTime(540)` → `'3 دقائق'` */
  readingTime(wordCount: number): string;
}

const languages: Record<Language, LanguageConventions> = { ar: arabic, en: english };

/** A language's name for itself: `languageName('ar')` → `'العربية'` */
export const languageName = (language: Language): string => languages[language].words.languageName;

/** The direction of a language other than the page's own, for cards and quotations. */
export const directionOf = (language: Language): 'rtl' | 'ltr' => languages[language].dir;

/**
 * The conventions of an edition.
 *
 * `makeConventions('ar', {monthNames: 'levantine'}).date(new Date('2024-10-23'))` → `'23 تشرين الأول 2024'`
 */
export function makeConventions(language: Language, chosen: Partial<ConventionSettings> = {}): Conventions {
  const base = languages[language];
  const settings = { ...defaultSettings, ...chosen };
  const { digits, timeZone } = settings;
  const style: DateStyle = {
    locale: base.locale,
    monthLocales: base.monthLocales[settings.monthNames],
    digits,
    timeZone,
  };
  const lists = new Intl.ListFormat(base.locale, { type: 'conjunction' });
  const count = (forms: PluralForms, value: number): string => counted(value, forms, base.locale, digits);
  return {
    ...base,
    settings,
    date: (date) => formatDate(date, style),
    month: (date) => formatMonth(date, style),
    year: (date) => formatYear(date, style),
    day: (date) => formatDay(date, style),
    time: (date) => formatTime(date, style),
    hijri: (date) => (settings.hijri ? formatHijri(date, style) : null),
    isoDay: (date) => isoDay(date, timeZone),
    ago: (date, now) => formatAgo(date, now, base.locale, digits),
    number: (value) => formatNumber(value, digits),
    list: (items) => lists.format(items),
    count: (what, value) => count(base.counts[what], value),
    readingTime: (words) => count(base.counts.minutes, Math.max(1, Math.round(words / base.wordsPerMinute))),
  };
}
