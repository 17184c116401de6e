/** Arabic signs while typing, in the body. */
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { typed } from './typography.ts';

export const Typography = Extension.create<{ direction: 'rtl' | 'ltr' }>({
  name: 'typography',
  addOptions: () => ({ direction: 'rtl' }),
  addProseMirrorPlugins() {
    const { direction } = this.options;
    return [
      new Plugin({
        props: {
          handleTextInput(view, from, to, text) {
            if (view.composing || text.length !== 1) return false;
            const place = view.state.doc.resolve(from);
            const before = place.parent.textBetween(0, place.parentOffset, undefined, '\n');
            const instead = typed(
              before,
              text,
              (place.parent.attrs.dir as 'rtl' | 'ltr' | null) ?? direction,
            );
            if (instead === null || (instead === '' && from !== to)) return false;
            if (instead) view.dispatch(view.state.tr.insertText(instead, from, to).scrollIntoView());
            return true;
          },
        },
      }),
    ];
  },
});
