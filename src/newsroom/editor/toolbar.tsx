/** What can be done with the text, for the mouse; everything here has a key or the slash menu too. */
import { Button, NativeSelect } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { makeBlock } from './blocks/kinds.ts';
import type { EditorWords } from './words.ts';

const textKinds = [
  'paragraph',
  'heading',
  'smallHeading',
  'blockquote',
  'pullQuote',
  'bulletList',
  'orderedList',
] as const;
type TextKind = (typeof textKinds)[number];

function kindAt(editor: Editor): TextKind {
  if (editor.isActive('heading'))
    return editor.isActive('heading', { level: 2 }) ? 'heading' : 'smallHeading';
  return textKinds.find((kind) => kind !== 'paragraph' && editor.isActive(kind)) ?? 'paragraph';
}

/** Turns the block at the caret the other way; it stays so until its first word runs the other way. */
export function turn(editor: Editor, edition: 'rtl' | 'ltr'): boolean {
  const { $from } = editor.state.selection;
  const { dir } = $from.parent.attrs as { dir?: 'rtl' | 'ltr' | null };
  if (dir === undefined) return false;
  const other = (dir ?? edition) === 'rtl' ? 'ltr' : 'rtl';
  return editor
    .chain()
    .focus()
    .updateAttributes($from.parent.type.name, { dir: other === edition ? null : other })
    .run();
}

export interface ToolbarProps {
  editor: Editor;
  words: EditorWords;
  edition: 'rtl' | 'ltr';
  onLink: () => void;
  onAdd: () => void;
  onFind: () => void;
  /** What is done to the text is suggested. */
  suggesting: boolean;
  onSuggesting: (on: boolean) => void;
}

export function Toolbar(props: ToolbarProps) {
  const { editor, words, edition, onLink, onAdd, onFind, suggesting, onSuggesting } = props;
  const at = useEditorState({
    editor,
    selector: ({ editor }) => ({
      kind: kindAt(editor),
      strong: editor.isActive('strong'),
      em: editor.isActive('em'),
      link: editor.isActive('link'),
    }),
  });
  const button = (label: string, act: () => void, pressed?: boolean, keys?: string) => (
    <Button
      size="compact-xs"
      variant={pressed ? 'light' : 'subtle'}
      color={pressed ? 'rubric' : 'gray'}
      aria-pressed={pressed}
      aria-keyshortcuts={keys}
      title={keys ? `${label} (${keys})` : label}
      // The caret stays in the text.
      onMouseDown={(event) => event.preventDefault()}
      onClick={act}
    >
      {label}
    </Button>
  );
  const select = (kind: TextKind): void => {
    // A list becomes another list, not a list in a list.
    if (at.kind !== 'paragraph') makeBlock(editor, 'paragraph');
    if (kind !== 'paragraph') makeBlock(editor, kind);
  };
  return (
    <div className="editor-toolbar" role="toolbar" aria-label={words.tools}>
      <NativeSelect
        size="xs"
        w="8rem"
        aria-label={words.blockKind}
        value={at.kind}
        onChange={(event) => select(event.currentTarget.value as TextKind)}
        data={textKinds.map((kind) => ({ value: kind, label: words[kind] }))}
      />
      {button(words.strong, () => editor.chain().focus().toggleMark('strong').run(), at.strong, 'Control+B')}
      {button(words.em, () => editor.chain().focus().toggleMark('em').run(), at.em, 'Control+I')}
      {button(words.link, onLink, at.link, 'Control+K')}
      {button(words.add, onAdd)}
      {button(words.turn, () => turn(editor, edition), undefined, 'Control+Shift+X')}
      {button(words.undo, () => editor.chain().focus().undo().run(), undefined, 'Control+Z')}
      {button(words.redo, () => editor.chain().focus().redo().run(), undefined, 'Control+Shift+Z')}
      {button(words.find, onFind, undefined, 'Control+F')}
      {button(words.suggestions.mode, () => onSuggesting(!suggesting), suggesting, 'Control+Alt+S')}
    </div>
  );
}
