/** The blocks that can be put in, by name, for the slash menu and the toolbar. */
import type { Editor, JSONContent } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { matchText } from '#arabic/letters.ts';
import { type EditorWords, editorWords } from '../words.ts';

export type BlockKind =
  | 'paragraph'
  | 'heading'
  | 'smallHeading'
  | 'blockquote'
  | 'pullQuote'
  | 'bulletList'
  | 'orderedList'
  | 'divider'
  | 'embed'
  | 'table'
  | 'picture'
  | 'background';

export const blockKinds: readonly BlockKind[] = [
  'paragraph',
  'heading',
  'smallHeading',
  'blockquote',
  'pullQuote',
  'bulletList',
  'orderedList',
  'picture',
  'background',
  'embed',
  'table',
  'divider',
];

/** Kinds whose name, in either language, has a word that begins so. An empty query is all. */
export function kindsNamed(query: string, kinds: readonly BlockKind[] = blockKinds): BlockKind[] {
  const wanted = matchText(query.trim());
  return kinds.filter((kind) =>
    Object.values(editorWords).some((words: EditorWords) =>
      [words[kind], ...words[kind].split(' ')].some((name) => matchText(name).startsWith(wanted)),
    ),
  );
}

const row = (type: 'tableHeader' | 'tableCell'): JSONContent => ({
  type: 'tableRow',
  content: [0, 1].map(() => ({ type, content: [{ type: 'paragraph' }] })),
});
const table: JSONContent = {
  type: 'table',
  content: [row('tableHeader'), row('tableCell'), row('tableCell')],
};

/** Makes the block at the caret one of a kind, or puts one in. What else is chosen needs more: see `article-editor.tsx`. */
export function makeBlock(
  editor: Editor,
  kind: Exclude<BlockKind, 'embed' | 'picture' | 'background'>,
): boolean {
  const chain = editor.chain().focus();
  switch (kind) {
    case 'paragraph':
      return chain.clearNodes().run();
    case 'heading':
      return chain.setNode('heading', { level: 2 }).run();
    case 'smallHeading':
      return chain.setNode('heading', { level: 3 }).run();
    case 'pullQuote':
      return chain.setNode('pullQuote').run();
    case 'blockquote':
      return chain.toggleWrap('blockquote').run();
    case 'bulletList':
    case 'orderedList':
      return chain.toggleList(kind, 'listItem').run();
    case 'divider':
      return chain.insertContent([{ type: 'divider' }, { type: 'paragraph' }]).run();
    case 'table':
      return chain.insertContent(table).run() && intoTable(editor);
  }
}

/** The caret into the first cell of the table that was just put in, which stands at or before it. */
function intoTable(editor: Editor): boolean {
  return editor.commands.command(({ tr }) => {
    let first = -1;
    tr.doc.nodesBetween(0, tr.selection.to, (node, at) => {
      if (node.type.name === 'table') first = at + 4;
      return false;
    });
    if (first > 0) tr.setSelection(TextSelection.create(tr.doc, first));
    return first > 0;
  });
}
