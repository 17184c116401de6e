/**
 * The same rewording (`article/reword.ts`) in a document that people write in: letter by letter at the places of the words,
 * so that what they typed beside it, and what is only suggested there, stays.
 */
import * as Y from 'yjs';
import type { Citation } from '../body.ts';
import { sameCitation } from '../citations.ts';
import { compareTexts } from '../compare.ts';
import type { WordEdit } from '../reword.ts';
import { sharedBody } from './shape.ts';
import { tidyText } from './tidy.ts';

export interface SharedRewording {
  /** Id of the paragraph, and its words as the rewording was made from them. */
  within: string;
  before: string;
  edits: readonly WordEdit[];
  drop: readonly Citation[];
}

/** A character of the text as a revision would have it, where it stands in the document. */
interface Place {
  unit: string;
  /** `null`: a hard break. */
  text: Y.XmlText | null;
  at: number;
  /** Of the text or the break among the paragraph's children. */
  child: number;
}

type Element = Y.XmlElement<{ id?: string }>;

function holderOf(parent: Y.XmlFragment, id: string): Element | null {
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue;
    if ((child as Element).getAttribute('id') === id) return child as Element;
    const found = holderOf(child, id);
    if (found) return found;
  }
  return null;
}

interface Span {
  insert: unknown;
  attributes?: Record<string, unknown>;
}
const spansOf = (text: Y.XmlText): Span[] => text.toDelta() as Span[];

/** Suggested words are not in it, nor what cannot be seen: as `tidy.ts` has it. */
function placesOf(paragraph: Y.XmlElement): Place[] {
  const places: Place[] = [];
  for (const [child, node] of paragraph.toArray().entries()) {
    if (!(node instanceof Y.XmlText)) {
      places.push({ unit: '\n', text: null, at: 0, child });
      continue;
    }
    let at = 0;
    for (const { insert, attributes } of spansOf(node)) {
      if (typeof insert !== 'string') {
        at++;
        continue;
      }
      for (const unit of insert.split('')) {
        const isPair = /[\ud800-\udfff]/.test(unit);
        if (!attributes?.insertion && (isPair || tidyText(unit)))
          places.push({ unit, text: node, at, child });
        at++;
      }
    }
  }
  return places;
}

/** For each character of `before`, where it stands in `now`; -1: it was changed meanwhile. */
function whereNow(before: string, now: string): number[] {
  const where: number[] = [];
  let at = 0;
  for (const { kind, text } of compareTexts(before, now)) {
    if (kind === 'removed') for (let i = 0; i < text.length; i++) where.push(-1);
    if (kind === 'same') for (let i = 0; i < text.length; i++) where.push(at + i);
    if (kind !== 'removed') at += text.length;
  }
  return where;
}

interface Placed {
  edit: WordEdit;
  /** Places that go, from here so many. */
  first: number;
  /** Whether new words come before the place `first`, or after the one before it. */
  before: boolean;
}

/** Where an edit is to be made in `now`; `null`: somebody is changing those very words. */
function placed(edit: WordEdit, where: readonly number[], now: string): Placed | null {
  if (edit.removed) {
    const first = where[edit.at]!;
    for (let i = 0; i < edit.removed; i++) if (first < 0 || where[edit.at + i] !== first + i) return null;
    return { edit, first, before: true };
  }
  const [left = -1, right = -1] = [where[edit.at - 1], where[edit.at]];
  // Beside words rather than beside a break: they stand in one text then.
  if (right >= 0 && now[right] !== '\n' && !(left >= 0 && now[left] !== '\n'))
    return { edit, first: right, before: true };
  if (left >= 0) return { edit, first: left + 1, before: false };
  return right >= 0 || !now ? { edit, first: Math.max(0, right), before: true } : null;
}

function make(paragraph: Y.XmlElement, places: readonly Place[], { edit, first, before }: Placed): void {
  for (let i = edit.removed - 1; i >= 0; i--) {
    const { text, at } = places[first + i]!;
    text?.delete(at, 1);
  }
  if (!edit.added) return;
  const formats = Object.fromEntries(
    edit.marks.map((mark) => [mark.type, 'attrs' in mark ? mark.attrs : {}]),
  );
  const beside = places[before ? first : first - 1];
  if (beside?.text) {
    beside.text.insert(before ? beside.at : beside.at + 1, edit.added, formats);
    return;
  }
  // A line without words.
  const text = new Y.XmlText();
  text.applyDelta([{ insert: edit.added, attributes: formats }]);
  paragraph.insert(beside ? beside.child + (before ? 0 : 1) : 0, [text]);
}

function takeOff(paragraph: Y.XmlElement, drop: readonly Citation[]): void {
  for (const node of paragraph.toArray()) {
    if (!(node instanceof Y.XmlText)) continue;
    let at = 0;
    for (const { insert, attributes } of spansOf(node)) {
      const length = typeof insert === 'string' ? insert.length : 1;
      const cited = attributes?.citation as Citation | undefined;
      if (cited && drop.some((one) => sameCitation(one, cited))) node.format(at, length, { citation: null });
      at += length;
    }
  }
}

/** Blocks that are nothing when nothing is left in them. */
const holders = new Set(['blockquote', 'bulletList', 'orderedList', 'listItem']);

/** An empty paragraph goes, unless it is all there is; so does the list or quote that it leaves empty. */
function takeOut(element: Y.XmlElement): void {
  const parent = element.parent as Y.XmlFragment;
  const isHeld = parent instanceof Y.XmlElement;
  if (isHeld && !holders.has(parent.nodeName)) return;
  if (parent.length > 1) parent.delete(parent.toArray().indexOf(element), 1);
  else if (isHeld) takeOut(parent);
}

/** Whether the rewording can be made: false when there is no such paragraph, or its words are being changed. */
function plan(doc: Y.Doc, { within, before, edits }: SharedRewording) {
  const paragraph = holderOf(sharedBody(doc), within);
  if (!paragraph) return null;
  const places = placesOf(paragraph);
  const now = places.map(({ unit }) => unit).join('');
  const where = whereNow(before, now);
  const all = edits.map((edit) => placed(edit, where, now));
  return all.includes(null) ? null : { paragraph, places, edits: all as Placed[] };
}

/**
 * Makes all of these in one transaction of the document, or none; gives the ids of the paragraphs that stand in the way:
 * they are gone, or somebody is changing the very words.
 */
export function rewordShared(doc: Y.Doc, rewordings: readonly SharedRewording[]): string[] {
  const blocked = rewordings.filter((rewording) => !plan(doc, rewording)).map(({ within }) => within);
  if (blocked.length) return blocked;
  doc.transact(() => {
    for (const rewording of rewordings) {
      const { paragraph, places, edits } = plan(doc, rewording)!;
      // From the end, so that places before stay what they are.
      for (const edit of edits.toReversed()) make(paragraph, places, edit);
      takeOff(paragraph, rewording.drop);
      if (!paragraph.toArray().some((node) => !(node instanceof Y.XmlText) || node.length))
        takeOut(paragraph);
    }
  });
  return [];
}
