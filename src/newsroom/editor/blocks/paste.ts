/** What is pasted passes the same schema as everything else, cleaned first. */
import { Extension } from '@tiptap/core';
import { Fragment, type Node as ProseMirrorNode, type Schema, Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { cleanHtml } from './pasted-html.ts';
import { pastedParagraphs } from './pasted-text.ts';

/** Ids belong to the blocks they were copied from. */
function withoutIds(fragment: Fragment): Fragment {
  const nodes: ProseMirrorNode[] = [];
  fragment.forEach((node) => {
    if (node.isText) nodes.push(node);
    else {
      const attrs = 'id' in node.attrs ? { ...node.attrs, id: null } : node.attrs;
      nodes.push(node.type.create(attrs, withoutIds(node.content), node.marks));
    }
  });
  return Fragment.from(nodes);
}

function sliceOf(text: string, schema: Schema): Slice {
  const { paragraph } = schema.nodes;
  const blocks = pastedParagraphs(text).map((runs) =>
    paragraph!.create(
      null,
      runs.map((run) =>
        schema.text(
          run.text,
          [run.strong && schema.marks.strong!.create(), run.em && schema.marks.em!.create()].filter(
            (mark) => !!mark,
          ),
        ),
      ),
    ),
  );
  // Open at both ends: one line goes into the line that is there.
  return new Slice(Fragment.from(blocks), blocks.length ? 1 : 0, blocks.length ? 1 : 0);
}

/** A cell holds paragraphs: what is pasted into one gives its words, and the table stays whole. */
function forCell(slice: Slice, schema: Schema): Slice {
  const paragraphs: ProseMirrorNode[] = [];
  slice.content.descendants((node) => {
    if (!node.isTextblock) return true;
    paragraphs.push(schema.nodes.paragraph!.create(null, node.content));
    return false;
  });
  return paragraphs.length ? new Slice(Fragment.from(paragraphs), 1, 1) : slice;
}

export const CleanPaste = Extension.create({
  name: 'cleanPaste',
  addProseMirrorPlugins() {
    const { schema } = this.editor;
    return [
      new Plugin({
        props: {
          // Copied from this editor, it is in the form of the schema already.
          transformPastedHTML: (html) => (html.includes('data-pm-slice') ? html : cleanHtml(html)),
          clipboardTextParser: (text) => sliceOf(text, schema),
          transformPasted: (slice, { state }) => {
            const clean = new Slice(withoutIds(slice.content), slice.openStart, slice.openEnd);
            const inCell = state.selection.$from.node(-1)?.type.spec.tableRole;
            const ofCells = clean.content.firstChild?.type.spec.tableRole === 'row';
            return inCell && !ofCells ? forCell(clean, schema) : clean;
          },
        },
      }),
    ];
  },
});
