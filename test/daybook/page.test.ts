import { describe, expect, test } from 'vitest';
import type { Body } from '#article/body.ts';
import { parseBody } from '#article/body.ts';
import type { ShownRecord } from '#daybook/record.ts';
import { articlePage } from '#html/article-page.ts';
import { comparePage } from '#operator/verify/page.ts';
import { buildArticle, buildArticlePage, buildFrame } from '../html/factories.ts';

const text = (words: string, ...marks: object[]) => ({
  type: 'text',
  text: words,
  ...(marks.length ? { marks } : {}),
});
const paragraph = (id: string, ...content: object[]) => ({ type: 'paragraph', attrs: { id }, content });
const cell = (id: string, words: string, type = 'tableCell') => ({
  type,
  content: [paragraph(id, text(words))],
});

/** Every kind of block, with marks, breaks and signs that markup has to write in another way. */
function everything(): Body {
  const result = parseBody({
    type: 'doc',
    content: [
      paragraph(
        'p1',
        text('قال «الوزير» إن 5 < 6 & "نعم"، '),
        text('ثم', { type: 'strong' }),
        text(' كتب @noura_s على '),
        text('الموقع', { type: 'link', attrs: { href: 'https://other.example/?a=1&b=2' } }),
        { type: 'hardBreak' },
        text('+961 70 123 456', { type: 'language', attrs: { lang: 'en', dir: 'ltr' } }),
      ),
      { type: 'heading', attrs: { id: 'h1', level: 2 }, content: [text('عنوان فرعي')] },
      {
        type: 'blockquote',
        attrs: { id: 'q1', cite: 'المتحدثة' },
        content: [paragraph('q1-1', text('أول الكلام')), paragraph('q1-2', text('وآخره'))],
      },
      { type: 'pullQuote', attrs: { id: 'u1', cite: '' }, content: [text('كلام بارز')] },
      {
        type: 'bulletList',
        attrs: { id: 'l1' },
        content: [
          { type: 'listItem', content: [paragraph('l1-1', text('بند'))] },
          { type: 'listItem', content: [paragraph('l1-2', text('وبند'))] },
        ],
      },
      {
        type: 'table',
        attrs: { id: 't1', caption: 'جدول' },
        content: [{ type: 'tableRow', content: [cell('t1-1', 'سنة', 'tableHeader'), cell('t1-2', '2024')] }],
      },
      {
        type: 'picture',
        attrs: { id: 'i1', picture: 7, alt: 'قارب', caption: 'قارب في المرفأ', credit: 'أرشيف' },
      },
      { type: 'embed', attrs: { id: 'e1', href: 'https://video.example/1', title: 'تسجيل', provider: '' } },
      { type: 'divider', attrs: { id: 'd1' } },
      { type: 'paragraph', attrs: { id: 'p2' }, content: [] },
      paragraph('p3', text('خاتمة')),
    ],
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.body;
}

const hash = '0123456789abcdef0123';
const file = { hash, width: 640, height: 480, colour: '#888888' };
const article = buildArticle({
  body: everything(),
  bodyPictures: { 7: { ...file, widths: [320, 480] } },
  picture: null,
  corrections: [
    { id: 3, kind: 'correction', note: 'ورد «كذا»، والصواب كذا.', at: new Date('2026-11-23T10:00:00Z') },
    { id: 4, kind: 'update', note: 'أُضيف رد الوزارة.', at: new Date('2026-11-23T11:00:00Z') },
  ],
});
const record: ShownRecord = {
  format: 'warraq-record/1',
  ...{ article: article.id, version: 2, act: 'correct', at: '2026-11-23T10:00:00.000Z' },
  ...{ slug: 'x', published: article.published.toISOString(), updated: article.updated.toISOString() },
  ...{ kind: article.kind, language: article.language, kicker: article.kicker, headline: article.headline },
  ...{ standfirst: article.standfirst, dateline: article.dateline, body: article.body },
  bylines: article.bylines.map(({ type, name }) => ({ type, name })),
  ...{ sections: [], topics: [], leadPicture: null, pictures: { 7: file } },
  corrections: article.corrections.map(({ kind, note, at }) => ({ kind, note, at: at.toISOString() })),
  ...{ origin: null, translationOf: null },
};
const page = articlePage(buildArticlePage(article), buildFrame()).replace(
  '</head>',
  `<script type="application/ld+json">{"datePublished":"${record.published}","dateModified":"${record.updated}"}</script></head>`,
);

const differences = async (html: string, isGone = false): Promise<string[]> => {
  const found: string[] = [];
  await comparePage(html, record, {
    isGone: async () => isGone,
    report: (_, what) => void found.push(what),
  });
  return found;
};

describe('An article’s page against the record of its version', () => {
  test('says the same, whatever its blocks are', async () => {
    expect(await differences(page)).toEqual([]);
  });

  test.each([
    ['a word of a paragraph', '&quot;نعم&quot;', '&quot;لا&quot;', /block p1/],
    ['where a link leads', 'a=1&amp;b=2', 'a=2', /block p1 leads to/],
    ['a space', 'أول الكلام', 'أولالكلام', /block q1/],
    ['who said it', 'المتحدثة', 'المتحدث', /block q1/],
    ['a line of a list', '>وبند<', '>أو بند<', /block l1/],
    ['a figure in a table', '>2024<', '>2025<', /block t1/],
    ['a pull quote', 'كلام بارز', 'كلام', /block u1/],
    ['what is shown elsewhere', '>تسجيل<', '>تصوير<', /block e1/],
    ['a picture', `/media/${hash}/`, '/media/9999999999999999beef/', /the picture i1 is not the one/],
    ['the words under a picture', 'قارب في المرفأ', 'قارب', /the words to the picture i1/],
    ['a paragraph that is gone', /<p id="p3">.*?<\/p>/, '', /block p3 is «»/],
    ['a paragraph put in', '<p id="p3">', '<p id="px">دسيسة</p><p id="p3">', /«دسيسة» stands in the text/],
    ['words between two blocks', '<p id="p3">', 'دسيسة<p id="p3">', /«دسيسة» stands in the text/],
    ['what readers were told', 'والصواب كذا', 'والصواب ذاك', /what readers are told/],
    ['the hour', record.published, '2020-01-01T00:00:00.000Z', /datePublished/],
  ])('%s is found when it is another', async (_, from, to, said) => {
    const altered = page.replaceAll(from instanceof RegExp ? new RegExp(from, 'gs') : from, to);
    expect(altered).not.toBe(page);
    expect((await differences(altered)).join('\n')).toMatch(said);
  });

  test('a picture that was taken back may be missing', async () => {
    const without = page.replace(/<figure class="picture" id="i1">.*?<\/figure>/s, '');
    expect(without).not.toBe(page);
    expect(await differences(without, true)).toEqual([]);
    expect(await differences(without, false)).not.toEqual([]);
  });
});
