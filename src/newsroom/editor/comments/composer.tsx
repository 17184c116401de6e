/** A field for a comment: `@` offers the people who may read the piece. */
import { Button, Group, Text, Textarea } from '@mantine/core';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { ownDirection } from '../../shell/own-direction.ts';
import type { EditorWords } from '../words.ts';
import type { Person } from './use-comments.ts';

export interface Said {
  text: string;
  mentions: string[];
}

interface ComposerProps {
  words: EditorWords;
  people: readonly Person[];
  label: string;
  /** Words that stand there already. */
  given?: string;
  /** Rejects when it could not be kept: what was written stays, with the reason. */
  onSay: (said: Said) => Promise<unknown>;
  onClose: () => void;
}

const mostOffered = 6;

export function Composer({ words, people, label, given = '', onSay, onClose }: ComposerProps) {
  const [text, setText] = useState(given);
  const [caret, setCaret] = useState(given.length);
  const [chosen, setChosen] = useState(0);
  const [closed, setClosed] = useState(false);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  const begun = closed ? undefined : /(?:^|\s)@([^\s@]*)$/.exec(text.slice(0, caret))?.[1];
  const offered =
    begun === undefined
      ? []
      : people
          .filter(({ name }) => name.split(' ').some((part) => part.startsWith(begun)))
          .slice(0, mostOffered);
  const current = Math.min(chosen, offered.length - 1);

  const choose = ({ name }: Person): void => {
    const start = caret - begun!.length;
    const next = `${text.slice(0, start)}${name} `;
    setText(next + text.slice(caret));
    setCaret(next.length);
    setChosen(0);
    field.current?.focus();
    requestAnimationFrame(() => field.current?.setSelectionRange(next.length, next.length));
  };
  const say = async (): Promise<void> => {
    if (!text.trim() || sending) return;
    setSending(true);
    setError(null);
    try {
      const mentions = people.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id);
      await onSay({ text: text.trim(), mentions });
      onClose();
    } catch (failure) {
      setError(`${words.comments.failed} ${(failure as Error).message}`);
      setSending(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey } = event;
    if (event.nativeEvent.isComposing) return;
    if (key === 'Enter' && (ctrlKey || metaKey)) void say();
    else if (!offered.length) {
      if (key !== 'Escape') return;
      onClose();
    } else if (key === 'ArrowDown') setChosen((current + 1) % offered.length);
    else if (key === 'ArrowUp') setChosen((current + offered.length - 1) % offered.length);
    else if (key === 'Enter' || key === 'Tab') choose(offered[current]!);
    else if (key === 'Escape') setClosed(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="comment-composer">
      <Textarea
        ref={field}
        autosize
        minRows={2}
        maxRows={10}
        {...ownDirection(text)}
        data-autofocus
        autoFocus
        label={label}
        description={words.comments.hint}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setCaret(event.currentTarget.selectionStart);
          setClosed(false);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
        aria-autocomplete="list"
        {...(offered.length
          ? { 'aria-controls': list, 'aria-activedescendant': `${list}-${offered[current]!.id}` }
          : {})}
      />
      {offered.length > 0 && (
        <div role="listbox" id={list} aria-label={words.comments.people} className="comment-people">
          {offered.map((person, index) => (
            <div
              key={person.id}
              id={`${list}-${person.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === current}
              // The caret stays in the field.
              onMouseDown={(event) => {
                event.preventDefault();
                choose(person);
              }}
            >
              <bdi>{person.name}</bdi>
            </div>
          ))}
        </div>
      )}
      {error && (
        <Text role="alert" c="red" size="sm">
          {error}
        </Text>
      )}
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" loading={sending} disabled={!text.trim()} onClick={say}>
          {words.comments.say}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {words.cancel}
        </Button>
      </Group>
    </div>
  );
}
