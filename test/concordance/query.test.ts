import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { marksIn, passageOf } from '#concordance/highlight.ts';
import { parseQuery } from '#concordance/query.ts';
import { oneSlipFrom } from '#concordance/spelling.ts';
import { formsOf } from '#concordance/terms.ts';

const texts = (words: { text: string }[]) => words.map(({ text }) => text);

describe('a query', () => {
  test('holds words, phrases in any quotation marks, and exclusions', () => {
    const query = parseQuery('وفد «مجلس الأمن» "دول الجوار" -رياضة −“كأس العالم”');
    expect(texts(query.words)).toEqual(['وفد', 'مجلس', 'الأمن', 'دول', 'الجوار']);
    expect(query.phrases.map(texts)).toEqual([
      ['مجلس', 'الأمن'],
      ['دول', 'الجوار'],
    ]);
    expect(query.excluded.map(texts)).toEqual([['رياضة'], ['كأس', 'العالم']]);
  });

  test('a hyphen inside a word, a lone hyphen and an open quotation mark are no commands', () => {
    expect(parseQuery('كوفيد-19 - «مجلس').excluded).toEqual([]);
    expect(texts(parseQuery('كوفيد-19 - «مجلس').words)).toEqual(['كوفيد', '19', 'مجلس']);
  });

  test('the same word in two spellings is looked for once, and no more than sixteen words are', () => {
    expect(texts(parseQuery('الحكومة الحكومه اَلحكومة').words)).toEqual(['الحكومة']);
    expect(parseQuery(Array.from({ length: 100 }, (_, i) => `كلمة${i}`).join(' ')).words).toHaveLength(16);
  });

  test('any string at all is a query of bounded size', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (text) => {
        const { words, phrases, excluded } = parseQuery(text);
        expect(words.length).toBeLessThanOrEqual(16);
        expect(phrases.length).toBeLessThanOrEqual(4);
        expect(excluded.length).toBeLessThanOrEqual(8);
        for (const { form, stem } of words) expect(form && stem).toBeTruthy();
      }),
      { numRuns: 500 },
    );
  });
});

describe('a slip of the pen', () => {
  test('is a letter too many, too few, another, or two exchanged', () => {
    const slips = oneSlipFrom('محكمه');
    for (const meant of ['محكمتها', 'حكم', 'محكمه']) expect(slips).not.toContain(meant);
    for (const meant of ['حكمه', 'محاكمه', 'محكمت', 'محمكه']) expect(slips).toContain(meant);
  });

  test('is not looked for in short words, numbers or mixed scripts', () => {
    for (const form of ['من', 'عام', '2024', 'covidكو', 'ا'.repeat(30)])
      expect(oneSlipFrom(form)).toEqual([]);
  });
});

describe('highlights', () => {
  const looking =
    (...words: string[]) =>
    ({ stem }: { stem: string }) =>
      words.findIndex((word) => formsOf(word).stem === stem);
  const shown = ({ text, marks }: { text: string; marks: [number, number][] }) =>
    marks.map(([start, end]) => text.slice(start, end));

  test('fall on the letters as written: clitics, tashkeel, tatweel and all', () => {
    const text = 'قالت الحُكُومَةُ إن للحكـــومات رأيًا';
    expect(shown({ text, marks: marksIn(text, looking('حكومة')) })).toEqual(['الحُكُومَةُ', 'للحكـــومات']);
  });

  test('the passage is the one that holds most of the words', () => {
    const filler = 'هذا كلام يطول في غير ما طلب القارئ. '.repeat(20);
    const passage = passageOf(
      `رست سفينة. ${filler}وصلت السفينة إلى الميناء محملة بالقمح. ${filler}`,
      looking('سفينة', 'ميناء', 'قمح'),
      3,
    );
    expect(shown(passage)).toEqual(['السفينة', 'الميناء', 'بالقمح']);
    expect(passage.text).toMatch(/^… .* …$/u);
  });

  test('never split a grapheme, never overlap, and mark what is in the text', () => {
    const segments = new Intl.Segmenter('ar', { granularity: 'grapheme' });
    const letter = fc.constantFrom(
      'سفينة',
      'س',
      'ِ',
      'ّ',
      '\u200c',
      '\u200d',
      '\u0600',
      '🏳️‍🌈',
      'e\u0301',
      ' ',
      ' ',
      '.',
      '،',
      'ـ',
      'ﷺ',
      '\u061c',
      '12',
    );
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 200 }), (letters) => {
        const passage = passageOf(letters.join(''), ({ stem }) => (stem.length % 2 ? 0 : -1), 2);
        const borders = new Set(Array.from(segments.segment(passage.text), ({ index }) => index));
        borders.add(passage.text.length);
        let last = -1;
        for (const [start, end] of passage.marks) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          expect(borders.has(start) && borders.has(end)).toBe(true);
          last = end;
        }
        expect(passage.text.length).toBeLessThan(320);
      }),
      { numRuns: 300 },
    );
  });
});
