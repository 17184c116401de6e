/** The suggestions beside the text, in its order, and what to do with them. */
import { Button, Group, Stack, Text } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useEffect, useRef, useState } from 'react';
import { colourOf } from '../together/carets.ts';
import type { EditorWords, InterfaceLanguage } from '../words.ts';
import type { Verdict } from './decide.ts';
import type { Suggested } from './suggested.ts';
import {
  decideSuggestions,
  goToSuggestion,
  showSuggestion,
  suggestedBy,
  suggestingState,
} from './suggesting.ts';
import { goOn, keysOf } from './suggestion-keys.ts';
import './suggesting.css';

interface Props {
  editor: Editor;
  words: EditorWords;
  language: InterfaceLanguage;
  readOnly: boolean;
  user: string;
  open: string | null;
  onOpen: (id: string | null) => void;
}

export function SuggestionList({ editor, words, language, readOnly, user, open, onOpen }: Props) {
  const all = useEditorState({ editor, selector: ({ editor }) => suggestingState(editor.state).all });
  const [said, setSaid] = useState('');
  const list = useRef<HTMLElement>(null);
  useEffect(() => showSuggestion(editor, open), [editor, open]);
  const decide = (ids: readonly string[] | null, verdict: Verdict): void => {
    decideSuggestions(editor, ids, verdict);
    setSaid(words.suggestions.decided[verdict]);
    // The button that was pressed is gone with its card.
    list.current?.focus();
  };
  return (
    <section
      ref={list}
      tabIndex={-1}
      className="suggestions"
      aria-label={all.length ? words.suggestions.title : undefined}
    >
      <div role="status" className="suggestions-said">
        {said}
      </div>
      {all.length > 0 && (
        <Stack gap="sm">
          <Group justify="space-between" gap="xs">
            <Text fw={600}>
              {words.suggestions.title} <bdi>({all.length})</bdi>
            </Text>
            <Group gap={4}>
              {([-1, 1] as const).map((step) => {
                const name = step > 0 ? 'next' : 'previous';
                return (
                  <Button
                    key={name}
                    size="compact-sm"
                    variant="default"
                    aria-label={words.suggestions[name]}
                    aria-keyshortcuts={keysOf[name]}
                    title={`${words.suggestions[name]} (${keysOf[name]})`}
                    onClick={() => goOn(editor, step, onOpen)}
                  >
                    {step > 0 ? '↓' : '↑'}
                  </Button>
                );
              })}
            </Group>
          </Group>
          {all.map((one) => (
            <Card
              key={one.id}
              {...{ one, editor, words, language, readOnly, user }}
              open={open === one.id}
              onGo={() => {
                onOpen(one.id);
                goToSuggestion(editor, one.id);
              }}
              onDecide={(verdict) => decide([one.id], verdict)}
            />
          ))}
          {!readOnly && all.length > 1 && (
            <Group gap="xs">
              <Button size="compact-sm" variant="default" onClick={() => decide(null, 'accept')}>
                {words.suggestions.acceptAll}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => decide(null, 'refuse')}>
                {words.suggestions.refuseAll}
              </Button>
            </Group>
          )}
        </Stack>
      )}
    </section>
  );
}

interface CardProps extends Omit<Props, 'onOpen' | 'open'> {
  one: Suggested;
  open: boolean;
  onGo: () => void;
  onDecide: (verdict: Verdict) => void;
}

function Card({ one, editor, words, language, readOnly, user, open, onGo, onDecide }: CardProps) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    const [here, text] = [card.current, editor.view.dom].map((each) => each?.getBoundingClientRect());
    // On a telephone the cards stand below the text: whoever touches a word there stays with it.
    const beside = here && text && (here.right <= text.left || here.left >= text.right);
    if (open && beside) card.current?.scrollIntoView({ block: 'nearest' });
  }, [open, editor]);
  const by = suggestedBy(editor, one.id);
  const when = new Intl.DateTimeFormat(language === 'ar' ? 'ar-u-nu-latn' : 'en', {
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const { accept, refuse, withdraw } = words.suggestions;
  return (
    <article
      ref={(element) => {
        card.current = element;
        if (by) element?.style.setProperty('--who', colourOf(by.author));
      }}
      className={open ? 'suggestion open' : 'suggestion'}
    >
      <Text size="sm" c="dimmed">
        <bdi>{by?.name ?? words.suggestions.unknown}</bdi>
        {by && (
          <>
            {' · '}
            <time dateTime={by.at}>{when.format(new Date(by.at))}</time>
          </>
        )}
      </Text>
      <button type="button" className="suggestion-words" aria-current={open || undefined} onClick={onGo}>
        <What one={one} words={words} />
      </button>
      {!readOnly && (
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            aria-keyshortcuts={keysOf.accept}
            title={`${accept} (${keysOf.accept})`}
            onClick={() => onDecide('accept')}
          >
            {accept}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            aria-keyshortcuts={keysOf.refuse}
            title={`${by?.author === user ? withdraw : refuse} (${keysOf.refuse})`}
            onClick={() => onDecide('refuse')}
          >
            {by?.author === user ? withdraw : refuse}
          </Button>
        </Group>
      )}
    </article>
  );
}

/** «استبدل «أمس» بـ «غدًا»» */
function What({ one, words }: { one: Suggested; words: EditorWords }) {
  const [added, removed] = [one.added.trim(), one.removed.trim()];
  const { suggestions: said } = words;
  if (added && removed)
    return (
      <>
        {said.replaced} <bdi>«{removed}»</bdi> {said.by} <bdi>«{added}»</bdi>
      </>
    );
  return (
    <>
      {added ? said.added : said.removed}: <bdi>«{added || removed}»</bdi>
    </>
  );
}
