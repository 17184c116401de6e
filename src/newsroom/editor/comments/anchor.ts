/** Where a comment stands in the body: relative positions while they hold, else the words themselves. */
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import {
  absolutePositionToRelativePosition,
  type ProsemirrorBinding,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';

/** As the API has it. `start` and `end` are empty in a newsroom that was restored: then the words say the place. */
export interface Anchor {
  start: string;
  end: string;
  quote: string;
  before: string;
  after: string;
}
export interface Place {
  from: number;
  to: number;
}

/** Letters kept around the quoted words. */
const around = 24;
const mostQuoted = 500;

/** The text of a body with the place of every letter; one line a block. */
function lettersOf(doc: ProseMirrorNode): { text: string; places: number[] } {
  let text = '';
  const places: number[] = [];
  doc.descendants((node, at) => {
    if (node.isTextblock && text) {
      text += '\n';
      places.push(at);
    }
    if (!node.isText) return;
    for (let i = 0; i < node.text!.length; i++) places.push(at + i);
    text += node.text;
  });
  return { text, places };
}

const bindingOf = (state: EditorState): ProsemirrorBinding | null =>
  (ySyncPluginKey.getState(state) as { binding: ProsemirrorBinding | null } | undefined)?.binding ?? null;

const base64Of = (relative: Y.RelativePosition): string =>
  btoa(String.fromCharCode(...Y.encodeRelativePosition(relative)));
const relativeOf = (base64: string): Y.RelativePosition =>
  Y.decodeRelativePosition(Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)));

/** The anchor of what is selected, from its first letter to its last; `null` where no letter is selected. */
export function anchorOf(state: EditorState): Anchor | null {
  const binding = bindingOf(state);
  const { text, places } = lettersOf(state.doc);
  const { from, to } = state.selection;
  const isLetter = (index: number): boolean => text[index] !== '\n';
  const inside = places.flatMap((place, index) =>
    place >= from && place < to && isLetter(index) ? [index] : [],
  );
  const [first, last] = [inside[0], inside.at(-1)];
  if (!binding || first === undefined || last === undefined) return null;
  // A position is told by the letter before it; that of the first letter is what stands after it.
  const letter = (index: number): Y.RelativePosition =>
    absolutePositionToRelativePosition(places[index]! + 1, binding.type, binding.mapping);
  const start = letter(first);
  const end = letter(last);
  return {
    start: base64Of(new Y.RelativePosition(start.type, start.tname, start.item, 0)),
    end: base64Of(new Y.RelativePosition(end.type, end.tname, end.item, -1)),
    quote: text.slice(first, last + 1).slice(0, mostQuoted),
    before: text.slice(Math.max(0, first - around), first),
    after: text.slice(last + 1, last + 1 + around),
  };
}

/** Where words stand that have lost their anchor: only where what stood before or after them does so still, once. */
export function placeOfWords(doc: ProseMirrorNode, { quote, before, after }: Anchor): Place | null {
  const { text, places } = lettersOf(doc);
  const found: number[] = [];
  for (let at = text.indexOf(quote); quote && at >= 0; at = text.indexOf(quote, at + 1))
    if (
      (before && text.slice(0, at).endsWith(before)) ||
      (after && text.slice(at + quote.length).startsWith(after)) ||
      text === quote
    )
      found.push(at);
  const [at] = found;
  return found.length === 1 && at !== undefined
    ? { from: places[at]!, to: places[at + quote.length - 1]! + 1 }
    : null;
}

/** Where a comment stands now; `null` when its words are gone. */
export function placeOf(state: EditorState, anchor: Anchor): Place | null {
  const binding = bindingOf(state);
  if (!binding) return null;
  const at = (base64: string): number | null =>
    base64 === ''
      ? null
      : relativePositionToAbsolutePosition(binding.doc, binding.type, relativeOf(base64), binding.mapping);
  const [from, to] = [at(anchor.start), at(anchor.end)];
  return from !== null && to !== null && from < to && to <= state.doc.content.size
    ? { from, to }
    : placeOfWords(state.doc, anchor);
}
