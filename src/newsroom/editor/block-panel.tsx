/** What a block has besides its text: who is quoted, a picture's credit, an embed's title, a table's rows. */
import { Button, Group, Paper, TextInput } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow } from '@tiptap/pm/tables';
import { useEditorState } from '@tiptap/react';
import type { EditorWords } from './words.ts';

const fields = {
  blockquote: ['cite'],
  pullQuote: ['cite'],
  picture: ['alt', 'caption', 'credit'],
  embed: ['title', 'provider'],
  table: ['caption'],
} as const;
type Kind = keyof typeof fields;
const kinds = Object.keys(fields) as Kind[];

export function BlockPanel({ editor, words }: { editor: Editor; words: EditorWords }) {
  const block = useEditorState({
    editor,
    selector: ({ editor }) => {
      const kind = kinds.find((name) => editor.isActive(name));
      return kind ? { kind, attrs: editor.getAttributes(kind) } : null;
    },
  });
  if (!block) return null;
  const { kind, attrs } = block;
  const table = (label: string, act: typeof addRowAfter) => (
    <Button size="compact-sm" variant="default" onClick={() => act(editor.state, editor.view.dispatch)}>
      {label}
    </Button>
  );
  return (
    <Paper className="editor-block-panel" withBorder p="sm" role="group" aria-label={words[kind]}>
      <Group align="flex-end" gap="sm">
        {fields[kind].map((name) => (
          <TextInput
            key={name}
            size="sm"
            label={words[name]}
            value={String(attrs[name] ?? '')}
            onChange={(event) =>
              editor.commands.updateAttributes(kind, { [name]: event.currentTarget.value })
            }
          />
        ))}
        {kind === 'table' && (
          <>
            {table(words.addRow, addRowAfter)}
            {table(words.addColumn, addColumnAfter)}
            {table(words.deleteRow, deleteRow)}
            {table(words.deleteColumn, deleteColumn)}
          </>
        )}
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() =>
            kind === 'blockquote'
              ? editor.chain().focus().lift('blockquote').run()
              : kind === 'pullQuote'
                ? editor.chain().focus().setNode('paragraph').run()
                : editor.chain().focus().deleteNode(kind).run()
          }
        >
          {words.remove}
        </Button>
      </Group>
    </Paper>
  );
}
