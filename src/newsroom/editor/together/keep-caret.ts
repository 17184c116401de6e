/**
 * Keeps the caret between the letters it stands between while others type in the same paragraph.
 *
 * The binding (y-tiptap 3.0) resolves the caret rightly and then second-guesses it by its old offset, which is wrong
 * as soon as both the text before it and the text at it changed: whoever types sees their letters scattered. What
 * the binding had resolved is put back here.
 */
import { Extension } from '@tiptap/core';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import {
  type ProsemirrorBinding,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import type { RelativePosition } from 'yjs';

interface RelativeSelection {
  type: string;
  anchor: RelativePosition | null;
  head: RelativePosition | null;
}

export const KeepCaret = Extension.create({
  name: 'keepCaret',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction(transactions, _before, after) {
        if (!transactions.some((one) => one.docChanged && one.getMeta(ySyncPluginKey)?.isChangeOrigin))
          return null;
        const { binding } = ySyncPluginKey.getState(after) as { binding: ProsemirrorBinding | null };
        const kept = binding?.beforeTransactionSelection as RelativeSelection | null | undefined;
        if (!binding || kept?.type !== 'text' || !kept.anchor || !kept.head) return null;
        const placeOf = (relative: RelativePosition): number | null =>
          relativePositionToAbsolutePosition(binding.doc, binding.type, relative, binding.mapping);
        const anchor = placeOf(kept.anchor);
        const head = placeOf(kept.head);
        // Deleted with its paragraph: then the binding's guess is as good as any.
        if (anchor === null || head === null || Math.max(anchor, head) > after.doc.content.size) return null;
        const selection = TextSelection.between(after.doc.resolve(anchor), after.doc.resolve(head));
        if (selection.eq(after.selection)) return null;
        // Still the binding's own change: nothing to write back, nothing to undo.
        return after.tr
          .setSelection(selection)
          .setMeta(ySyncPluginKey, { isChangeOrigin: true })
          .setMeta('addToHistory', false);
      },
    }),
  ],
});
