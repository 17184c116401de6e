/** Arabic signs while typing, in the body. */
import { Extension } from '@tiptap/core';
import type { ResolvedPos } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { typed } from './typography.ts';

/** What stands before a place in its block; words that somebody suggests to strike do not. */
function textBefore({ parent, parentOffset }: ResolvedPos): string {
  let text = '';
  parent.nodesBetween(0, parentOffset, (node, at) => {
    if (!node.isText) text += '\n';
    else if (!node.marks.some(({ type }) => type.name === 'deletion'))
      text += node.text!.slice(0, parentOffset - at);
  });
  return text;
}

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
            const before = textBefore(place);
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
