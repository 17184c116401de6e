/** How long the text is, and what of its typography to look at. */
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { standingText } from './suggesting/suggested.ts';
import { length } from './typing/count.ts';
import { mendNotes, noteCount } from './typing/notes.ts';
import type { EditorWords } from './words.ts';

export function Foot({
  editor,
  words,
  edition,
  readOnly,
}: {
  editor: Editor;
  words: EditorWords;
  edition: 'rtl' | 'ltr';
  readOnly: boolean;
}) {
  const text = useEditorState({
    editor,
    selector: ({ editor }) => standingText(editor.state.doc),
  });
  const notes = useEditorState({ editor, selector: ({ editor }) => noteCount(editor.view) });
  const { words: count, minutes } = length(text, edition === 'rtl' ? 'ar' : 'en');
  return (
    <div className="editor-foot">
      <span>
        {words.words(count)}
        {minutes > 0 && ` · ${words.minutes(minutes)}`}
      </span>
      {notes > 0 && (
        <span>
          {words.notes(notes)}
          {!readOnly && (
            <button type="button" onClick={() => mendNotes(editor.view)}>
              {words.mend}
            </button>
          )}
        </span>
      )}
    </div>
  );
}
