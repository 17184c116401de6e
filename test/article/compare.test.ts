import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ArticleContent } from '#article/article.ts';
import type { Block } from '#article/body.ts';
import { type ComparedBlock, compare, type Run } from '#article/compare.ts';
import { everyBlock, hostileText } from '#test/factories.ts';

const block = (id: string, text: string): Block => ({
  type: 'paragraph',
  attrs: { id, dir: null },
  content: text ? [{ type: 'text', text }] : [],
});
const content = (blocks: Block[], given: Partial<ArticleContent> = {}): ArticleContent => ({
  ...{ kind: 'news', language: 'ar', kicker: '', headline: 'عنوان', standfirst: '' },
  body: { type: 'doc', content: blocks },
  ...{
    dateline: null,
    bylines: [],
    sections: [],
    topics: [],
    leadPicture: null,
    translationOf: null,
    origin: null,
  },
  ...given,
});
const olderText = (runs: Run[]) =>
  runs
    .filter(({ kind }) => kind !== 'added')
    .map(({ text }) => text)
    .join('');
const newerText = (runs: Run[]) =>
  runs
    .filter(({ kind }) => kind !== 'removed')
    .map(({ text }) => text)
    .join('');
const marked = (runs: Run[]) =>
  runs
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `{-${text}-}`))
    .join('');
const runsOf = (older: string, newer: string): string =>
  marked(compare(content([block('p-1', older)]), content([block('p-1', newer)])).blocks[0]!.runs);
const shape = (blocks: ComparedBlock[]) =>
  blocks.map(({ id, change, moved }) => `${id} ${change}${moved ? ' moved' : ''}`);

describe('What changed between two revisions', () => {
  test('is said in whole words', () => {
    expect(runsOf('وصل الوفد إلى المدينة مساء', 'وصل الوفد إلى الميناء مساء')).toBe(
      'وصل الوفد إلى {-المدينة-}{+الميناء+} مساء',
    );
    expect(runsOf('قال الوزير، أمس', 'قال الوزير أمس')).toBe('قال الوزير{-،-} أمس');
  });

  test('takes a word of another spelling for the same word spelled anew, and shows both spellings', () => {
    expect(runsOf('اكد مسؤول الى الصحيفة', 'أكد مسؤول إلى الصحيفة')).toBe(
      '{-اكد-}{+أكد+} مسؤول {-الى-}{+إلى+} الصحيفة',
    );
    expect(runsOf('كتب محمد', 'كُتِب محمد')).toBe('{-كتب-}{+كُتِب+} محمد');
  });

  test('joins neighbouring changed words into one change', () => {
    expect(runsOf('في بيت قديم هناك', 'في دار جديدة هناك')).toBe('في {-بيت قديم-}{+دار جديدة+} هناك');
  });

  test('follows blocks by their ids: changed, moved, taken out, put in', () => {
    const older = content([block('a', 'أول'), block('b', 'ثان'), block('c', 'ثالث'), block('d', 'رابع')]);
    const newer = content([
      block('c', 'ثالث'),
      block('a', 'أول'),
      block('e', 'خامس جديد'),
      block('d', 'رابع آخر'),
    ]);
    expect(shape(compare(older, newer).blocks)).toEqual([
      'c same moved',
      'a same',
      'e added',
      'b removed',
      'd changed',
    ]);
  });

  test('knows a paragraph again that has a new id and most of its words', () => {
    const older = content([block('x', 'قررت البلدية ترميم السوق القديم هذا العام')]);
    const newer = content([block('y', 'قررت البلدية ترميم السوق القديم العام المقبل')]);
    expect(shape(compare(older, newer).blocks)).toEqual(['y changed']);
    expect(shape(compare(older, content([block('z', 'خبر آخر لا صلة له')])).blocks)).toEqual([
      'z added',
      'x removed',
    ]);
  });

  test('says where only the dress of a block changed', () => {
    const link: Block = {
      ...block('p', 'كلمة'),
      content: [{ type: 'text', text: 'كلمة', marks: [{ type: 'strong' }] }],
    } as Block;
    const [changed] = compare(content([block('p', 'كلمة')]), content([link])).blocks;
    expect(changed).toMatchObject({ change: 'changed', runs: [{ kind: 'same', text: 'كلمة' }] });
  });

  test('lists the fields around the body that changed, by what they say', () => {
    const { fields, same } = compare(
      content([], { headline: 'عنوان قديم', sections: [{ id: 1, name: 'محليات' }] }),
      content([], { headline: 'عنوان جديد', sections: [{ id: 2, name: 'اقتصاد' }] }),
    );
    expect(same).toBe(false);
    expect(fields.map(({ field, runs }) => [field, marked(runs)])).toEqual([
      ['headline', 'عنوان {-قديم-}{+جديد+}'],
      ['sections', '{-محليات-}{+اقتصاد+}'],
    ]);
  });

  test('of a content and itself is nothing, whatever blocks it has', () => {
    const all = content(everyBlock());
    const compared = compare(all, structuredClone(all));
    expect(compared.same).toBe(true);
    expect(compared.fields).toEqual([]);
  });

  test('gives both texts back letter for letter, whatever they hold', () => {
    fc.assert(
      fc.property(hostileText(12), hostileText(12), (one, other) => {
        const { runs } = compare(content([block('p', one)]), content([block('p', other)])).blocks[0]!;
        expect(olderText(runs)).toBe(one);
        expect(newerText(runs)).toBe(other);
      }),
      { numRuns: 200 },
    );
  });

  test('of two wholly different long texts is bounded work, and still complete', () => {
    const words = (seed: number, count: number) =>
      Array.from({ length: count }, (_, index) => `كلمة${(index * seed) % 9973}`).join(' ');
    const older = content(
      Array.from({ length: 40 }, (_, index) => block(`b-${index}`, words(7 + index, 1_000))),
    );
    const newer = content(
      Array.from({ length: 40 }, (_, index) => block(`b-${index}`, words(101 + index, 1_000))),
    );
    const compared = compare(older, newer);
    for (const [index, one] of compared.blocks.entries()) {
      expect(olderText(one.runs)).toBe(words(7 + index, 1_000));
      expect(newerText(one.runs)).toBe(words(101 + index, 1_000));
    }
  });
});
