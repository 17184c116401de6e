import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDates, hijriDay } from '#arabic/date-reading.ts';
import { hostileText } from '../factories.ts';

const dayIn = (text: string): string | undefined => findDates(text)[0]?.day;
const timeIn = (text: string): number | null | undefined => findDates(text)[0]?.minutes;

describe('a date as the press writes it', () => {
  test.each([
    '23/10/2024',
    '٢٣/١٠/٢٠٢٤',
    '۲۳/۱۰/۲۰۲۴',
    '23-10-2024',
    '23.10.2024',
    '23 / 10 / 2024',
    '23\\10\\2024',
    '23\u200f/10\u200f/2024',
    '2024-10-23',
    '2024/10/23',
    '10/23/2024',
    '23 أكتوبر 2024',
    '23 اكتوبر 2024م',
    '23 أكتوبر، 2024',
    '٢٣ أُكتـوبر ٢٠٢٤',
    '23 من أكتوبر 2024',
    '23 تشرين الأول 2024',
    '23 تشرين أول 2024',
    '23 تشرين الأول/أكتوبر 2024',
    '23 أكتوبر/تشرين الأول 2024',
    '23 تشرين الأول (أكتوبر) 2024',
    'أكتوبر 23, 2024',
    'أكتوبر 23، 2024',
    'الأربعاء 23 أكتوبر 2024 ميلادي',
    '20 ربيع الآخر 1446هـ',
    '20 ربيع الثاني 1446 هجرية',
    '20 ربيع الآخر 1446',
    '20/4/1446هـ',
    '1446-04-20',
    'October 23, 2024',
    'Oct. 23rd, 2024',
    '23rd of October 2024',
    'Wednesday 23 OCTOBER 2024',
  ])('«%s» is 23 October 2024', (text) => {
    expect(findDates(`نشر في ${text} هنا`)).toMatchObject([{ day: '2024-10-23' }]);
  });

  const monthSets = {
    'of Egypt and the Gulf': 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر',
    'of Syria, Iraq and Lebanon':
      'كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول',
    'of Tunisia and Algeria': 'جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر',
    'of Morocco': 'يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر',
    'of English': 'January February March April May June July August September October November December',
  };
  test.each(Object.entries(monthSets))('all twelve months %s are read', (_, names) => {
    const days = names.split(' ').map((name) => dayIn(`5 ${name.replace('_', ' ')} 2024`));
    expect(days).toEqual(
      Array.from({ length: 12 }, (_, month) => `2024-${String(month + 1).padStart(2, '0')}-05`),
    );
  });

  test('months as Intl spells them are read, in every country’s way', () => {
    for (const locale of [
      'ar-EG',
      'ar-SY',
      'ar-IQ',
      'ar-LB',
      'ar-TN',
      'ar-DZ',
      'ar-MA',
      'ar-SA',
      'en-GB',
      'en-US',
    ])
      for (let month = 0; month < 12; month++) {
        const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, {
          dateStyle: 'long',
          timeZone: 'UTC',
        });
        const date = new Date(Date.UTC(2023, month, 17));
        expect([locale, format.format(date), dayIn(format.format(date))]).toEqual([
          locale,
          format.format(date),
          date.toISOString().slice(0, 10),
        ]);
      }
  });

  test('its place in the line is exact, marks and all', () => {
    const line = 'قسم المدن ٢٣ أُكتـوبر ٢٠٢٤م ثم';
    const [found] = findDates(line);
    expect(line.slice(found!.start, found!.end)).toBe('٢٣ أُكتـوبر ٢٠٢٤م');
    const [hijri] = findDates('20 ربيع الآخر 1446 هذا');
    expect(hijri!.end).toBe('20 ربيع الآخر 1446'.length);
  });

  test.each([
    '31/2/2024',
    '30 فبراير 2024',
    '29/2/2023',
    '32/1/2024',
    '0/1/2024',
    '13/13/2024',
    '2024-02-30',
    '31 أبريل 2024',
    '31 رمضان 1445',
    '30 شعبان 1446',
    '23/10/1024',
    '23/10/24',
    '123/10/2024',
    '23/10/20245',
    '23 شهر 2024',
    'أكتوبر 2024',
    'سمارس 23, 2024',
  ])('«%s» is no day', (text) => {
    expect(findDates(text)).toEqual([]);
  });

  test('is marked where day and month could change places, and only there', () => {
    const ambiguous = (text: string) => findDates(text).map((date) => date.ambiguous);
    expect(ambiguous('3/4/2024 ثم 5/5/2024 ثم 23/4/2024 ثم 4/23/2024')).toEqual([true, false, false, false]);
    expect(ambiguous('2024-03-04 ثم 3 أبريل 2024')).toEqual([false, false]);
    expect(dayIn('3/4/2024')).toBe('2024-04-03');
  });

  test('is marked where two month names disagree', () => {
    expect(findDates('23 أيلول/أكتوبر 2024')).toMatchObject([{ day: '2024-09-23', ambiguous: true }]);
  });

  test('several stand in the order of the line, each with its calendar', () => {
    const dates = findDates('الأربعاء 20 ربيع الآخر 1446هـ الموافق 23 أكتوبر 2024م، وقبله 1/1/2020');
    expect(dates.map(({ day, calendar }) => [day, calendar])).toEqual([
      ['2024-10-23', 'hijri'],
      ['2024-10-23', 'gregorian'],
      ['2020-01-01', 'gregorian'],
    ]);
  });
});

describe('a time of day', () => {
  test.each([
    ['23/10/2024 14:35', 875],
    ['23/10/2024 - 14:35:20', 875],
    ['23 أكتوبر 2024 الساعة ٢:٣٥ مساءً', 875],
    ['23/10/2024 2:35 م', 875],
    ['23/10/2024 12:05 ص', 5],
    ['23/10/2024 12:05 م', 725],
    ['23/10/2024 9:05 صباحًا', 545],
    ['October 23, 2024 at 2:35 PM', 875],
    ['2024-10-23T14:35:00', 875],
    ['14:35 23/10/2024', 875],
    ['14:35 - الأربعاء 23 أكتوبر 2024', 875],
    ['الساعة 2:35 م | 23 أكتوبر 2024', 875],
  ])('belongs to the date it stands beside: «%s»', (text, minutes) => {
    expect(timeIn(text)).toBe(minutes);
  });

  test.each(['23/10/2024', '23/10/2024 وانتهت المباراة 2:15', '23/10/2024 25:10', '23/10/2024 14:75'])(
    'is not read out of «%s»',
    (text) => {
      expect(timeIn(text)).toBeNull();
    },
  );

  test('goes to the nearer of two dates', () => {
    expect(findDates('نشر 23/10/2024 - آخر تحديث 15:00 24/10/2024').map(({ minutes }) => minutes)).toEqual([
      null,
      900,
    ]);
    expect(findDates('23/10/2024 10:00 | 24/10/2024 15:00').map(({ minutes }) => minutes)).toEqual([
      600, 900,
    ]);
  });
});

describe('the Hijri calendar', () => {
  const ummAlQura = new Intl.DateTimeFormat('ar-SA-u-ca-islamic-umalqura-nu-latn', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const numbers = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  });

  test('agrees with Intl on the first, a middle and the last day of every month of 1440 to 1447', () => {
    const seen = new Map<string, number>();
    const last = Date.UTC(2026, 5, 15);
    for (let at = Date.UTC(2018, 8, 11); at <= last; at += 86_400_000) {
      const parts = Object.fromEntries(
        numbers.formatToParts(at).map(({ type, value }) => [type, Number.parseInt(value, 10)]),
      );
      const { year = 0, month = 0, day = 0 } = parts;
      if (year < 1440 || year > 1447) continue;
      const iso = new Date(at).toISOString().slice(0, 10);
      expect([year, month, day, hijriDay(year, month, day)]).toEqual([year, month, day, iso]);
      if (day === 1 || day === 15 || day >= 29)
        expect([ummAlQura.format(at), dayIn(ummAlQura.format(at))]).toEqual([ummAlQura.format(at), iso]);
      seen.set(`${year}-${month}`, day);
    }
    expect(seen.size).toBe(96);
  });

  test('has no thirtieth day in a month of twenty-nine, and no thirteenth month', () => {
    expect(hijriDay(1446, 8, 30)).toBeNull();
    expect(hijriDay(1446, 13, 1)).toBeNull();
    expect(hijriDay(1446, 0, 1)).toBeNull();
  });
});

describe('reading dates out of anything', () => {
  test('never fails, and every date is a real day at a real place', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        let end = 0;
        for (const date of findDates(text)) {
          expect(new Date(`${date.day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date.day);
          expect(date.start).toBeGreaterThanOrEqual(end);
          expect(date.end).toBeGreaterThan(date.start);
          expect(date.end).toBeLessThanOrEqual(text.length);
          end = date.end;
        }
      }),
    );
  });

  test('a date survives whatever Arabic stands around it', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2150-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.constantFrom('ar-EG', 'ar-SY', 'ar-MA', 'ar-DZ'), (date, locale) => {
        const written = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, {
          dateStyle: 'long',
          timeZone: 'UTC',
        }).format(date);
        expect(dayIn(`وقال في ${written}، إن الأعمال`)).toBe(date.toISOString().slice(0, 10));
      }),
    );
  });
});
