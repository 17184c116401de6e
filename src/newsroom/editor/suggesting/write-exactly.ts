/**
 * Writes words into the shared text at the very letters they were put between.
 *
 * The binding compares texts: a ل put before a ل it takes for one put behind it, and then the letter that was there
 * is the suggested one. Who writes beside a colleague's suggestion would take its first letter for their own. What is
 * typed and struck is therefore written here first, and the binding finds it done.
 */
import type { ResolvedPos } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';
import * as Y from 'yjs';

/** The shared text that a place stands in, and where in it; `null` where there is none or it says something else. */
function textAt(body: Y.XmlFragment, $place: ResolvedPos): { text: Y.XmlText; index: number } | null {
  let element: Y.XmlFragment | Y.XmlElement = body;
  for (let depth = 0; depth < $place.depth; depth++) {
    const child: unknown = element.get($place.index(depth));
    if (!(child instanceof Y.XmlElement)) return null;
    element = child;
  }
  const children = element.toArray();
  const said = children.map((child) => (child instanceof Y.XmlText ? plainOf(child) : '\n')).join('');
  if (said !== $place.parent.textBetween(0, $place.parent.content.size, undefined, '\n')) return null;
  let index = $place.parentOffset;
  for (const child of children) {
    const length = child instanceof Y.XmlText ? child.length : 1;
    if (child instanceof Y.XmlText && index <= length) return { text: child, index };
    index -= length;
  }
  return null;
}

const plainOf = (text: Y.XmlText): string =>
  (text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
    .join('');

/** Does the insertions and deletions of a change that lie within one text; the rest is left to the binding. */
export function writeExactly(body: Y.XmlFragment, change: Transaction): void {
  for (const [i, step] of change.steps.entries()) {
    if (!(step instanceof ReplaceStep)) continue;
    const { from, to, slice } = step;
    const $from = change.docs[i]!.resolve(from);
    const found = $from.parent.isTextblock && to <= $from.end() ? textAt(body, $from) : null;
    // From here on the shared text is not what the change goes on from.
    if (!found || slice.openStart || slice.openEnd || found.index + to - from > found.text.length) return;
    if (to > from) found.text.delete(found.index, to - from);
    let { index } = found;
    slice.content.forEach(({ text = '', marks }) => {
      found.text.insert(index, text, Object.fromEntries(marks.map(({ type, attrs }) => [type.name, attrs])));
      index += text.length;
    });
  }
}
