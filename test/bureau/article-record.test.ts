import { existsSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseBody } from '#article/body.ts';
import { bodyHtml } from '#article/body-html.ts';
import { blockText, bodyText } from '#article/plain-text.ts';
import { parseArticleRecord } from '#bureau/article-record.ts';
import type { CopyWarning, Draft } from '#bureau/draft.ts';
import { readLines } from '#bureau/read-lines.ts';
import { tagsOf } from '../article/html-tags.ts';
import { hostileText, lettersOf, storyParagraphs } from '../factories.ts';

const buildRecord = (given: object = {}) => ({
  id: 'port-1',
  title: 'السوق المسقوف يدخل ورشة الترميم',
  body: storyParagraphs.join('\n'),
  section: 'محليات',
  date: '2024-06-25T14:35:10+03:00',
  source: 'الميناء',
  author: 'سلمى الميناوي',
  lead: 'أربع مراحل والمدخل الشرقي مفتوح',
  url: 'https://port.example/a/1',
  ...given,
});

function read(given: object = {}, timeZone?: string): Draft & { warnings: CopyWarning[] } {
  const result = parseArticleRecord(JSON.stringify(buildRecord(given)), 7, timeZone);
  if (!result.ok) throw new Error(`${result.failure.kind}: ${result.failure.message}`);
  return { ...result.draft, warnings: result.warnings };
}
function failureOf(text: string): string {
  const result = parseArticleRecord(text, 7);
  return result.ok
    ? 'a draft'
    : `${result.failure.kind}, line ${result.failure.line}: ${result.failure.message}`;
}
const failureWith = (given: object): string => failureOf(JSON.stringify(buildRecord(given)));

describe('a record of an archive', () => {
  test('becomes a draft with everything it says', () => {
    const draft = read();
    expect(draft).toMatchObject({
      externalId: 'port-1',
      language: 'ar',
      headline: 'السوق المسقوف يدخل ورشة الترميم',
      standfirst: 'أربع مراحل والمدخل الشرقي مفتوح',
      sections: ['محليات'],
      published: new Date('2024-06-25T11:35:10Z'),
      origin: { source: 'الميناء', author: 'سلمى الميناوي', url: 'https://port.example/a/1' },
      warnings: [],
    });
    expect(draft.body.content.map(blockText)).toEqual(storyParagraphs);
  });

  test('needs no more than id, title and body', () => {
    const result = parseArticleRecord('{"id": 5, "title": "عنوان", "body": "نص", "url": null}', 1);
    expect(result).toMatchObject({
      ok: true,
      draft: { externalId: '5', sections: [], published: null, origin: null, standfirst: '' },
    });
  });

  test('has a lead of its own only when the text does not begin with it', () => {
    const opening = storyParagraphs[0]!.slice(0, 60).trim();
    for (const lead of [opening, `${opening}...`, `${opening} […]`, null, ''])
      expect(read({ lead }).standfirst).toBe('');
    expect(read({ lead: `قبل ${opening}` }).standfirst).toBe(`قبل ${opening}`);
  });

  test.each<[string, string | undefined, string]>([
    ['2024-06-25T14:35:10+03:00', undefined, '2024-06-25T11:35:10.000Z'],
    ['2024-06-25T14:35:10Z', 'Asia/Riyadh', '2024-06-25T14:35:10.000Z'],
    ['2024-06-25T14:35:10-0330', undefined, '2024-06-25T18:05:10.000Z'],
    ['2024-06-25T14:35:10', undefined, '2024-06-25T14:35:10.000Z'],
    ['2024-06-25T14:35:10', 'Asia/Riyadh', '2024-06-25T11:35:10.000Z'],
    ['2024-06-25 14:35', 'Asia/Riyadh', '2024-06-25T11:35:00.000Z'],
    ['2024-06-25', undefined, '2024-06-25T00:00:00.000Z'],
    ['2024-06-25', 'Africa/Cairo', '2024-06-24T21:00:00.000Z'],
  ])('dated %s in %s is of %s, on whatever machine', (date, zone, instant) => {
    expect(read({ date }, zone)).toMatchObject({ published: new Date(instant), warnings: [] });
  });

  test.each([
    ['25/6/2024', '2024-06-25T00:00:00.000Z'],
    ['5/6/2024', '2024-06-05T00:00:00.000Z'],
    ['25 حزيران 2024 14:35', '2024-06-25T14:35:00.000Z'],
  ])('dated as the press does, %s, is read and reported', (date, instant) => {
    const draft = read({ date });
    expect(draft.published).toEqual(new Date(instant));
    expect(draft.warnings).toMatchObject([{ line: 7 }]);
  });

  test.each(['2024-02-30', '2024-13-01', '2024-06-25T25:00:00', 'أمس', '1719315310'])(
    'dated %s has no date, and says so',
    (date) => {
      const draft = read({ date });
      if (date.startsWith('2024-06')) expect(draft.warnings).toHaveLength(1);
      else
        expect(draft).toMatchObject({
          published: null,
          warnings: [{ line: 7, message: `date: not read as a date: ${date}` }],
        });
    },
  );

  test('with an address that executes or leads nowhere loses it, and says so', () => {
    for (const url of ['javascript:alert(1)', 'not an address', 'https://['])
      expect(read({ url })).toMatchObject({ origin: { url: null }, warnings: [{ line: 7 }] });
  });

  test('with too long a lead or author is cut, and says so', () => {
    const draft = read({ lead: 'كلمة '.repeat(900), author: '😀'.repeat(400) });
    expect(draft.standfirst.length).toBeLessThanOrEqual(3000);
    expect(draft.origin!.author.isWellFormed()).toBe(true);
    expect(draft.warnings.map(({ message }) => message.split(':')[0])).toEqual(['lead', 'author']);
  });

  test('is in the language most of it is written in', () => {
    expect(read({ title: 'iPhone 16 Pro Max' }).language).toBe('ar');
    expect(
      read({ title: 'The word «سوق» explained', body: 'It means market, and it is very old indeed.' })
        .language,
    ).toBe('en');
  });

  test.each([
    ['{"id": 1,', /^not-json, line 7: not JSON: /],
    ['', /^not-json/],
    ['[]', /^wrong-shape, line 7: record: /],
    ['null', /^wrong-shape/],
    ['"نص"', /^wrong-shape/],
    ['['.repeat(100_000), /^not-json/],
  ])('that is %j is a failure with its name', (text, failure) => {
    expect(failureOf(text)).toMatch(failure);
  });

  test('that is broken JSON is named with its column', () => {
    expect(parseArticleRecord('{"id": 1 "title": 2}', 7)).toMatchObject({
      ok: false,
      failure: { kind: 'not-json', line: 7, column: 10 },
    });
  });

  test.each<[object, RegExp]>([
    [{ id: undefined }, /^wrong-shape, line 7: id: /],
    [{ id: '' }, /^wrong-shape, line 7: id: /],
    [{ id: '\u200b' }, /^wrong-shape, line 7: id: /],
    [{ id: 1.5 }, /^wrong-shape/],
    [{ title: undefined, body: 5 }, /^wrong-shape, line 7: title: .*; body: /],
    [{ title: ' … ' }, /^no-headline, line 7: title: holds no word/],
    [{ title: 'كلمة '.repeat(200) }, /^too-long, line 7: title: at most 500 characters; this has 999/],
    [{ body: ' \n\u200b\n' }, /^no-body, line 7: body: holds no text/],
    [{ section: ['محليات'] }, /^wrong-shape, line 7: section: /],
  ])('with %j is a failure with its place', (given, failure) => {
    expect(failureWith(given)).toMatch(failure);
  });

  test('has the hash of what was read: another spelling of the same JSON is the same copy', () => {
    const one = read();
    const other = parseArticleRecord(
      JSON.stringify(Object.fromEntries(Object.entries(buildRecord({ unread: 1 })).reverse()), null, 2),
      1,
    );
    expect(other).toMatchObject({ ok: true, draft: { hash: one.hash } });
    for (const change of [
      { title: 'عنوان' },
      { body: 'نص' },
      { section: 'ثقافة' },
      { date: '2024-06-26' },
      { author: '' },
    ])
      expect(read(change).hash).not.toBe(one.hash);
  });

  test('nested deeper than any stack is read all the same', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    expect(parseArticleRecord(`{"id": 1, "title": "عنوان", "body": "نص", "more": ${deep}}`, 1)).toMatchObject(
      { ok: true },
    );
  });
});

describe('a hostile record', () => {
  test('is a draft without loss or a named failure; as HTML it is paragraphs only', () => {
    const text = hostileText();
    const fields = fc.record({
      title: text,
      body: text,
      section: text,
      date: text,
      source: text,
      author: text,
      lead: text,
      url: text,
    });
    fc.assert(
      fc.property(fields, (given) => {
        const result = parseArticleRecord(JSON.stringify({ id: 'x', ...given }), 3);
        if (!result.ok) {
          expect(['wrong-shape', 'no-headline', 'no-body', 'too-long']).toContain(result.failure.kind);
          return;
        }
        const { body, headline } = result.draft;
        expect(parseBody(body)).toEqual({ ok: true, body });
        expect(lettersOf(bodyText(body))).toBe(lettersOf(given.body));
        expect(lettersOf(headline)).toBe(lettersOf(given.title));
        const tags = tagsOf(bodyHtml(body, { absolute: (href) => href, picture: () => null }));
        expect(
          tags.every(({ name, attributes }) => name === 'p' && attributes.every(([key]) => key === 'dir')),
        ).toBe(true);
        expect(JSON.stringify(result.draft)).not.toMatch(/\\u0000|\\ud[89a-f]/i);
      }),
      { numRuns: 300 },
    );
  });

  test('of any bytes at all is a draft or a named failure', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText(), fc.json(), fc.string({ unit: 'binary' })), (line) => {
        const result = parseArticleRecord(line, 1);
        expect(result.ok || result.failure.message.length > 0).toBe(true);
      }),
    );
  });
});

describe('the real archives', () => {
  const archives = path.join(import.meta.dirname, '../../../shared/data/articles');
  const names = ['ant-jawharafm', 'ant-multisource', 'hespress-aljazeera', 'saudinewsnet'];

  test.for(names)(
    'every seventh record of %s keeps each Arabic letter of its text, in order',
    async (name, { skip }) => {
      if (!existsSync(archives)) skip('the shared archives are not beside the project');
      const file = path.join(archives, `${name}.jsonl.gz`);
      let read = 0;
      for await (const line of readLines(file)) {
        if ('problem' in line) throw new Error(`line ${line.number}: ${line.message}`);
        if (line.number % 7) continue;
        const result = parseArticleRecord(line.text, line.number);
        if (!result.ok) throw new Error(`line ${line.number}: ${result.failure.message}`);
        const source = JSON.parse(line.text);
        if (lettersOf(bodyText(result.draft.body)) !== lettersOf(source.body))
          throw new Error(`line ${line.number} lost letters`);
        if (!parseBody(result.draft.body).ok)
          throw new Error(`line ${line.number} gave a body that is refused`);
        read++;
      }
      expect(read).toBeGreaterThan(300);
    },
  );
});
