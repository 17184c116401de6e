/** Under the tools: whose words the caret stands in, and the one key that gives them a source. */
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import type { Citation } from '#article/body.ts';
import type { EditorWords } from '../words.ts';
import { citationIn, citationLost, saidAt, tellLost } from './attributions.ts';
import type { Said } from './said.ts';
import './sourcing.css';

/** Lets the writer say who said it; `null`: thought better of it. */
export type Cite = (said: Said) => Promise<Citation | null>;

/** Gives the words that the caret stands in, or that are selected, a source. */
export async function citeHere(editor: Editor, cite: Cite): Promise<void> {
  const said = saidAt(editor.state);
  if (!said) return;
  tellLost(editor.view, false);
  const bookmark = editor.state.selection.getBookmark();
  const words = editor.state.doc.textBetween(said.from, said.to, ' ', ' ');
  const citation = await cite(said);
  if (!citation) {
    editor.commands.focus();
    return;
  }
  // Others may have written meanwhile: the words are looked for where they were, else nowhere.
  const here = editor.state.doc;
  const stands =
    said.to <= here.content.size && here.textBetween(said.from, said.to, ' ', ' ') === words
      ? said
      : placeOf(editor, words);
  if (!stands) {
    tellLost(editor.view, true);
    editor.commands.focus();
    return;
  }
  const mark = editor.schema.marks.citation!.create(citation);
  editor.view.dispatch(editor.state.tr.addMark(stands.from, stands.to, mark));
  editor.view.dispatch(editor.state.tr.setSelection(bookmark.resolve(editor.state.doc)));
  editor.commands.focus();
}

/** Where words stand that moved; only where they stand once. */
function placeOf(editor: Editor, words: string): { from: number; to: number } | null {
  const found: number[] = [];
  editor.state.doc.descendants((node, at) => {
    if (!node.isTextblock) return true;
    const index = node.textBetween(0, node.content.size, undefined, ' ').indexOf(words);
    if (index >= 0) found.push(at + 1 + index);
    return false;
  });
  const [from] = found;
  return found.length === 1 && from !== undefined ? { from, to: from + words.length } : null;
}

export function CiteLine({ editor, words, cite }: { editor: Editor; words: EditorWords; cite: Cite }) {
  const at = useEditorState({
    editor,
    selector: ({ editor: { state } }) => {
      const said = saidAt(state);
      const { from, to } = said ?? state.selection;
      const cited = citationIn(
        state.doc,
        from,
        Math.max(to, from + 1 > state.doc.content.size ? from : from + 1),
      );
      return { said, cited: cited !== null, lost: citationLost(state) };
    },
    equalityFn: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  const { said, cited, lost } = at;
  return (
    <div className="cite-line" role="status">
      {lost ? (
        <>
          <span>{words.sourcing.lost}</span>
          <button type="button" onClick={() => tellLost(editor.view, false)}>
            {words.sourcing.understood}
          </button>
        </>
      ) : cited ? (
        <>
          <span>{words.sourcing.cited}</span>
          <button
            type="button"
            onClick={() => editor.chain().focus().extendMarkRange('citation').unsetMark('citation').run()}
          >
            {words.sourcing.uncite}
          </button>
        </>
      ) : (
        said && (
          <>
            <span>
              {said.sourceless ? (
                words.sourcing.sourceless
              ) : (
                <>
                  {words.sourcing.says} <bdi>{said.speaker || words.sourcing.somebody}</bdi>
                </>
              )}
            </span>
            <button
              type="button"
              aria-keyshortcuts="Control+Alt+KeyQ"
              title={words.sourcing.key}
              onClick={() => void citeHere(editor, cite)}
            >
              {words.sourcing.cite}
            </button>
          </>
        )
      )}
    </div>
  );
}
