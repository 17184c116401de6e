import { Fragment, Slice } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeShared } from '#article/shared/change-shared.ts';
import { fromShared } from '#article/shared/from-shared.ts';
import { sharedSchema } from '#article/shared/schema.ts';
import type { SharedContent } from '#article/shared/shape.ts';
import { openSuggestions } from '#article/shared/suggestions.ts';
import { toShared } from '#article/shared/to-shared.ts';
import { suggestedIn } from '../../src/newsroom/editor/suggesting/suggested.ts';
import { buildBody, paragraph } from '../factories.ts';
import { agree, exchange, Writer } from '../support/text-writer.ts';

const content = (...lines: string[]): SharedContent => ({
  kind: 'news',
  language: 'ar',
  kicker: '',
  headline: 'السوق المسقوف يدخل ورشة الترميم',
  standfirst: '',
  body: buildBody(lines.map((line) => paragraph(line))),
  dateline: null,
  bylines: [],
  sections: [],
  topics: [],
  leadPicture: null,
  translationOf: null,
});

const alone = (...lines: string[]): Writer => new Writer('هالة', 7, toShared(content(...lines)));
const two = (...lines: string[]): [Writer, Writer] => {
  const begun = toShared(content(...lines));
  return [new Writer('هالة', 7, begun), new Writer('مازن', 8, begun)];
};

describe('a suggestion', () => {
  test('of words goes in beside the text, and a revision leaves it out', () => {
    const hala = alone('وصل الوفد.').caret(10).type(' أمس');
    expect(hala.text).toBe('وصل الوفد[+ أمس+].');
    expect(hala.revision).toBe(alone('وصل الوفد.').revision);
    expect(hala.decided('accept')).toBe('وصل الوفد أمس.');
    expect(hala.decided('refuse')).toBe('وصل الوفد.');
    expect(openSuggestions(hala.doc)).toEqual(['هالة-1']);
  });

  test('to strike leaves the words where they are, and the caret goes on past them', () => {
    const hala = alone('وصل الوفد أمس.').caret(14);
    hala.backspace();
    hala.backspace();
    hala.backspace();
    expect(hala.text).toBe('وصل الوفد [-أمس-].');
    expect(hala.state.selection.head).toBe(11);
    hala.delete();
    expect(hala.state.selection.head).toBe(12);
    expect(hala.text).toBe('وصل الوفد [-أمس-].');
    expect(suggestedIn(hala.state.doc)).toHaveLength(1);
  });

  test('to replace is one: what goes and what comes', () => {
    const hala = alone('وصل الوفد أمس.').caret(11, 14).type('غدًا');
    expect(hala.text).toBe('وصل الوفد [-أمس-][+غدًا+].');
    expect(suggestedIn(hala.state.doc)).toEqual([
      expect.objectContaining({ id: 'هالة-1', added: 'غدًا', removed: 'أمس' }),
    ]);
  });

  test('of one’s own is really taken back, of a colleague’s it is not', () => {
    const [hala, mazen] = two('وصل الوفد.');
    hala.caret(10).type('‏ اليوم');
    hala.backspace();
    expect(hala.text).toBe('وصل الوفد[+‏ اليو+].');
    agree(hala, mazen);
    const at = mazen.state.doc.content.size - 2;
    mazen.caret(at - 1, at);
    expect(mazen.backspace()).toBe('others');
    expect(mazen.text).toBe(hala.text);
    mazen.suggests = false;
    mazen.caret(at - 1, at).backspace();
    expect(mazen.text).toBe('وصل الوفد[+‏ الي+].');
  });

  test('keeps bold and links of what is typed, and can be formatted itself', () => {
    const { strong } = sharedSchema.marks;
    const hala = alone('وصل الوفد.').caret(10);
    hala.does((tr) => tr.replaceSelectionWith(sharedSchema.text('، أمس', [strong!.create()]), false));
    expect(hala.does((tr) => tr.removeMark(10, 14, strong!))).toBeNull();
    expect(hala.does((tr) => tr.addMark(2, 6, strong!.create()))).toBe('structure');
    expect(hala.text).toBe('وصل الوفد[+، أم+][+س+].');
  });

  test('strikes words through paragraphs and leaves the paragraphs', () => {
    const hala = alone('وصل الوفد.', 'ثم غادر.').caret(5, 15);
    expect(hala.backspace()).toBeNull();
    expect(hala.text).toBe('وصل [-الوفد.-]|[-ثم-] غادر.');
    expect(hala.decided('accept')).toBe('وصل | غادر.');
  });

  test.each<[string, (tr: Transaction) => Transaction]>([
    ['a split', (tr) => tr.split(5)],
    ['a join', (tr) => tr.join(12)],
    ['another kind', (tr) => tr.setBlockType(1, 2, sharedSchema.nodes.heading!, { level: 2 })],
    ['a divider', (tr) => tr.insert(0, sharedSchema.nodes.divider!.create())],
    ['a line break', (tr) => tr.insert(5, sharedSchema.nodes.hardBreak!.create())],
    ['several paragraphs', (tr) => tr.replace(5, 8, alone('نص', 'آخر').state.doc.slice(1, 7))],
    ['an attribute', (tr) => tr.setNodeAttribute(0, 'dir', 'ltr')],
  ])('is not made of %s, and nothing is done', (_name, change) => {
    const hala = alone('وصل الوفد.', 'ثم غادر.').caret(5, 8);
    expect(hala.does(change)).toBe('structure');
    expect(hala.text).toBe('وصل الوفد.|ثم غادر.');
  });

  test('is what is pasted into a line, cut out of it, or put over an empty one', () => {
    const { paragraph: line } = sharedSchema.nodes;
    const pasted = (text: string) =>
      new Slice(Fragment.from(line!.create(null, sharedSchema.text(text))), 1, 1);
    const hala = alone('وصل الوفد أمس.').caret(11, 14);
    hala.does((tr) => tr.replaceSelection(pasted('صباحًا')));
    expect(hala.text).toBe('وصل الوفد [-أمس-][+صباحًا+].');
    hala.caret(1, 5);
    hala.does((tr) => tr.deleteSelection().setMeta('uiEvent', 'cut'));
    expect(hala.text).toBe('[-وصل -]الوفد [-أمس-][+صباحًا+].');
    hala.suggests = false;
    const end = hala.state.doc.content.size;
    hala.does((tr) => tr.insert(end, line!.create({ id: 'p-new' })));
    hala.suggests = true;
    hala.does((tr) => tr.replaceWith(end, end + 2, line!.create(null, sharedSchema.text('وعاد.'))));
    expect(hala.text).toContain('|[+وعاد.+]');
  });

  test('of all that the search replaces is one at each place', () => {
    const hala = alone('قال ثم قال.');
    hala.does((tr) => tr.insertText('أكّد', 8, 11).insertText('أكّد', 1, 4));
    expect(hala.text).toBe('[-قال-][+أكّد+] ثم [-قال-][+أكّد+].');
  });

  test('takes no plain word with it: what others type into struck text stays', () => {
    const [hala, mazen] = two('وصل الوفد أمس.');
    hala.caret(5, 14).delete();
    agree(hala, mazen);
    mazen.suggests = false;
    mazen.caret(10).type('الرسمي');
    expect(mazen.text).toBe('وصل [-الوفد-]الرسمي[- أمس-].');
  });

  test('is decided by itself, and the others stay', () => {
    const [hala, mazen] = two('وصل الوفد.');
    hala.caret(10).type(' أمس');
    mazen.caret(1, 4).delete();
    agree(hala, mazen);
    expect(hala.decided('accept', new Set(['مازن-1']))).toBe(' الوفد أمس.');
    expect(hala.decided('refuse', new Set(['هالة-1']))).toBe('وصل الوفد.');
  });

  test('stays where it is when another part of the piece is changed past the editor', () => {
    const hala = alone('وصل الوفد.', 'ثم غادر.').caret(10).type(' أمس');
    const read = fromShared(hala.doc);
    if (!read.ok) throw new Error('unfinished');
    const [first] = read.content.body.content;
    changeShared(hala.doc, {
      ...read.content,
      headline: 'عنوان آخر',
      body: { type: 'doc', content: [first!, ...buildBody([paragraph('وعاد.')]).content] },
    });
    expect(openSuggestions(hala.doc)).toEqual(['هالة-1']);
    expect(hala.doc.getXmlFragment('body').toString()).toContain('أمس');
    expect(hala.doc.getXmlFragment('body').toString()).not.toContain('غادر');
  });

  test('of a paragraph’s only words stays too', () => {
    const hala = alone('وصل الوفد.', 'ثم غادر.');
    hala.suggests = false;
    hala.does((tr) => tr.insert(12, sharedSchema.nodes.paragraph!.create({ id: 'p-new' })));
    hala.suggests = true;
    hala.caret(13).type('خبر');
    const read = fromShared(hala.doc);
    if (!read.ok) throw new Error('unfinished');
    changeShared(hala.doc, { ...read.content, headline: 'عنوان آخر' });
    expect(openSuggestions(hala.doc)).toEqual(['هالة-1']);
  });
});

describe('two people at one place', () => {
  const modes: [string, boolean, boolean][] = [
    ['both suggest', true, true],
    ['one writes', true, false],
    ['the other writes', false, true],
  ];
  // The second pair begins alike: whose ا is whose must not be guessed.
  test.each(
    modes.flatMap(([name, hala, mazen]) => [
      [name, hala, mazen, '«مقترح»', '<رسمية>'] as const,
      [name, hala, mazen, 'اقتراح هنا', 'المراسل هنا'] as const,
      [name, hala, mazen, 'للل لل', 'لل للل ل'] as const,
    ]),
  )('keep every word whole: %s', (_name, halaSuggests, mazenSuggests, one, other) => {
    const [hala, mazen] = two('وصل الوفد.');
    hala.suggests = halaSuggests;
    mazen.suggests = mazenSuggests;
    hala.caret(10);
    mazen.caret(10);
    for (let i = 0; i < Math.max(one.length, other.length); i++) {
      hala.type(one[i] ?? '');
      mazen.type(other[i] ?? '');
      if (i % 2) exchange(hala, mazen);
    }
    agree(hala, mazen);
    expect(hala.text).toBe(mazen.text);
    expect(hala.text).toContain(halaSuggests ? `+${one}+` : one);
    expect(hala.text).toContain(mazenSuggests ? `+${other}+` : other);
    expect(hala.decided('refuse')).toBe(`وصل الوفد${halaSuggests ? '' : one}${mazenSuggests ? '' : other}.`);
  });
});

// Any edits of two people, in any order of hearing of each other

type Edit =
  | { kind: 'type'; who: 0 | 1; at: number; word: string }
  | { kind: 'strike'; who: 0 | 1; at: number; length: number }
  | { kind: 'exchange' };
const who = fc.constantFrom<0 | 1>(0, 1);
const at = fc.nat(40);
const edits = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('type' as const),
        who,
        at,
        word: fc.constantFrom('أ', 'لل', 'BBC 9', 'وصل'),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('strike' as const),
        who,
        at,
        length: fc.integer({ min: 1, max: 6 }),
      }),
    },
    { weight: 2, arbitrary: fc.constant({ kind: 'exchange' as const }) },
  ),
  { maxLength: 14 },
);
/** Places of letters, in the order of the text; `original`: those that were there from the beginning. */
function letters(writer: Writer, original: boolean): number[] {
  const places: number[] = [];
  writer.state.doc.descendants((node, from) => {
    if (!node.isText || (original && node.marks.some(({ type }) => type.name === 'insertion'))) return;
    for (let i = 0; i < node.nodeSize; i++) places.push(from + i);
  });
  return places;
}

describe('any edits of two people who hear of each other in any order', () => {
  const perform = (
    lines: readonly string[],
    list: readonly Edit[],
    { mazenWrites = false } = {},
  ): [Writer, Writer] => {
    const [hala, mazen] = two(...lines);
    mazen.suggests = !mazenWrites;
    for (const edit of list) {
      if (edit.kind === 'exchange') {
        exchange(hala, mazen);
        continue;
      }
      const writer = [hala, mazen][edit.who]!;
      // What is written plainly into a suggestion belongs to it.
      const places = letters(writer, edit.kind === 'strike' || !writer.suggests);
      if (!places.length) continue;
      const index = edit.at % places.length;
      if (edit.kind === 'type') writer.caret(places[index]!).type(edit.word);
      else {
        const last = places[Math.min(places.length - 1, index + edit.length)]!;
        if (last > places[index]!) writer.caret(places[index]!, last).delete();
      }
    }
    agree(hala, mazen);
    return [hala, mazen];
  };

  test.each([[['وصل الوفد أمس', 'ثم غادر']], [['لللللللل', 'لل لل']]])(
    'are gone when all is refused, and both see the same: %s',
    (lines) => {
      fc.assert(
        fc.property(edits, (list) => {
          const [hala, mazen] = perform(lines, list);
          expect(hala.text).toBe(mazen.text);
          expect(hala.decided('refuse')).toBe(lines.join('|'));
          expect(hala.revision).toBe(alone(...lines).revision);
        }),
        { numRuns: 150 },
      );
    },
  );

  test('alone, give when all is accepted what plain editing would have given', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            at,
            length: fc.nat(5),
            word: fc.constantFrom('', 'أ', 'لل', 'BBC 9', 'وصل'),
          }),
          { maxLength: 12 },
        ),
        (list) => {
          const hala = alone('لل وصل الوفد أمس');
          let plain = 'لل وصل الوفد أمس';
          for (const { at, length, word } of list) {
            // Places are counted in what would stand there.
            const places: number[] = [];
            hala.state.doc.descendants((node, from) => {
              if (node.isText && !node.marks.some(({ type }) => type.name === 'deletion'))
                for (let i = 0; i < node.nodeSize; i++) places.push(from + i);
            });
            const from = places.length ? at % places.length : 0;
            const to = Math.min(places.length, from + length);
            const place = (index: number): number =>
              index < places.length ? places[index]! : hala.state.doc.content.size - 1;
            if (!word && from === to) continue;
            hala.caret(place(from), to > from ? place(to - 1) + 1 : place(from));
            hala.does((tr) => (word ? tr.insertText(word) : tr.deleteSelection()));
            plain = plain.slice(0, from) + word + plain.slice(to);
          }
          expect(hala.decided('accept')).toBe(plain);
          expect(hala.decided('refuse')).toBe('لل وصل الوفد أمس');
        },
      ),
      { numRuns: 200 },
    );
  });

  test('keep every word whole when all is accepted, and what was struck is gone', () => {
    const original = String.fromCodePoint(...Array.from({ length: 16 }, (_, i) => 0x0e01 + i));
    fc.assert(
      fc.property(edits, (list) => {
        // Every word another, every letter of the text another.
        const named = list.map((edit, i) =>
          edit.kind === 'type' ? { ...edit, word: `<${String.fromCharCode(65 + i).repeat(3)}>` } : edit,
        );
        const [hala] = perform([original], named);
        const struck = new Set(suggestedIn(hala.state.doc).flatMap(({ removed }) => [...removed]));
        const accepted = hala.decided('accept');
        for (const edit of named)
          if (edit.kind === 'type') {
            const inside = [...accepted].filter((sign) => edit.word.includes(sign) && !/[<>]/.test(sign));
            expect(inside.length % 3).toBe(0);
          }
        expect([...accepted].filter((sign) => original.includes(sign)).join('')).toBe(
          [...original].filter((sign) => !struck.has(sign)).join(''),
        );
      }),
      { numRuns: 150 },
    );
  });

  test('of whom one suggests and one writes: refused, the text is what the other wrote, to the letter', () => {
    const original = String.fromCodePoint(...Array.from({ length: 12 }, (_, i) => 0x0e01 + i));
    fc.assert(
      fc.property(edits, (list) => {
        const named = list.map(
          (edit, i): Edit =>
            edit.kind === 'type'
              ? { ...edit, word: String.fromCharCode((edit.who ? 97 : 65) + i).repeat(3) }
              : edit.kind === 'strike'
                ? { ...edit, who: 0 }
                : edit,
        );
        const [hala, mazen] = perform([original], named, { mazenWrites: true });
        expect(hala.text).toBe(mazen.text);
        const refused = hala.decided('refuse');
        expect(refused.replaceAll(/[a-z]/g, '')).toBe(original);
        for (const edit of named)
          if (edit.kind === 'type' && edit.who)
            expect([...refused].filter((sign) => sign === edit.word[0])).toHaveLength(3);
        expect(hala.revision).toContain(refused);
      }),
      { numRuns: 150 },
    );
  });
});
