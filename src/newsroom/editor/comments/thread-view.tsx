/** One thread: the words it is about, what was said, and what to do with it. */
import { Button, Group, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { EditorWords, InterfaceLanguage } from '../words.ts';
import { Composer, type Said } from './composer.tsx';
import type { Person, Thread } from './use-comments.ts';

interface ThreadViewProps {
  thread: Thread;
  /** Its words are not in the text any more. */
  lost: boolean;
  open: boolean;
  user: string;
  people: readonly Person[];
  words: EditorWords;
  language: InterfaceLanguage;
  mayComment: boolean;
  onGo: () => void;
  onReply: (said: Said) => Promise<unknown>;
  onEdit: (comment: number, said: Said) => Promise<unknown>;
  onSettle: () => void;
}

export function ThreadView(props: ThreadViewProps) {
  const { thread, lost, open, user, people, words, language, mayComment } = props;
  const [writing, setWriting] = useState<'reply' | number | null>(null);
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    if (open) article.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const when = new Intl.DateTimeFormat(language === 'ar' ? 'ar-u-nu-latn' : 'en', {
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const { anchor, resolved, comments } = thread;
  return (
    <article ref={article} className={open ? 'comment-thread open' : 'comment-thread'}>
      {anchor && (
        <p className="comment-quote" dir="auto">
          {lost ? (
            <>
              {words.comments.deleted} «{anchor.quote}»
            </>
          ) : (
            <button type="button" onClick={props.onGo}>
              «{anchor.quote}»
            </button>
          )}
        </p>
      )}
      {comments.map(({ id, author, text, at, editedAt }) =>
        writing === id ? (
          <Composer
            key={id}
            words={words}
            people={people}
            label={words.comments.edit}
            given={text}
            onSay={(said) => props.onEdit(id, said)}
            onClose={() => setWriting(null)}
          />
        ) : (
          <div key={id} className="comment">
            <Text size="sm" c="dimmed">
              <bdi>{author.name}</bdi> · <time dateTime={at}>{when.format(new Date(at))}</time>
              {editedAt && ` · ${words.comments.edited}`}
            </Text>
            <p dir="auto">{text}</p>
            {mayComment && author.id === user && !resolved && (
              <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setWriting(id)}>
                {words.comments.edit}
              </Button>
            )}
          </div>
        ),
      )}
      {resolved && (
        <Text size="sm" c="dimmed">
          {words.comments.resolvedBy} <bdi>{resolved.by}</bdi>
        </Text>
      )}
      {mayComment && writing === null && (
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={() => setWriting('reply')}>
            {words.comments.reply}
          </Button>
          <Button size="compact-sm" variant="default" onClick={props.onSettle}>
            {resolved ? words.comments.reopen : words.comments.resolve}
          </Button>
        </Group>
      )}
      {writing === 'reply' && (
        <Composer
          words={words}
          people={people}
          label={words.comments.reply}
          onSay={props.onReply}
          onClose={() => setWriting(null)}
        />
      )}
    </article>
  );
}
