/** Find and replace in the body, over the text. */
import { Button, Checkbox, Group, Paper, TextInput } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useEffect, useState } from 'react';
import type { EditorWords } from '../words.ts';
import { found, replaceAll, replaceOne, seek, step } from './find-plugin.ts';

export interface FindBarProps {
  editor: Editor;
  words: EditorWords;
  readOnly: boolean;
  onClose: () => void;
}

export function FindBar({ editor, words, readOnly, onClose }: FindBarProps) {
  const [sought, setSought] = useState(() =>
    editor.state.doc.textBetween(editor.state.selection.from, editor.state.selection.to),
  );
  const [replacement, setReplacement] = useState('');
  const [exact, setExact] = useState(false);
  const { view } = editor;
  useEffect(() => seek(view, { sought, exact }), [view, sought, exact]);
  useEffect(() => () => seek(view, { sought: '', exact: false }), [view]);
  const at = useEditorState({
    editor,
    selector: ({ editor }) => {
      const { places, current } = found(editor.state);
      return { all: places.length, current: current + 1 };
    },
  });
  const close = (): void => {
    onClose();
    view.focus();
  };
  return (
    <Paper
      className="editor-find"
      withBorder
      p="xs"
      role="search"
      aria-label={words.find}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <Group gap="xs">
        <TextInput
          size="xs"
          aria-label={words.sought}
          placeholder={words.sought}
          value={sought}
          autoFocus
          onChange={(event) => setSought(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') step(view, event.shiftKey ? -1 : 1);
          }}
        />
        <span role="status">{words.of(at.current, at.all)}</span>
        <Button size="compact-xs" variant="default" onClick={() => step(view, -1)}>
          {words.previous}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => step(view, 1)}>
          {words.next}
        </Button>
        <Checkbox
          size="xs"
          label={words.exact}
          checked={exact}
          onChange={(event) => setExact(event.currentTarget.checked)}
        />
        {!readOnly && (
          <>
            <TextInput
              size="xs"
              aria-label={words.replacement}
              placeholder={words.replacement}
              value={replacement}
              onChange={(event) => setReplacement(event.currentTarget.value)}
            />
            <Button size="compact-xs" variant="default" onClick={() => replaceOne(view, replacement)}>
              {words.replace}
            </Button>
            <Button size="compact-xs" variant="default" onClick={() => replaceAll(view, replacement)}>
              {words.replaceAll}
            </Button>
          </>
        )}
        <Button size="compact-xs" variant="subtle" onClick={close}>
          {words.close}
        </Button>
      </Group>
    </Paper>
  );
}
