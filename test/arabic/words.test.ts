import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchWord, matchWords, subjectWords, wordsOf } from '#arabic/words.ts';
import { hostileText } from '../factories.ts';

describe('words as they are indexed', () => {
  test.each([
    ['والحكومة', 'حكوم'],
    ['الحكومات', 'حكوم'],
    ['بالمفاوضات', 'مفاوض'],
    ['للمفاوضات', 'مفاوض'],
    ['ووصل', 'وصل'],
    ['وفد', 'وفد'],
    ['ولد', 'ولد'],
    ['الى', 'الي'],
    ['Moscow', 'moscow'],
    ['٢٠٢٤', '2024'],
  ])('%s is sought as %s', (word, form) => {
    expect(matchWord(word)).toBe(form);
  });

  test('every word of a text has its place in it', () => {
    const text = 'وصل «وفد» من حماس-موسكو (3 أشخاص).';
    const found = [...wordsOf(text)];
    expect(found.map(({ word }) => word)).toEqual(['وصل', 'وفد', 'من', 'حماس', 'موسكو', '3', 'أشخاص']);
    for (const { word, start, end } of found) expect(text.slice(start, end)).toBe(word);
  });

  test('a text is indexed the same with glyphs, tashkeel and tatweel as without', () => {
    expect(matchWords('وَصَلَ وفـــد إلى ﻣﻮﺳﻜﻮ')).toEqual(matchWords('وصل وفد الى موسكو'));
  });

  test('a ligature of several words is several words', () => {
    expect(matchWords('ﷺ')).toEqual(matchWords('صلى الله عليه وسلم'));
  });

  test('an index entry stays small, however long the word', () => {
    for (const word of ['ا'.repeat(5000), 'ﷺ'.repeat(500), '각'.repeat(5000), '𒀀'.repeat(5000)])
      for (const form of matchWords(word)) expect(Buffer.byteLength(form)).toBeLessThan(2046);
  });

  test('no text makes it fail, and no form is empty or holds a space', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        for (const form of matchWords(text)) expect(form).toMatch(/^\S+$/);
      }),
    );
  });

  test('the subject of a headline is its words without function words and figures', () => {
    expect(subjectWords('وفد من «حماس» يصل إلى موسكو في 2024 ووفد آخر بعد عام')).toEqual([
      'وفد',
      'حماس',
      'يصل',
      'موسكو',
      'اخر',
    ]);
  });
});
