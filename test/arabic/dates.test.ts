import { describe, expect, it } from 'vitest';
import {
  type DateStyle,
  formatAgo,
  formatDate,
  formatDay,
  formatHijri,
  formatTime,
  fromIsoDay,
  isoDay,
  isoTime,
} from '#arabic/dates.ts';
import { makeConventions } from '#edition/conventions/conventions.ts';

const style = (changes: Partial<DateStyle> = {}): DateStyle => ({
  locale: 'ar',
  monthLocales: ['ar-EG'],
  digits: 'latn',
  timeZone: 'Asia/Beirut',
  ...changes,
});
const evening = new Date('2024-10-23T22:30:00Z');

describe('a date in an Arabic edition', () => {
  it('has the month names of its region', () => {
    const day = new Date('2024-01-05T10:00:00Z');
    expect(makeConventions('ar').date(day)).toBe('5 يناير 2024');
    expect(makeConventions('ar', { monthNames: 'levantine' }).date(day)).toBe('5 كانون الثاني 2024');
    expect(makeConventions('ar', { monthNames: 'both' }).date(day)).toBe('5 يناير/كانون الثاني 2024');
  });

  it('is the day that readers have, not the day in Greenwich', () => {
    expect(formatDate(evening, style())).toBe('24 أكتوبر 2024');
    expect(isoDay(evening, 'Asia/Beirut')).toBe('2024-10-24');
    expect(formatTime(evening, style())).toBe('01:30');
    expect(formatTime(evening, style({ timeZone: 'UTC' }))).toBe('22:30');
  });

  it('has its weekday and its digits', () => {
    expect(formatDay(evening, style())).toBe('الخميس 24 أكتوبر 2024');
    expect(formatDay(evening, style({ digits: 'arab' }))).toBe('الخميس ٢٤ أكتوبر ٢٠٢٤');
  });

  it('has its Hijri day beside it, after the Umm al-Qura calendar', () => {
    const day = fromIsoDay('2024-10-23');
    expect(formatHijri(day, style())).toBe('20 ربيع الآخر 1446 هـ');
    expect(formatHijri(day, style({ digits: 'arab' }))).toBe('٢٠ ربيع الآخر ١٤٤٦ هـ');
    expect(formatHijri(fromIsoDay('2026-02-18'), style())).toBe('1 رمضان 1447 هـ');
  });

  it('leaves the Hijri date out when the edition does not show it', () => {
    expect(makeConventions('ar', { hijri: false }).hijri(evening)).toBeNull();
  });
});

describe('a date in the English edition', () => {
  it('comes from the same call with other conventions', () => {
    const english = makeConventions('en', { timeZone: 'UTC' });
    expect(english.date(evening)).toBe('23 October 2024');
    expect(english.day(evening)).toBe('Wednesday 23 October 2024');
    expect(english.hijri(evening)).toMatch(/^20 Rab.* 1446 AH$/);
  });
});

describe('a time for machines', () => {
  it('is in UTC without fractions', () => {
    expect(isoTime(new Date('2024-10-23T22:30:15.250Z'))).toBe('2024-10-23T22:30:15Z');
  });
});

describe('how long ago', () => {
  const earlier = (minutes: number) => new Date(evening.getTime() - minutes * 60_000);
  it.each([
    [0, 'الآن'],
    [1, 'قبل دقيقة واحدة'],
    [2, 'قبل دقيقتين'],
    [5, 'قبل 5 دقائق'],
    [11, 'قبل 11 دقيقة'],
    [60, 'قبل ساعة واحدة'],
    [120, 'قبل ساعتين'],
    [60 * 24 * 3, 'قبل 3 أيام'],
  ])('%i minutes is said in correct Arabic', (minutes, words) => {
    expect(formatAgo(earlier(minutes), evening, 'ar', 'latn')).toBe(words);
  });

  it('takes the digits and the language of the page', () => {
    expect(formatAgo(earlier(11), evening, 'ar', 'arab')).toBe('قبل ١١ دقيقة');
    expect(formatAgo(earlier(120), evening, 'en', 'latn')).toBe('2 hours ago');
  });
});
