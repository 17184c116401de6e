import { Node } from '@tiptap/pm/model';
import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Block, Inline, Mark, Paragraph } from '#article/body.ts';
import { parseBody } from '#article/body.ts';
import { changeShared } from '#article/shared/change-shared.ts';
import { fromShared, tidyContent } from '#article/shared/from-shared.ts';
import { sharedSchema } from '#article/shared/schema.ts';
import {
  articleOfDocument,
  documentName,
  type SharedContent,
  sharedBody,
  sharedText,
} from '#article/shared/shape.ts';
import { toShared } from '#article/shared/to-shared.ts';
import { buildBody, everyBlock, paragraph, words } from '../factories.ts';

const buildContent = (given: Partial<SharedContent> = {}): SharedContent => ({
  kind: 'news',
  language: 'ar',
  kicker: 'مرافئ',
  headline: 'السوق المسقوف يدخل ورشة الترميم',
  standfirst: 'أربع مراحل، والمحال مفتوحة',
  body: buildBody([paragraph('أعلنت البلدية أمس بدء الأعمال.')]),
  dateline: { place: 'الميناء القديم' },
  bylines: [{ type: 'desk', id: 3, name: 'قسم المدن' }],
  sections: [{ id: 1, name: 'محليات' }],
  topics: [],
  leadPicture: null,
  translationOf: null,
  ...given,
});

const open = (content: SharedContent): Y.Doc => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, toShared(content));
  return doc;
};
const read = (doc: Y.Doc): SharedContent => {
  const result = fromShared(doc);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.content;
};

// Any valid content

const line = (maxLength: number) =>
  fc
    .array(
      fc.constantFrom('وصل', 'الوفد', ' ', 'BBC', '٣', '👩‍👩‍👧', 'مُحمّد', '،', '\n', 'a', '\u200b', '\u200f'),
      {
        maxLength,
      },
    )
    .map((pieces) => pieces.join(''));
const mark: fc.Arbitrary<Mark> = fc.oneof(
  fc.constant<Mark>({ type: 'strong' }),
  fc.constant<Mark>({ type: 'em' }),
  fc.constant<Mark>({ type: 'link', attrs: { href: 'https://news.example/1?a=1&b=2' } }),
  fc.constant<Mark>({ type: 'link', attrs: { href: '/a/12' } }),
  fc.constant<Mark>({ type: 'language', attrs: { lang: 'fr', dir: 'ltr' } }),
);
const inline: fc.Arbitrary<Inline> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({
        text: line(5).filter((text) => text !== ''),
        marks: fc.uniqueArray(mark, { selector: ({ type }) => type, maxLength: 3 }),
      })
      .map(({ text, marks }): Inline => ({ type: 'text', text, ...(marks.length ? { marks } : {}) })),
  },
  { weight: 1, arbitrary: fc.constant<Inline>({ type: 'hardBreak' }) },
);
const inlines = fc.array(inline, { maxLength: 5 });
const dir = fc.constantFrom<'rtl' | 'ltr' | null>(null, 'rtl', 'ltr');
/** Ids are made one after another when the body is whole. */
const id = 'p-0';
const background = fc.option(fc.record({ id: fc.nat(9).map((n) => n + 1), revision: fc.constant(2) }));
const paragraphs = (minLength: number): fc.Arbitrary<Paragraph[]> =>
  fc.array(
    fc.record({ dir, content: inlines, background }).map(
      ({ content, dir, background }): Paragraph => ({
        type: 'paragraph',
        attrs: { id, dir, ...(background ? { background } : {}) },
        content,
      }),
    ),
    { minLength, maxLength: 3 },
  );
const cite = fc.constantFrom('', 'القائل');
const block: fc.Arbitrary<Block> = fc.oneof(
  paragraphs(1).map(([first]): Block => first!),
  fc
    .record({ dir, level: fc.constantFrom<2 | 3>(2, 3), content: inlines })
    .map(({ content, ...attrs }): Block => ({ type: 'heading', attrs: { id, ...attrs }, content })),
  fc
    .record({ dir, cite, content: paragraphs(1) })
    .map(({ content, ...attrs }): Block => ({ type: 'blockquote', attrs: { id, ...attrs }, content })),
  fc
    .record({ dir, cite, content: inlines })
    .map(({ content, ...attrs }): Block => ({ type: 'pullQuote', attrs: { id, ...attrs }, content })),
  fc
    .record({
      type: fc.constantFrom<'bulletList' | 'orderedList'>('bulletList', 'orderedList'),
      dir,
      items: fc.array(paragraphs(1), { minLength: 1, maxLength: 3 }),
    })
    .map(
      ({ type, dir, items }): Block => ({
        type,
        attrs: { id, dir },
        content: items.map((content) => ({ type: 'listItem', content })),
      }),
    ),
  fc.constantFrom(...everyBlock().filter(({ type }) => ['picture', 'embed', 'divider'].includes(type))),
  fc
    .record({
      dir,
      rows: fc.array(fc.array(paragraphs(0), { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }),
    })
    .map(
      ({ dir, rows }): Block => ({
        type: 'table',
        attrs: { id, dir, caption: '' },
        content: rows.map((cells) => ({
          type: 'tableRow',
          content: cells.map((content) => ({
            type: 'tableCell',
            attrs: { colspan: 1, rowspan: 2 },
            content,
          })),
        })),
      }),
    ),
);
const content: fc.Arbitrary<SharedContent> = fc
  .record({ blocks: fc.array(block, { maxLength: 6 }), kicker: line(3), standfirst: line(6) })
  .map(({ blocks, kicker, standfirst }) => {
    let count = 0;
    const numbered = JSON.parse(JSON.stringify(blocks), (name, value) =>
      name === 'id' && typeof value === 'string' ? `b-${++count}` : value,
    ) as Block[];
    return buildContent({ kicker, standfirst, body: buildBody(numbered) });
  });

describe('a shared document', () => {
  test('gives back any content that was put into it, tidied', () => {
    fc.assert(
      fc.property(content, (given) => {
        expect(read(open(given))).toEqual(tidyContent(given));
      }),
    );
  });

  test('changes nothing in a piece of every kind of block', () => {
    const given = buildContent({
      body: buildBody(everyBlock()),
      leadPicture: { picture: 7, alt: 'السوق', caption: '', credit: 'المصور' },
    });
    expect(read(open(given))).toEqual(given);
  });

  test('begins with the same bytes on every node', () => {
    fc.assert(
      fc.property(content, (given) => {
        expect(Buffer.from(toShared(given))).toEqual(Buffer.from(toShared(structuredClone(given))));
      }),
    );
  });

  test('begun by two nodes at once is still one text', () => {
    const given = buildContent();
    const doc = open(given);
    Y.applyUpdate(doc, toShared(given));
    expect(read(doc)).toEqual(given);
  });

  test('is read by the editor as the schema has it', () => {
    fc.assert(
      fc.property(content, (given) => {
        const json = yXmlFragmentToProsemirrorJSON(sharedBody(open(given)));
        const node = Node.fromJSON(sharedSchema, json);
        node.check();
        const parsed = parseBody(tidyContent({ ...given, body: node.toJSON() }).body);
        expect(parsed).toEqual({ ok: true, body: tidyContent(given).body });
      }),
    );
  });

  test('says what keeps it from being a revision, and keeps everything', () => {
    const doc = open(buildContent());
    sharedText(doc, 'headline').insert(0, 'ط'.repeat(501));
    const result = fromShared(doc);
    expect(result).toMatchObject({
      ok: false,
      problems: [{ path: 'headline' }],
      fields: { kicker: 'مرافئ' },
    });
  });

  test('gives blocks that have none an id of their own, and the second of two the same one another', () => {
    const doc = open(buildContent({ body: buildBody([]) }));
    const made = (text: string, id?: string) => {
      const element = new Y.XmlElement('paragraph');
      if (id) element.setAttribute('id', id);
      element.insert(0, [new Y.XmlText(text)]);
      return element;
    };
    sharedBody(doc).insert(1, [made('أول', 'p-1'), made('ثان'), made('ثان'), made('ثالث', 'p-1')]);
    const ids = read(doc).body.content.map(({ attrs }) => attrs.id);
    expect(new Set(ids).size).toBe(4);
    expect(ids[0]).toBe('p-1');
    expect(read(doc).body.content.map(({ attrs }) => attrs.id)).toEqual(ids);
  });

  test('leaves suggested changes out of a revision as if they were refused', () => {
    const doc = open(buildContent());
    const text = (sharedBody(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    text.insert(0, 'زيادة ', { insertion: { id: 's-1' } });
    text.format(6, 6, { deletion: { id: 's-2' } });
    expect(read(doc).body).toMatchObject({
      content: [{ content: words('أعلنت البلدية أمس بدء الأعمال.') }],
    });
  });

  test('knows its article by its name, and no other name', () => {
    expect(articleOfDocument(documentName(12))).toBe(12);
    expect(
      ['article:0', 'article:1x', 'story:1', 'article:12345678901', 'article:1\0s'].map(articleOfDocument),
    ).toEqual([null, null, null, null, null]);
  });
});

describe('changing a shared document', () => {
  test('makes it say any other content', () => {
    fc.assert(
      fc.property(content, content, (before, after) => {
        const doc = open(before);
        changeShared(doc, after);
        expect(read(doc)).toEqual(tidyContent(after));
      }),
    );
  });

  test('leaves a paragraph alone that stays as it is, so that words typed into it meanwhile are kept', () => {
    const stays = paragraph('تبقى هذه الفقرة.');
    const before = buildContent({ body: buildBody([paragraph('تذهب هذه.'), stays]) });
    const server = open(before);
    const writer = open(before);
    changeShared(server, buildContent({ body: buildBody([paragraph('تأتي هذه.'), stays]) }));
    ((sharedBody(writer).get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'وكتبت: ');
    Y.applyUpdate(server, Y.encodeStateAsUpdate(writer));
    expect(read(server).body.content).toMatchObject([
      { content: words('تأتي هذه.') },
      { content: words('وكتبت: تبقى هذه الفقرة.') },
    ]);
  });

  test('of nothing is nothing', () => {
    const given = buildContent({ body: buildBody(everyBlock()) });
    const doc = open(given);
    const before = Y.encodeStateVector(doc);
    changeShared(doc, given);
    expect(Y.encodeStateVector(doc)).toEqual(before);
  });
});
