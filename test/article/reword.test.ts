import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Citation, Inline, Mark, Paragraph } from '#article/body.ts';
import { citationsIn } from '#article/citations.ts';
import { blockText, inlineText } from '#article/plain-text.ts';
import { reword } from '#article/reword.ts';
import { fromShared, tidyContent } from '#article/shared/from-shared.ts';
import { type ParagraphRewording, rewordBody } from '#article/shared/reword-body.ts';
import { rewordShared } from '#article/shared/reword-shared.ts';
import { type SharedContent, sharedBody } from '#article/shared/shape.ts';
import { toShared } from '#article/shared/to-shared.ts';
import { buildBody, everyBlock, paragraph } from '../factories.ts';

const statement = (number: number): Citation => ({ statement: number, claim: null });
const cites = (number: number): Mark => ({ type: 'citation', attrs: statement(number) });
const link: Mark = { type: 'link', attrs: { href: 'https://news.example/a/1' } };
const text = (words: string, ...marks: Mark[]): Inline => ({
  ...{ type: 'text', text: words },
  ...(marks.length ? { marks } : {}),
});
const holding = (id: string, content: Inline[]): Paragraph => ({
  ...{ type: 'paragraph', attrs: { id, dir: null }, content },
});
const said = [
  text('في المرفأ، '),
  text('قال الدفاع المدني إن ', cites(7)),
  text('19 شخصًا', cites(7), { type: 'strong' }),
  text(' قُتلوا', cites(7)),
  text('، وفق '),
  text('تقرير سابق', link),
  text('.'),
];
const words = 'في المرفأ، قال الدفاع المدني إن 19 شخصًا قُتلوا، وفق تقرير سابق.';

describe('A paragraph that is reworded', () => {
  test('keeps marks, links and citations of words that stay, and gives them to words that take their place', () => {
    const done = reword(said, {
      text: words.replace('19', '14').replace('في المرفأ', 'في الميناء'),
      drop: [],
    });
    expect(done).toMatchObject({
      ok: true,
      content: [
        text('في الميناء، '),
        text('قال الدفاع المدني إن ', cites(7)),
        text('14 شخصًا', cites(7), { type: 'strong' }),
        text(' قُتلوا', cites(7)),
        text('، وفق '),
        text('تقرير سابق', link),
        text('.'),
      ],
    });
  });

  test('rests on nothing any more where the citation is dropped, and its words stay', () => {
    expect(reword(said, { text: null, drop: [statement(7)] })).toMatchObject({
      ok: true,
      content: [
        text('في المرفأ، قال الدفاع المدني إن '),
        text('19 شخصًا', { type: 'strong' }),
        text(' قُتلوا، وفق '),
        text('تقرير سابق', link),
        text('.'),
      ],
    });
  });

  test.each<[string, string | null, Citation[]]>([
    ['citationLost', 'في المرفأ، وفق تقرير سابق.', []],
    ['notCited', null, [statement(8)]],
    ['lineBreaks', words.replace('، وفق', '،\nوفق'), []],
  ])('is refused with %s where a citation or a line would be lost unsaid', (failure, wanted, drop) => {
    expect(reword(said, { text: wanted, drop })).toEqual({ ok: false, failure });
  });

  test('that was cited twice and became one sentence is asked which citation holds', () => {
    const twice = [text('قُتل عشرة', cites(1)), text(' و'), text('جُرح مئة', cites(2))];
    expect(reword(twice, { text: 'لم تقع خسائر', drop: [] })).toEqual({ ok: false, failure: 'citationLost' });
    expect(reword(twice, { text: 'لم تقع خسائر', drop: [statement(1)] })).toMatchObject({
      content: [text('لم تقع خسائر', cites(2))],
    });
  });

  test('without words is taken out, whatever it cited', () => {
    const body = buildBody([paragraph('أولى.'), holding('p-said', said)]);
    const done = rewordBody(body, [{ within: 'p-said', text: '', drop: [] }]);
    expect(done).toMatchObject({ ok: true, body: { content: [{ type: 'paragraph' }] } });
  });
});

const contentOf = (body: SharedContent['body']): SharedContent => ({
  ...{ kind: 'news', language: 'ar', kicker: '', headline: 'حريق في المرفأ', standfirst: '', body },
  ...{ dateline: null, bylines: [], sections: [], topics: [], leadPicture: null, translationOf: null },
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

describe('A document that people write in', () => {
  const body = buildBody([
    holding('p-said', said),
    holding('p-lines', [text('سطر'), { type: 'hardBreak' }, text('ثان', cites(3))]),
    ...everyBlock(),
  ]);
  const rewordings: ParagraphRewording[] = [
    { within: 'p-said', text: words.replace('19', '14').replace('.', ' صدر أمس.'), drop: [] },
    { within: 'p-lines', text: 'السطر\nالثاني', drop: [statement(3)] },
  ];
  const sharedText = (doc: Y.Doc, block: number): Y.XmlText =>
    (sharedBody(doc).get(block) as Y.XmlElement).get(0) as Y.XmlText;

  test('says after a rewording what a revision of it says', () => {
    const doc = open(contentOf(body));
    const done = rewordBody(body, rewordings);
    if (!done.ok) throw new Error(JSON.stringify(done.problems));
    expect(rewordShared(doc, done.shared)).toEqual([]);
    expect(read(doc)).toEqual(tidyContent(contentOf(done.body)));
    expect(citationsIn(done.body).map(({ within }) => within)).toEqual(['p-said']);
  });

  test('keeps what was typed and suggested in the same paragraph, before and meanwhile', () => {
    const doc = open(contentOf(body));
    sharedText(doc, 0).insert(0, 'عاجل: ', {});
    sharedText(doc, 0).insert('عاجل: في المرفأ'.length, ' القديم', { insertion: { id: 's1' } });
    // Somebody whose line is down goes on typing.
    const away = new Y.Doc();
    Y.applyUpdate(away, Y.encodeStateAsUpdate(doc));
    sharedText(away, 0).insert(sharedText(away, 0).length, ' ولا جديد.', {});
    const done = rewordBody(body, rewordings);
    if (!done.ok) throw new Error(JSON.stringify(done.problems));
    expect(rewordShared(doc, done.shared)).toEqual([]);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(away));
    expect(
      sharedText(doc, 0)
        .toDelta()
        .map(({ insert }: { insert: string }) => insert)
        .join(''),
    ).toBe('عاجل: في المرفأ القديم، قال الدفاع المدني إن 14 شخصًا قُتلوا، وفق تقرير سابق صدر أمس. ولا جديد.');
  });

  test('stays as it is where somebody is changing those very words', () => {
    const doc = open(contentOf(body));
    const at = words.indexOf('19');
    sharedText(doc, 0).delete(at, 2);
    sharedText(doc, 0).insert(at, '20');
    const before = read(doc);
    const done = rewordBody(body, rewordings);
    if (!done.ok) throw new Error(JSON.stringify(done.problems));
    expect(rewordShared(doc, done.shared)).toEqual(['p-said']);
    expect(read(doc)).toEqual(before);
  });

  test('says it whatever the words, marks and lines, and whatever else was typed at the ends', () => {
    const word = fc.constantFrom('قُتل', 'عشرة', 'أشخاص', ' ', ' ', '،', '14', '👩‍👩‍👧', 'في', 'المرفأ');
    const someWords = fc.array(word, { minLength: 1, maxLength: 8 }).map((all) => all.join(''));
    const some = fc.uniqueArray(fc.constantFrom(cites(1), cites(2), link, { type: 'strong' } as const), {
      ...{ selector: ({ type }: Mark) => type, maxLength: 2 },
    });
    const inline = fc.oneof(
      { weight: 5, arbitrary: fc.tuple(someWords, some).map(([given, marks]) => text(given, ...marks)) },
      { weight: 1, arbitrary: fc.constant<Inline>({ type: 'hardBreak' }) },
    );
    fc.assert(
      fc.property(fc.array(inline, { minLength: 1, maxLength: 6 }), fc.array(someWords), (nodes, lines) => {
        const body = buildBody([holding('p-0', [text('قبل.')]), holding('p-said', nodes)]);
        const count = inlineText(nodes).split('\n').length;
        const wanted = Array.from({ length: count }, (_, index) => lines[index] ?? '').join('\n');
        const cited = citationsIn(body).map(({ statement, claim }) => ({ statement, claim }));
        const [drop = []] = [cited.slice(0, 1)];
        const done = rewordBody(body, [{ within: 'p-said', text: wanted, drop }]);
        if (!done.ok) {
          expect(done.problems).toEqual([{ index: 0, failure: 'citationLost' }]);
          return;
        }
        const [, ...rest] = done.body.content.map(blockText);
        if (wanted.trim()) expect(rest).toEqual([wanted]);
        const [alone, typedIn] = [open(contentOf(body)), open(contentOf(body))];
        expect(rewordShared(alone, done.shared)).toEqual([]);
        expect(read(alone)).toEqual(tidyContent(contentOf(done.body)));
        const paragraph = sharedBody(typedIn).get(1) as Y.XmlElement;
        const typed = new Y.XmlText('عاجل!');
        paragraph.insert(0, [typed]);
        if (rewordShared(typedIn, done.shared).length) return;
        const [, after] = read(typedIn).body.content;
        expect(blockText(after!)).toBe(`عاجل!${wanted}`);
      }),
      { numRuns: 300 },
    );
  });
});
