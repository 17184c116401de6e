/** Writing an entry of live coverage: some paragraphs, with who says what underlined and cited as in an article. */
import { Extension, type JSONContent } from '@tiptap/core';
import { history, redo, undo } from '@tiptap/pm/history';
import { Plugin } from '@tiptap/pm/state';
import { EditorContent, useEditor } from '@tiptap/react';
import { useRef, useState } from 'react';
import type { Body } from '#article/body.ts';
import type { LooseNode } from '#article/shared/nodes.ts';
import { tidyBlocks } from '#article/shared/tidy.ts';
import { blockExtensions } from '../blocks/extensions.ts';
import { CleanPaste, wordsOnly } from '../blocks/paste.ts';
import { Upkeep } from '../blocks/upkeep.ts';
import { Attributions } from '../sourcing/attributions.ts';
import { type Cite, CiteLine, citeHere } from '../sourcing/cite-line.tsx';
import { Typography } from '../typing/typography-plugin.ts';
import { editorWords, type InterfaceLanguage } from '../words.ts';
import '../editor.css';
import './entry.css';

/** Words only, as readers get them in an entry; nobody else writes in it, so that undoing is the browser's own. */
const Entry = Extension.create({
  name: 'entry',
  // Before the keys of articles.
  priority: 1_000,
  addKeyboardShortcuts() {
    const { view } = this.editor;
    const nothing = () => true;
    return {
      ...{ 'Mod-Alt-2': nothing, 'Mod-Alt-3': nothing },
      'Mod-z': () => undo(view.state, view.dispatch),
      'Mod-y': () => redo(view.state, view.dispatch),
      'Mod-Shift-z': () => redo(view.state, view.dispatch),
      // It sends the entry: the form hears it.
      'Mod-Enter': nothing,
    };
  },
  addProseMirrorPlugins() {
    const { schema } = this.editor;
    return [history(), new Plugin({ props: { transformPasted: (slice) => wordsOnly(slice, schema) } })];
  },
});

const empty = { type: 'doc', content: [{ type: 'paragraph' }] };

interface Props {
  label: string;
  /** What is written when it opens; later it is the editor's own. */
  body: Body;
  edition: 'rtl' | 'ltr';
  language: InterfaceLanguage;
  cite: Cite;
  onChange: (body: Body) => void;
}

export function EntryEditor({ label, body, edition, language, cite, onChange }: Props) {
  const words = editorWords[language];
  const [tooMuch, setTooMuch] = useState(false);
  const changed = useRef(onChange);
  changed.current = onChange;
  // The Arabic module knows Arabic.
  const detects = edition === 'rtl';
  const editor = useEditor(
    {
      immediatelyRender: false,
      shouldRerenderOnTransaction: false,
      // The policy forbids a <style> of Tiptap's; what it would say stands in editor.css.
      injectCSS: false,
      content: (body.content.length ? body : empty) as JSONContent,
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          dir: edition,
          lang: edition === 'rtl' ? 'ar' : 'en',
          spellcheck: 'true',
        },
      },
      extensions: [
        ...blockExtensions,
        Entry,
        Upkeep.configure({ direction: edition }),
        Typography.configure({ direction: edition }),
        CleanPaste.configure({ onTooMuch: () => setTooMuch(true) }),
        Attributions.configure({ on: detects }),
      ],
      onUpdate: ({ editor: { state } }) => {
        setTooMuch(false);
        const blocks = (state.doc.toJSON() as { content: LooseNode[] }).content;
        changed.current({ type: 'doc', content: tidyBlocks(blocks) as Body['content'] });
      },
    },
    [edition],
  );
  return (
    // Keys that are the editor's.
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears keys of what is inside
    <div
      className="editor-fields entry-editor"
      onKeyDown={(event) => {
        // AltGr says Ctrl and Alt too, and types letters.
        if (!(event.ctrlKey || event.metaKey) || event.getModifierState('AltGraph') || !editor) return;
        if (event.code !== 'KeyQ' || !event.altKey || !detects) return;
        event.preventDefault();
        event.stopPropagation();
        void citeHere(editor, cite);
      }}
    >
      <EditorContent editor={editor} className="editor-body" />
      {editor && detects && <CiteLine editor={editor} words={words} cite={cite} />}
      {tooMuch && (
        <p className="editor-refused" role="alert">
          {words.tooMuchPasted}
        </p>
      )}
    </div>
  );
}
