import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matches } from '../../src/newsroom/editor/find/matches.ts';
import { length } from '../../src/newsroom/editor/typing/count.ts';
import { editOf, moved } from '../../src/newsroom/editor/typing/line-edit.ts';
import { findings, typed } from '../../src/newsroom/editor/typing/typography.ts';
import { hostileText } from '../factories.ts';

describe('a sign that is typed', () => {
  test.each([
    ['a comma after an Arabic word', 'قال', ',', '،'],
    ['a question mark after a closed quote', 'قال «نعم»', '?', '؟'],
    ['a semicolon after tashkeel', 'قالَ', ';', '؛'],
    ['a quote after a space', 'قال ', '"', '«'],
    ['a quote at the start of an Arabic block', '', '"', '«'],
    ['a quote after a word', 'قال «نعم', '"', '»'],
    ['a closing quote after a Latin name', 'قالت «BBC', '"', '»'],
    ['a second space', 'قال ', ' ', ''],
    ['a space at the start', '', ' ', ''],
  ])('becomes the Arabic one: %s', (_, before, sign, expected) => {
    expect(typed(before, sign, 'rtl')).toBe(expected);
  });

  test.each([
    ['a comma after a Latin word', 'BBC', ','],
    ['a comma inside a number', 'بلغ 1', ','],
    ['a comma inside an Arabic number', 'بلغ ٣', ','],
    ['a letter', 'قال', 'a'],
    ['a space after a word', 'قال', ' '],
  ])('stays: %s', (_, before, sign) => {
    expect(typed(before, sign, 'rtl')).toBeNull();
  });

  test('stays straight in an English block', () => {
    expect(typed('He said ', '"', 'ltr')).toBeNull();
  });
});

describe('a text that is looked through', () => {
  test('shows tatweel, controls, double spaces, and Latin signs at Arabic words, with what would mend each', () => {
    const text = 'مـحمد,  قال \u202e"نعم" لـ BBC, 1';
    const mended = findings(text)
      .toReversed()
      .reduce((all, { at, length, mended }) => all.slice(0, at) + mended + all.slice(at + length), text);
    expect(mended).toBe('محمد، قال «نعم» ل BBC, 1');
  });

  test('has nothing to show in clean copy', () => {
    expect(findings('قال «نعم»، ثم سأل: لماذا؟ وبلغت 1,500')).toEqual([]);
  });

  test('is bounded work whatever it is', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        for (const { at, length } of findings(text)) expect(at + length).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test('counts words as Arabic has them, and minutes from the first word', () => {
    expect(length('', 'ar')).toEqual({ words: 0, minutes: 0 });
    expect(length('وصل الوفد — أمس.', 'ar')).toEqual({ words: 3, minutes: 1 });
  });
});

describe('finding in a text', () => {
  const found = (text: string, sought: string, exact = false) =>
    matches(text, sought, exact).map(({ from, to }) => text.slice(from, to));

  test('folds letters as the search does, and marks belong to their letters', () => {
    expect(found('قالت الحُكُومةُ إن حكومه أخرى', 'حكومة')).toEqual(['حُكُومةُ', 'حكومه']);
    expect(found('مسؤولية أولى وأولي', 'اولى')).toEqual(['أولى', 'أولي']);
    expect(found('عام ٢٠٢٤ وعام 2024', '2024')).toEqual(['٢٠٢٤', '2024']);
  });

  test('compares letter for letter when asked to', () => {
    expect(found('حكومة حكومه', 'حكومة', true)).toEqual(['حكومة']);
  });

  test('finds nothing when nothing is sought', () => {
    expect(found('نص', ' ')).toEqual([]);
    expect(found('نص', '\u064e')).toEqual([]);
  });

  test('never gives a place outside the text', () => {
    fc.assert(
      fc.property(hostileText(), hostileText(4), (text, sought) => {
        let last = 0;
        for (const { from, to } of matches(text, sought, false)) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          last = to;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('a line that two people type into', () => {
  test('knows what was typed, also between equal letters', () => {
    expect(editOf('أب', 'أأب', 1)).toEqual({ at: 0, removed: 0, inserted: 'أ' });
    expect(editOf('أب', 'أأب', 2)).toEqual({ at: 1, removed: 0, inserted: 'أ' });
    expect(editOf('وصل الوفد', 'وصل وفد', 4)).toEqual({ at: 4, removed: 2, inserted: '' });
  });

  test('always makes the one text into the other', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 8 }),
        fc.string({ maxLength: 8 }),
        fc.nat(8),
        (before, after, place) => {
          const { at, removed, inserted } = editOf(before, after, Math.min(place, after.length));
          expect(before.slice(0, at) + inserted + before.slice(at + removed)).toBe(after);
        },
      ),
    );
  });

  test('keeps a place between its letters when others type', () => {
    expect(moved(5, [{ insert: 'عاجل: ' }])).toBe(11);
    expect(moved(5, [{ retain: 5 }, { insert: 'x' }])).toBe(5);
    expect(moved(5, [{ retain: 2 }, { delete: 2 }])).toBe(3);
    expect(moved(5, [{ retain: 4 }, { delete: 9 }])).toBe(4);
    expect(moved(5, [{ retain: 1 }, { insert: 'ab' }, { retain: 1 }, { delete: 1 }])).toBe(6);
  });
});
