/** Findings of typography in the body: underlined where they stand, mended at once when asked to. */
import { Extension } from '@tiptap/core';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { type Finding, findings } from './typography.ts';

interface Note extends Finding {
  from: number;
  to: number;
}
const key = new PluginKey<Note[]>('typographyNotes');

/** A block that did not change has the findings it had. */
const known = new WeakMap<ProseMirrorNode, Finding[]>();

function notesIn(doc: ProseMirrorNode): Note[] {
  const notes: Note[] = [];
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true;
    let found = known.get(node);
    if (!found) {
      found = findings(node.textBetween(0, node.content.size, undefined, '\ufffc'));
      known.set(node, found);
    }
    for (const finding of found)
      notes.push({ ...finding, from: at + 1 + finding.at, to: at + 1 + finding.at + finding.length });
    return false;
  });
  return notes;
}

export const Notes = Extension.create({
  name: 'typographyNotes',
  addProseMirrorPlugins: () => [
    new Plugin<Note[]>({
      key,
      state: {
        init: (_, { doc }) => notesIn(doc),
        apply: (transaction, notes) => (transaction.docChanged ? notesIn(transaction.doc) : notes),
      },
      props: {
        decorations(state) {
          return DecorationSet.create(
            state.doc,
            (key.getState(state) ?? []).map(({ from, to }) =>
              Decoration.inline(from, to, { class: 'editor-note' }),
            ),
          );
        },
      },
    }),
  ],
});

export const noteCount = (view: EditorView): number => key.getState(view.state)?.length ?? 0;

/** Mends all, as one step to undo. */
export function mendNotes(view: EditorView): void {
  const { tr, schema } = view.state;
  for (const { from, to, mended } of (key.getState(view.state) ?? []).toReversed()) {
    const marks = tr.doc.resolve(from).marksAcross(tr.doc.resolve(to)) ?? [];
    if (mended) tr.replaceWith(from, to, schema.text(mended, marks));
    else tr.delete(from, to);
  }
  if (tr.docChanged) view.dispatch(tr);
}
