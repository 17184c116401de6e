import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, parseBody, webAddress } from '#article/body.ts';
import { liveEntrySchema } from '#article/live.ts';
import { buildBody, everyBlock, hostileText, paragraph, words } from '../factories.ts';

const doc = (...content: unknown[]) => ({ type: 'doc', content });
const attrs = (given: object = {}) => ({ id: 'p-1', dir: null, ...given });
const paragraphOf = (...content: unknown[]) => ({ type: 'paragraph', attrs: attrs(), content });
const linkTo = (href: string) =>
  paragraphOf({ type: 'text', text: 'هنا', marks: [{ type: 'link', attrs: { href } }] });
const refusal = (value: unknown): string => {
  const result = parseBody(value);
  return result.ok ? 'accepted' : result.problems.map(({ path }) => path).join(' ');
};

describe('a body', () => {
  test.each(everyBlock().map((block): [string, Block] => [block.type, block]))(
    'may hold a %s',
    (_, block) => {
      expect(parseBody(buildBody([block]))).toEqual({ ok: true, body: { type: 'doc', content: [block] } });
    },
  );

  test('may be empty, and says so to no one but its reader', () => {
    expect(parseBody(doc())).toEqual({ ok: true, body: { type: 'doc', content: [] } });
  });

  test('says of a paragraph which background of a story file it is, and of any other nothing', () => {
    const taken = { type: 'paragraph', attrs: attrs({ background: { id: 4, revision: 2 } }), content: [] };
    expect(parseBody(doc(taken))).toEqual({ ok: true, body: doc(taken) });
    const older = doc(...everyBlock());
    const read = (value: unknown) => JSON.stringify(parseBody(value));
    // To the byte: what was published before is hashed as it was.
    expect(read(older)).toBe(JSON.stringify({ ok: true, body: older }));
    const none = { type: 'paragraph', attrs: attrs({ background: null }), content: [] };
    expect(read(doc(none))).toBe(JSON.stringify({ ok: true, body: doc({ ...none, attrs: attrs() }) }));
    // In the article, not in an entry of its coverage.
    const words = [{ type: 'text', text: 'بدأت الأزمة بالرسوم.' }];
    const entry = (block: object) => liveEntrySchema.safeParse({ body: doc({ ...block, content: words }) });
    expect([entry(taken).success, entry(none).success]).toEqual([false, true]);
    const half = { type: 'paragraph', attrs: attrs({ background: { id: 4 } }), content: [] };
    expect(refusal(doc(half))).toBe('content.0.attrs.background.revision');
  });

  test('keeps marks, line breaks and the language of a foreign name', () => {
    const block = paragraphOf(
      { type: 'text', text: 'قالت ' },
      {
        type: 'text',
        text: 'Le Monde',
        marks: [{ type: 'em' }, { type: 'language', attrs: { lang: 'fr', dir: 'ltr' } }],
      },
      { type: 'hardBreak' },
      { type: 'text', text: 'أمس', marks: [{ type: 'strong' }] },
    );
    expect(parseBody(doc(block))).toEqual({ ok: true, body: doc(block) });
  });

  test('fills in what may be left out', () => {
    expect(parseBody(doc({ type: 'paragraph', attrs: { id: 'p-1' } }))).toEqual({
      ok: true,
      body: doc({ type: 'paragraph', attrs: { id: 'p-1', dir: null }, content: [] }),
    });
  });

  test.each<[string, unknown, string]>([
    ['a script', { type: 'script', content: [] }, 'content.0.type'],
    ['raw HTML', { type: 'html', attrs: attrs({ html: '<b>' }) }, 'content.0.type'],
    [
      'an attribute it does not know',
      { type: 'paragraph', attrs: attrs({ onclick: 'x()' }) },
      'content.0.attrs',
    ],
    ['a style', paragraphOf({ type: 'text', text: 'أ', style: 'color:red' }), 'content.0.content.0'],
    [
      'a mark it does not know',
      paragraphOf({ type: 'text', text: 'أ', marks: [{ type: 'underline' }] }),
      'content.0.content.0.marks.0.type',
    ],
    [
      'the same mark twice',
      paragraphOf({ type: 'text', text: 'أ', marks: [{ type: 'strong' }, { type: 'strong' }] }),
      'content.0.content.0.marks',
    ],
    ['a block inside a paragraph', paragraphOf(paragraph('أ')), 'content.0.content.0.type'],
    ['a text without letters', paragraphOf({ type: 'text', text: '' }), 'content.0.content.0.text'],
    [
      'a heading of the first level',
      { type: 'heading', attrs: attrs({ level: 1 }), content: words('أ') },
      'content.0.attrs.level',
    ],
    ['a quote of nothing', { type: 'blockquote', attrs: attrs(), content: [] }, 'content.0.content'],
    ['a list without items', { type: 'bulletList', attrs: attrs(), content: [] }, 'content.0.content'],
    [
      'a picture by address',
      { type: 'picture', attrs: { id: 'p-1', picture: 'https://x.example/1.jpg', alt: '' } },
      'content.0.attrs.picture',
    ],
    [
      'an embed by mail',
      { type: 'embed', attrs: { id: 'p-1', href: 'mailto:a@b.example', title: 'أ' } },
      'content.0.attrs.href',
    ],
    [
      'a table row of a thousand columns',
      {
        type: 'table',
        attrs: attrs(),
        content: [
          { type: 'tableRow', content: [{ type: 'tableCell', attrs: { colspan: 1000 }, content: [] }] },
        ],
      },
      'content.0.content.0.content.0.attrs.colspan',
    ],
    [
      'an id that could break an address',
      { type: 'paragraph', attrs: attrs({ id: 'P 1"' }) },
      'content.0.attrs.id',
    ],
    [
      'a language that is markup',
      paragraphOf({
        type: 'text',
        text: 'أ',
        marks: [{ type: 'language', attrs: { lang: '"><b>', dir: 'ltr' } }],
      }),
      'content.0.content.0.marks.0.attrs.lang',
    ],
    ['a control character', paragraphOf({ type: 'text', text: 'أ\u0000ب' }), 'content.0.content.0.text'],
    ['half of a surrogate pair', paragraphOf({ type: 'text', text: 'أ\ud83dب' }), 'content.0.content.0.text'],
  ])('refuses %s, and says where', (_, block, path) => {
    expect(refusal(doc(block))).toBe(path);
  });

  test('refuses an id that stands twice, however deep', () => {
    const first = paragraph('أول');
    const list: Block = {
      type: 'bulletList',
      attrs: { id: 'p-list', dir: null },
      content: [{ type: 'listItem', content: [{ ...paragraph('ثان'), attrs: first.attrs }] }],
    };
    expect(parseBody(buildBody([first, list]))).toEqual({
      ok: false,
      problems: [{ path: 'content.1', message: `block id "${first.attrs.id}" is used twice` }],
    });
  });

  test.each([null, undefined, 1, 'doc', [], {}, { type: 'doc' }, { type: 'html', content: [] }])(
    'is not %j',
    (value) => {
      expect(parseBody(value).ok).toBe(false);
    },
  );

  test('whatever JSON comes, the answer is a body or a list of problems', () => {
    const scraps = fc.letrec((tie) => ({
      node: fc.record(
        {
          type: fc.constantFrom(
            'doc',
            'paragraph',
            'text',
            'script',
            'bulletList',
            'listItem',
            'table',
            'picture',
          ),
          attrs: fc.oneof(
            fc.constant({ id: 'p-1' }),
            fc.constant({ id: 'p-2', dir: 'rtl' }),
            fc.dictionary(fc.string(), fc.jsonValue()),
          ),
          content: fc.oneof({ maxDepth: 4 }, fc.constant([]), fc.array(tie('node'), { maxLength: 3 })),
          text: hostileText(3),
          __proto__: fc.constant(null),
        },
        { requiredKeys: ['type'] },
      ),
    })).node;
    fc.assert(
      fc.property(fc.oneof(scraps, fc.jsonValue()), (value) => {
        const result = parseBody(value);
        if (result.ok) expect(parseBody(result.body)).toEqual(result);
        else expect(result.problems.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a link', () => {
  test.each([
    'https://news.example/a/1?x=1&y=2#p-1',
    'http://خبر.example/موقع',
    'HTTPS://NEWS.EXAMPLE',
    'mailto:desk@news.example',
    'tel:+966 11 000-0000',
    '/a/12/خبر',
    '/',
    '#p-1',
  ])('may lead to %s', (href) => {
    expect(parseBody(doc(linkTo(href))).ok).toBe(true);
    expect(() => new URL(href, 'https://news.example/')).not.toThrow();
  });

  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://x.example/1',
    '//evil.example/x',
    '/\\evil.example',
    '\\\\evil.example',
    'https://x.example/"onclick="alert(1)',
    "https://x.example/'",
    'https://x.example/<b>',
    'https://x.example/a b',
    'https://x.example/\u0000',
    'https://x.example/\ud800',
    'https://',
    'https://[',
    'https://x.example:99999/',
    'tel:+966\n11',
    'news.example',
    '',
    `https://x.example/${'a'.repeat(2100)}`,
  ])('never leads to %j', (href) => {
    expect(refusal(doc(linkTo(href)))).toBe('content.0.content.0.marks.0.attrs.href');
  });

  test('whatever is accepted can be followed and does not execute', () => {
    const address = fc.tuple(
      fc.constantFrom('https://', 'http://', 'mailto:', 'tel:', '/', '#', 'javascript:', ''),
      hostileText(4),
    );
    fc.assert(
      fc.property(address, ([start, rest]) => {
        if (!webAddress.safeParse(start + rest).success) return;
        const url = new URL(start + rest, 'https://news.example/');
        expect(['http:', 'https:', 'mailto:', 'tel:']).toContain(url.protocol);
        if (/^[/#]/.test(start)) expect(url.host).toBe('news.example');
      }),
      { numRuns: 500 },
    );
  });
});
