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

/** Paragraphs and nothing else: a cell holds no more, nor does an entry of live coverage. */
export function wordsOnly(slice: Slice, schema: Schema): Slice {
  const paragraphs: ProseMirrorNode[] = [];
  slice.content.descendants((node) => {
    if (!node.isTextblock) return true;
    paragraphs.push(schema.nodes.paragraph!.create(null, node.content));
    return false;
  });
  return paragraphs.length ? new Slice(Fragment.from(paragraphs), 1, 1) : slice;
}

/** Letters that one paste may bring: some fifty thousand words, and well under what the server takes at once. */
export const mostPasted = 300_000;
/** Of HTML more, for what wraps the words; deeply nested lists cost most to take apart. */
const mostHtml = 2_500_000;
const mostLists = 2_000;

/** Whether the clipboard holds more than a piece does: looked at before any of it is parsed. */
export function isTooMuch(text: string, html: string): boolean {
  return (
    text.length > mostPasted ||
    html.length > mostHtml ||
    (html.match(/<[uo]l[\s>]/gi)?.length ?? 0) > mostLists
  );
}

export const CleanPaste = Extension.create<{ onTooMuch: () => void }>({
  name: 'cleanPaste',
  addOptions: () => ({ onTooMuch: () => {} }),
  addProseMirrorPlugins() {
    const { schema } = this.editor;
    const { onTooMuch } = this.options;
    const refuses = (data: DataTransfer | null, event: Event): boolean => {
      if (!data || !isTooMuch(data.getData('text/plain'), data.getData('text/html'))) return false;
      event.preventDefault();
      onTooMuch();
      return true;
    };
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            paste: (_, event) => refuses(event.clipboardData, event),
            drop: (_, event) => refuses(event.dataTransfer, event),
          },
          // Copied from this editor, it is in the form of the schema already.
          transformPastedHTML: (html) => (html.includes('data-pm-slice') ? html : cleanHtml(html)),
          clipboardTextParser: (text) => sliceOf(text, schema),
          transformPasted: (slice, { state }) => {
            const clean = new Slice(withoutIds(slice.content), slice.openStart, slice.openEnd);
            const inCell = state.selection.$from.node(-1)?.type.spec.tableRole;
            const ofCells = clean.content.firstChild?.type.spec.tableRole === 'row';
            // The table stays whole.
            return inCell && !ofCells ? wordsOnly(clean, schema) : clean;
          },
        },
      }),
    ];
  },
});
