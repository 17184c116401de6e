import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNumber } from '#arabic/number-words.ts';

describe('numbers in words', () => {
  test.each([
    ['صفر', 0],
    ['واحد', 1],
    ['خمسة عشر', 15],
    ['ثلاثة وعشرون', 23],
    ['مئة', 100],
    ['مائة وخمسة', 105],
    ['ثلاثمئة وأربعين', 340],
    ['ثلاث مئة', 300],
    ['مئتان', 200],
    ['ثلاثة وعشرون ألفا', 23_000],
    ['ألفان وخمسمائة', 2500],
    ['ألف وتسعمئة وأربعة وثمانون', 1984],
    ['مليون ومئتا ألف', 1_200_000],
    ['مليونان وثلاثمئة ألف', 2_300_000],
    ['ثلاثة مليارات', 3_000_000_000],
    ['3.5 ملايين', 3_500_000],
    ['٢٠ ألفا', 20_000],
  ])('%s', (phrase, value) => {
    expect(readNumber(phrase)).toBe(value);
  });

  test('what is no number is none', () => {
    for (const phrase of ['', 'كتاب', 'ثلاثة كتب', 'ألف مليون_', 'مليون مليون'])
      expect(readNumber(phrase)).toBeNull();
  });

  test('any text is answered', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const value = readNumber(text);
        expect(value === null || value >= 0).toBe(true);
      }),
    );
  });
});
