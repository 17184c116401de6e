import { describe, expect, test } from 'vitest';
import { backgroundsIn } from '#article/backgrounds.ts';
import { fromShared } from '#article/shared/from-shared.ts';
import { toShared } from '#article/shared/to-shared.ts';
import { copied, pasted, untiedHalves } from '../../src/newsroom/editor/background/backgrounds.ts';
import {
  type FileBackground,
  placed,
  renewed,
  standingOf,
  untied,
} from '../../src/newsroom/editor/background/file-background.ts';
import { buildBody, paragraph } from '../factories.ts';
import { agree, Writer } from '../support/text-writer.ts';

const first = 'بدأت الأزمة حين فُرضت الرسوم.';
const second = 'بدأت الأزمة حين فُرضت الرسوم، ثم عُلّقت.';
const file: FileBackground = {
  ...{ id: 4, label: 'بداية الأزمة', text: first, revision: 1, statement: 12, claim: null, retired: false },
  revisions: [{ number: 1, text: first }],
  story: { id: 1, title: 'محادثات المضيق' },
};
const later: FileBackground = {
  ...{ ...file, text: second, revision: 2 },
  revisions: [{ number: 2, text: second }, ...file.revisions],
};

const begun = (...lines: string[]) =>
  toShared({
    ...{ kind: 'news', language: 'ar', kicker: '', headline: 'وصول الوفد', standfirst: '' },
    body: buildBody(lines.map((line) => paragraph(line))),
    ...{ dateline: null, bylines: [], sections: [], topics: [], leadPicture: null, translationOf: null },
  });
/** Somebody with a text open, who writes plainly. */
const writing = (name: string, client: number, from: Uint8Array): Writer => {
  const writer = new Writer(name, client, from);
  writer.suggests = false;
  return writer;
};
const hala = (...lines: string[]) => writing('هالة', 7, begun(...lines));
const revisionOf = (writer: Writer) => {
  const read = fromShared(writer.doc);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.content.body;
};
const taken = (writer: Writer) =>
  backgroundsIn(revisionOf(writer)).map(({ background, revision, text }) => [background, revision, text]);
/** How the paragraph that was taken stands, and where. */
function standing(writer: Writer, known: FileBackground) {
  let found: { at: number; says: string[] } | null = null;
  writer.state.doc.descendants((node, at) => {
    const stands = standingOf(node, new Map([[known.id, known]]));
    if (stands)
      found = { at, says: (['older', 'edited', 'suggested'] as const).filter((word) => stands[word]) };
  });
  return found as { at: number; says: string[] } | null;
}

describe('A paragraph from a story file', () => {
  test('comes behind the paragraph with the caret, with its words, its tie and what it rests on', () => {
    const writer = hala('وصل الوفد.', 'ثم غادر.').caret(3);
    writer.does((tr) => placed(tr, file));
    expect(writer.text).toBe(`وصل الوفد.|${first}|ثم غادر.`);
    expect(taken(writer)).toEqual([[4, 1, first]]);
    expect(JSON.stringify(revisionOf(writer))).toContain(
      '{"type":"citation","attrs":{"statement":12,"claim":null}}',
    );
    expect(standing(writer, file)?.says).toEqual([]);
  });

  test('says when it was changed here, and when the file has another text, which one press takes', () => {
    const writer = hala('وصل الوفد.').caret(3);
    writer.does((tr) => placed(tr, file));
    writer.type(' حقًّا');
    expect(standing(writer, file)?.says).toEqual(['edited']);
    const { at, says } = standing(writer, later)!;
    expect(says).toEqual(['older', 'edited']);
    writer.does((tr) => renewed(tr, at, later));
    expect(taken(writer)).toEqual([[4, 2, second]]);
    expect(standing(writer, later)?.says).toEqual([]);
  });

  test('keeps its words when the tie is cut, and is a paragraph like any other', () => {
    const writer = hala('وصل الوفد.').caret(3);
    writer.does((tr) => placed(tr, file));
    writer.does((tr) => untied(tr, standing(writer, file)!.at));
    expect(taken(writer)).toEqual([]);
    expect(writer.text).toBe(`وصل الوفد.|${first}`);
    expect(JSON.stringify(revisionOf(writer))).not.toContain('background');
  });

  test('stays tied while two write in it and beside it at once', () => {
    const from = begun('وصل الوفد.');
    const [one, other] = [writing('هالة', 7, from), writing('مازن', 8, from)];
    one.caret(11).does((tr) => placed(tr, file));
    other.caret(11).type(' أمس');
    agree(one, other);
    expect(other.text).toBe(one.text);
    const { at } = standing(other, file)!;
    other.caret(at + 1).type('و');
    one.does((tr) => renewed(tr, standing(one, later)!.at, later));
    agree(one, other);
    expect(taken(one)).toEqual(taken(other));
    expect(taken(one)).toHaveLength(1);
  });

  test('cannot be put in or renewed as a suggestion; words suggested in it change it once they are accepted', () => {
    const writer = hala('وصل الوفد.').caret(3);
    writer.does((tr) => placed(tr, file));
    writer.suggests = true;
    expect(writer.does((tr) => placed(tr, file))).toBe('structure');
    const { at } = standing(writer, later)!;
    expect(writer.does((tr) => renewed(tr, at, later))).toBe('structure');
    writer.caret(at + 1 + first.length - 1).type(' سريعًا');
    expect(standing(writer, file)?.says).toEqual(['suggested']);
    expect(taken(writer)).toEqual([[4, 1, first]]);
  });

  test('is tied in its first half when it is split in two', () => {
    const writer = hala('وصل الوفد.').caret(3);
    writer.does((tr) => placed(tr, file));
    const { at } = standing(writer, file)!;
    writer.does((tr) => tr.setNodeAttribute(at, 'id', 'p-split'));
    expect(untiedHalves(writer.state)).toBeNull();
    writer.does((tr) => tr.split(at + 6));
    writer.apply(untiedHalves(writer.state)!);
    expect(taken(writer)).toEqual([[4, 1, 'بدأت ']]);
  });

  test('takes its tie along when it is copied whole, and leaves it when a part of it is', () => {
    const writer = hala('وصل الوفد.').caret(3);
    writer.does((tr) => placed(tr, file));
    const { at } = standing(writer, file)!;
    const copy = (from: number, to: number) => {
      writer.caret(from, to);
      return copied(writer.state.selection.content(), writer.state).content.firstChild?.attrs.background;
    };
    expect(copy(at + 1, at + 1 + first.length)).toEqual({ id: 4, revision: 1 });
    expect(copy(at + 1, at + 5)).toBeNull();
    expect(copy(at + 5, at + 1 + first.length)).toBeNull();
    // Into an empty paragraph it comes as what it is.
    writer.caret(at + 1, at + 1 + first.length);
    const slice = copied(writer.state.selection.content(), writer.state);
    writer.caret(at + 1 + first.length).does((tr) => tr.split(tr.selection.from));
    writer.does((tr) => tr.replaceSelection(pasted(slice, writer.state)));
    expect(taken(writer).at(-1)).toEqual([4, 1, first]);
  });
});
