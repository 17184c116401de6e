/** The comments beside the text: open threads in the order of their words, resolved ones folded away. */
import { Alert, Button, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useEffect, useRef } from 'react';
import { api } from '../../api.ts';
import { answerOf } from '../../problem.ts';
import type { SharedArticle } from '../together/shared-article.ts';
import type { EditorWords, InterfaceLanguage } from '../words.ts';
import type { Anchor } from './anchor.ts';
import { commentPlaces, goToComment, showComments } from './comments-plugin.ts';
import { Composer, type Said } from './composer.tsx';
import { ThreadView } from './thread-view.tsx';
import { commentsKey, type Thread, useComments } from './use-comments.ts';
import './comments.css';

export interface CommentListProps {
  shared: SharedArticle;
  editor: Editor;
  words: EditorWords;
  language: InterfaceLanguage;
  user: string;
  mayComment: boolean;
  /** What is being commented on: words, or the whole piece (`anchor: null`); `null` when nothing is. */
  begun: { anchor: Anchor | null } | null;
  /** A comment whose thread is opened as soon as it is there: somebody followed a mention. */
  show?: number | undefined;
  open: number | null;
  onOpen: (thread: number | null) => void;
  onBegin: () => void;
  onEnd: () => void;
}

const nobody: never[] = [];

export function CommentList(props: CommentListProps) {
  const { shared, editor, words, language, user, mayComment, begun, show, open, onOpen } = props;
  const client = useQueryClient();
  const { data, isError } = useComments(shared.article, shared);
  const threads = data?.threads ?? nobody;
  const people = data?.people ?? nobody;
  const places = useEditorState({ editor, selector: ({ editor }) => commentPlaces(editor.state) });

  useEffect(() => {
    const anchored = threads.flatMap(({ id, anchor, resolved }) =>
      anchor && !resolved ? [{ id, anchor }] : [],
    );
    showComments(editor.view, { threads: anchored });
  }, [editor, threads]);
  useEffect(() => showComments(editor.view, { open }), [editor, open]);
  const followed = useRef<number | undefined>(undefined);
  useEffect(() => {
    const thread =
      followed.current !== show && threads.find(({ comments }) => comments.some(({ id }) => id === show));
    if (!thread) return;
    followed.current = show;
    onOpen(thread.id);
    goToComment(editor.view, thread.id);
  }, [editor, show, threads, onOpen]);

  const again = () => client.invalidateQueries({ queryKey: commentsKey(shared.article) });
  const id = String(shared.article);
  const door = api.pieces[':id'].comments;
  const add = async (said: Said) => {
    const { thread } = await answerOf(
      door.$post({ param: { id }, json: { ...said, anchor: begun?.anchor ?? null } }),
    );
    await again();
    onOpen(thread);
  };
  const reply = async (thread: number, json: Said) => {
    await answerOf(door[':thread'].reply.$post({ param: { id, thread: String(thread) }, json }));
    await again();
  };
  const edit = async (comment: number, json: Said) => {
    await answerOf(door[':comment'].$patch({ param: { id, comment: String(comment) }, json }));
    await again();
  };
  const settle = useMutation({
    mutationFn: async ({ id: thread, resolved }: Thread) => {
      const param = { id, thread: String(thread) };
      await (resolved
        ? answerOf(door[':thread'].reopen.$post({ param }))
        : answerOf(door[':thread'].resolve.$post({ param })));
    },
    onSettled: again,
  });

  const from = (thread: Thread): number => places.get(thread.id)?.from ?? Number.POSITIVE_INFINITY;
  const unresolved = threads
    .filter(({ resolved }) => !resolved)
    .sort((one, other) => (from(one) === from(other) ? one.id - other.id : from(one) - from(other)));
  const resolved = threads.filter((thread) => thread.resolved);
  const view = (thread: Thread) => (
    <ThreadView
      key={thread.id}
      {...{ thread, user, people, words, language, mayComment }}
      lost={!thread.resolved && !places.get(thread.id)}
      open={open === thread.id}
      onGo={() => {
        onOpen(thread.id);
        goToComment(editor.view, thread.id);
      }}
      onReply={(said) => reply(thread.id, said)}
      onEdit={edit}
      onSettle={() => settle.mutate(thread)}
    />
  );
  return (
    <section className="comments" aria-label={words.comments.title}>
      <div className="comments-head">
        <Text fw={600}>
          {words.comments.title} {unresolved.length > 0 && <bdi>({unresolved.length})</bdi>}
        </Text>
        {mayComment && (
          <Button
            size="compact-sm"
            variant="default"
            aria-keyshortcuts="Control+Alt+M"
            title={`${words.comments.add} (Control+Alt+M)`}
            // What is selected stays so.
            onMouseDown={(event) => event.preventDefault()}
            onClick={props.onBegin}
          >
            {words.comments.add}
          </Button>
        )}
      </div>
      <Stack gap="sm">
        {isError && <Alert role="alert">{words.comments.unread}</Alert>}
        {settle.isError && (
          <Alert role="alert">
            {words.comments.failed} {settle.error.message}
          </Alert>
        )}
        {begun && (
          <div className="comment-thread open">
            <p className="comment-quote" dir="auto">
              {begun.anchor ? `«${begun.anchor.quote}»` : words.comments.onAll}
            </p>
            <Composer
              words={words}
              people={people}
              label={words.comments.yours}
              onSay={add}
              onClose={props.onEnd}
            />
          </div>
        )}
        {unresolved.map(view)}
        {!begun && data && !unresolved.length && (
          <Text size="sm" c="dimmed">
            {words.comments.none}
          </Text>
        )}
        {resolved.length > 0 && (
          <details>
            <summary>
              {words.comments.resolved} <bdi>({resolved.length})</bdi>
            </summary>
            {resolved.map(view)}
          </details>
        )}
      </Stack>
    </section>
  );
}
