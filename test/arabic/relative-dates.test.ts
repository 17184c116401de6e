import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDuration, joinWords } from '#arabic/durations.ts';
import { findRelativeDates } from '#arabic/relative-dates.ts';

/** 23 October 2024 was a Wednesday. */
const days = (text: string) => findRelativeDates(text, '2024-10-23').map(({ day }) => day);

describe('days told from another day', () => {
  test.each([
    ['وصل أمس', '2024-10-22'],
    ['وصل أمس الثلاثاء', '2024-10-22'],
    ['وصل أول أمس', '2024-10-21'],
    ['يصل غدا', '2024-10-24'],
    ['يصل بعد غد', '2024-10-25'],
    ['يجتمعون اليوم الأربعاء', '2024-10-23'],
    ['يوم الأربعاء الماضي', '2024-10-16'],
    ['الأحد المقبل', '2024-10-27'],
    ['الأربعاء القادم', '2024-10-30'],
    ['قبل ثلاثة أيام', '2024-10-20'],
    ['بعد أسبوعين', '2024-11-06'],
  ])('%s', (text, day) => {
    expect(days(text)).toEqual([day]);
  });

  test('a bare weekday is the last one, and said to be uncertain', () => {
    expect(findRelativeDates('أعلن الاثنين', '2024-10-23')).toEqual([
      { day: '2024-10-21', start: 5, end: 12, ambiguous: true },
    ]);
  });

  test('a newspaper’s name is no day', () => {
    expect(days('ذكرت صحيفة اليوم')).toEqual([]);
  });

  test('any text is read without overlaps', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('أمس', 'الأول', 'الأحد', 'الماضي', 'بعد', 'غد', 'اليوم', '،')),
        (words) => {
          let last = 0;
          for (const { start, end } of findRelativeDates(words.join(' '), '2024-10-23')) {
            expect(start).toBeGreaterThanOrEqual(last);
            last = end;
          }
        },
      ),
    );
    expect(findRelativeDates('أمس', 'no day')).toEqual([]);
  });
});

describe('durations and lists', () => {
  test.each([
    [10_800, '3 ساعات'],
    [5400, 'ساعة واحدة و30 دقيقة'],
    [172_800, 'يومان'],
    [86_400 * 11, '11 يوما'],
    [120, 'دقيقتان'],
    [0, '0 ثانية'],
    [3661, 'ساعة واحدة ودقيقة واحدة'],
  ])('%d seconds', (seconds, words) => {
    expect(formatDuration(seconds, 'latn')).toBe(words);
  });

  test('a list has و before every item but the first', () => {
    expect(joinWords(['أحمد', 'هدى', 'سعيد'])).toBe('أحمد وهدى وسعيد');
    expect(joinWords([])).toBe('');
  });
});
