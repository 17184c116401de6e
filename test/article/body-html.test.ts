import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Body } from '#article/body.ts';
import { bodyHtml, escapeHtml } from '#article/body-html.ts';
import { bodyFromText } from '#article/from-text.ts';
import { buildBody, everyBlock, hostileText, words } from '../factories.ts';
import { tagsOf } from './html-tags.ts';

const options = {
  absolute: (href: string) => new URL(href, 'https://news.example/').href,
  picture: (id: number) => ({ src: `https://news.example/media/${id}.jpg`, width: 640, height: 360 }),
};
const htmlOf = (...content: Block[]): string => bodyHtml(buildBody(content), options);

describe('a body as HTML', () => {
  test('has the element that each block is', () => {
    const pages = Object.fromEntries(everyBlock().map((block) => [block.type, htmlOf(block)]));
    expect(pages).toEqual({
      paragraph: '<p>متن الفقرة</p>',
      heading: '<h2>عنوان فرعي</h2>',
      blockquote: '<blockquote><p>نص الاقتباس</p><p>— القائل</p></blockquote>',
      pullQuote: '',
      bulletList: '<ul><li><p>بند أول</p></li><li><p>بند ثان</p></li></ul>',
      orderedList: '<ol dir="ltr"><li><p>first</p></li></ol>',
      picture:
        '<figure><img src="https://news.example/media/7.jpg" width="640" height="360" alt="وصف الصورة"><figcaption>شرح الصورة — المصور</figcaption></figure>',
      embed: '<p><a href="https://video.example/1?a=1&amp;b=2">تسجيل الجلسة</a></p>',
      table:
        '<table><caption>جدول الأسعار</caption><tr><th colspan="2"><p>الصنف</p></th><td><p>السعر</p></td></tr></table>',
      divider: '<hr>',
    });
  });

  test('opens and closes marks in order, and makes links whole', () => {
    const html = htmlOf({
      type: 'paragraph',
      attrs: { id: 'p-1', dir: 'rtl' },
      content: [
        {
          type: 'text',
          text: 'هنا & هناك',
          marks: [
            { type: 'strong' },
            { type: 'link', attrs: { href: '/a/1' } },
            { type: 'language', attrs: { lang: 'ar', dir: 'rtl' } },
          ],
        },
        { type: 'hardBreak' },
      ],
    });
    expect(html).toBe(
      '<p dir="rtl"><strong><a href="https://news.example/a/1"><span lang="ar" dir="rtl">هنا &amp; هناك</span></a></strong><br></p>',
    );
  });

  test('leaves out a picture that is not to be had', () => {
    const body = buildBody(everyBlock().filter(({ type }) => type === 'picture'));
    expect(bodyHtml(body, { ...options, picture: () => null })).toBe('');
  });

  test('escapes every sign that could begin markup or end an attribute', () => {
    expect(escapeHtml('<a href="x">&amp;')).toBe('&lt;a href=&quot;x&quot;&gt;&amp;amp;');
  });

  test('holds no tag but its own, whatever the words are', () => {
    const text = hostileText(8).map((raw) => raw.toWellFormed());
    const block = fc.oneof(
      text.map((cite): Block => ({ type: 'blockquote', attrs: { id: 'p-1', dir: null, cite }, content: [] })),
      text.map(
        (title): Block => ({
          type: 'embed',
          attrs: { id: 'p-1', href: 'https://x.example', title, provider: title },
        }),
      ),
      text.map(
        (alt): Block => ({
          type: 'picture',
          attrs: { id: 'p-1', picture: 1, alt, caption: alt, credit: alt },
        }),
      ),
      text.map(
        (caption): Block => ({ type: 'table', attrs: { id: 'p-1', dir: null, caption }, content: [] }),
      ),
      text.map(
        (line): Block => ({
          type: 'heading',
          attrs: { id: 'p-1', dir: null, level: 3 },
          content: words(line),
        }),
      ),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 5 }), (content) => {
        const html = htmlOf(...content);
        const expected = {
          blockquote: ['blockquote'],
          embed: ['p', 'a'],
          picture: ['figure', 'img', 'figcaption'],
          table: ['table', 'caption'],
          heading: ['h3'],
        };
        const allowed = new Set(
          content.flatMap(({ type }) => expected[type as keyof typeof expected]).concat('p'),
        );
        for (const tag of tagsOf(html)) expect(allowed).toContain(tag.name);
      }),
    );
  });

  test('of pasted text is one paragraph for each of its lines and nothing else', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const body: Body = bodyFromText(text, () => null);
        const tags = tagsOf(bodyHtml(body, options));
        expect(tags.map(({ name }) => name)).toEqual(body.content.map(() => 'p'));
        expect(tags.flatMap(({ attributes }) => attributes)).toEqual([]);
      }),
    );
  });
});
