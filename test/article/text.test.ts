import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockIds } from '#article/block-id.ts';
import { parseBody } from '#article/body.ts';
import { bodyFromText } from '#article/from-text.ts';
import { bodyText, excerpt, wordCount } from '#article/plain-text.ts';
import { buildBody, hostileText, lettersOf } from '../factories.ts';

const paragraphsOf = (text: string): string[] =>
  bodyText(bodyFromText(text, () => null))
    .split('\n\n')
    .filter(Boolean);

describe('paragraphs out of plain text', () => {
  test('part at every kind of line end', () => {
    expect(paragraphsOf('أول\nثان\r\nثالث\rرابع\u2028خامس\u2029سادس\u0085سابع\u000bثامن\u000cتاسع')).toEqual([
      'أول',
      'ثان',
      'ثالث',
      'رابع',
      'خامس',
      'سادس',
      'سابع',
      'ثامن',
      'تاسع',
    ]);
  });

  test('lose white space that shows as nothing, and no letter', () => {
    expect(paragraphsOf(' \u00a0وصل\u00a0\u00a0وفد\t إلى موسكو \ufeff\n\u200b\n \n')).toEqual([
      'وصل وفد إلى موسكو',
    ]);
  });

  test('run as their caller says', () => {
    const body = bodyFromText('خبر\nNews', (paragraph) => (paragraph === 'News' ? 'ltr' : null));
    expect(body.content.map(({ attrs }) => 'dir' in attrs && attrs.dir)).toEqual([null, 'ltr']);
  });

  test('whatever the text, the body is valid, whole and the same each time', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const body = bodyFromText(text, () => null);
        expect(parseBody(body)).toEqual({ ok: true, body });
        expect(lettersOf(bodyText(body))).toBe(lettersOf(text));
        expect(bodyFromText(text, () => null)).toEqual(body);
        expect(bodyText(bodyFromText(bodyText(body), () => null))).toBe(bodyText(body));
      }),
    );
  });
});

describe('the address of a block', () => {
  test('comes from what it says: others around it do not change it', () => {
    const idsOf = (text: string) =>
      Object.fromEntries(
        bodyFromText(text, () => null).content.map((block) => [bodyText(buildBody([block])), block.attrs.id]),
      );
    const before = idsOf('أول\nثان\nثالث');
    const after = idsOf('جديد\nأول\nثالث');
    expect(after.أول).toBe(before.أول);
    expect(after.ثالث).toBe(before.ثالث);
    expect(after.جديد).not.toBe(before.أول);
  });

  test('stays what it was when links to it were made', () => {
    const idOf = blockIds();
    // The published value of FNV-1a for "a".
    expect(idOf('a')).toBe(`p-${(0xe40c292c).toString(36)}`);
    expect([idOf('وصل وفد'), idOf('وصل وفد'), idOf('وصل'), idOf('وصل وفد')]).toEqual([
      'p-12dz1ue',
      'p-12dz1ue-2',
      'p-1258a6e',
      'p-12dz1ue-3',
    ]);
  });

  test('is given once in a body, also to equal paragraphs', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('أ', 'ب', 'ج')), (texts) => {
        const idOf = blockIds();
        expect(new Set(texts.map(idOf)).size).toBe(texts.length);
      }),
    );
  });
});

describe('the text of a body', () => {
  test('holds the words of every block in order, without what repeats them', () => {
    expect(bodyText(buildBody())).toBe(
      [
        'متن الفقرة',
        'عنوان فرعي',
        'نص الاقتباس\nالقائل',
        'بند أول\nبند ثان',
        'first',
        'شرح الصورة',
        'تسجيل الجلسة',
        'جدول الأسعار\nالصنف\tالسعر',
      ].join('\n\n'),
    );
  });

  test('has a line feed for a line break', () => {
    const content = [
      { type: 'text' as const, text: 'صدر' },
      { type: 'hardBreak' as const },
      { type: 'text' as const, text: 'عجز' },
    ];
    expect(bodyText(buildBody([{ type: 'paragraph', attrs: { id: 'p-1', dir: null }, content }]))).toBe(
      'صدر\nعجز',
    );
  });
});

describe('a word count', () => {
  test.each([
    ['', 0],
    ['وصل وفد إلى موسكو', 4],
    ['وبالحكومة', 1],
    ['وصل\u00a0وفد\u2028ثم\nعاد', 4],
    ['قال : « نعم » — ثم مضى …', 4],
    ['في 2024 و٪5', 3],
    ['* * *', 0],
  ])('of «%s» is %i', (text, count) => {
    expect(wordCount(text)).toBe(count);
  });
});

describe('an excerpt', () => {
  test.each([
    ['وصل وفد إلى موسكو', 10, 'وصل وفد…'],
    ['وصل وفد إلى موسكو', 11, 'وصل وفد إلى…'],
    ['وصل وفد إلى موسكو', 17, 'وصل وفد إلى موسكو'],
    ['وصل الوفد، ثم عاد إلى بلده', 11, 'وصل الوفد…'],
    ['قال الوزير: «نعم لهذا»', 13, 'قال الوزير…'],
    ['سطر\n\n  ثان', 100, 'سطر ثان'],
    ['ابتدائيةطويلةجدا', 5, 'ابتدا…'],
  ])('of «%s» in %i characters is «%s»', (text, limit, short) => {
    expect(excerpt(text, limit)).toBe(short);
  });

  test('never halves an emoji', () => {
    for (let limit = 1; limit < 8; limit++) expect(excerpt('😀😀😀😀😀', limit).isWellFormed()).toBe(true);
  });

  test('is short, begins as the text does and ends in an ellipsis when it was cut', () => {
    fc.assert(
      fc.property(hostileText(), fc.integer({ min: 1, max: 300 }), (text, limit) => {
        const line = text.replace(/\s+/g, ' ').trim();
        const short = excerpt(text, limit);
        if (line.length <= limit) expect(short).toBe(line);
        else {
          expect(short.length).toBeLessThanOrEqual(limit + 1);
          expect(short.endsWith('…')).toBe(true);
          expect(line.startsWith(short.slice(0, -1))).toBe(true);
        }
      }),
    );
  });
});
