/** The editor of one article that several people have open: headline, kicker, standfirst and body. */
import type { Editor } from '@tiptap/core';
import Collaboration from '@tiptap/extension-collaboration';
import { EditorContent, useEditor, useEditorState } from '@tiptap/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { sharedText } from '#article/shared/shape.ts';
import { type Address, AddressDialog } from './address-dialog.tsx';
import { BlockPanel } from './block-panel.tsx';
import { blockExtensions } from './blocks/extensions.ts';
import { type BlockKind, blockKinds, makeBlock } from './blocks/kinds.ts';
import { CleanPaste } from './blocks/paste.ts';
import { SlashList, SlashMenu, SlashState } from './blocks/slash-menu.tsx';
import { Upkeep } from './blocks/upkeep.ts';
import { Views } from './blocks/views.ts';
import { type Anchor, anchorOf } from './comments/anchor.ts';
import { CommentList } from './comments/comment-list.tsx';
import { CommentMarks } from './comments/comments-plugin.ts';
import { FindBar } from './find/find-bar.tsx';
import { Find } from './find/find-plugin.ts';
import { LineField } from './line-field.tsx';
import { StandingLine } from './standing-line.tsx';
import { Carets } from './together/carets.ts';
import { KeepCaret } from './together/keep-caret.ts';
import type { SharedArticle } from './together/shared-article.ts';
import { useDetail, useStanding } from './together/use-shared-article.ts';
import { Toolbar, turn } from './toolbar.tsx';
import { length } from './typing/count.ts';
import { mendNotes, Notes, noteCount } from './typing/notes.ts';
import { Typography } from './typing/typography-plugin.ts';
import { type EditorWords, editorWords, type InterfaceLanguage } from './words.ts';
import './editor.css';

export interface ChosenPicture {
  picture: number;
  alt: string;
  caption: string;
  credit: string;
}

export interface ArticleEditorProps {
  /** From `useSharedArticle`. */
  shared: SharedArticle;
  language: InterfaceLanguage;
  /** Address of a picture by its number; without it pictures show their words only. */
  pictureAddress?: (picture: number) => string;
  /** Lets the writer choose a picture; without it the menu has none. `null`: thought better of it. */
  choosePicture?: () => Promise<ChosenPicture | null>;
  /** Comments: who is here, whether they may comment, and the place beside the text where they are listed. */
  comments?: { user: string; mayComment: boolean; into: HTMLElement | null };
}

/** Shows what there is as soon as there is something, from this browser or from the server. */
export function ArticleEditor(props: ArticleEditorProps) {
  const { shared, language } = props;
  const words = editorWords[language];
  const standing = useStanding(shared);
  const [edition] = useDetail(shared, 'language');
  return (
    <section className="editor" aria-busy={!standing.ready}>
      <StandingLine shared={shared} words={words} />
      {standing.ready && standing.closed !== 'forbidden' && (
        <Fields
          {...props}
          // An edition's direction is part of how the editor is made.
          key={edition}
          words={words}
          edition={edition === 'en' ? 'ltr' : 'rtl'}
          readOnly={!standing.mayWrite}
        />
      )}
    </section>
  );
}

interface FieldsProps extends ArticleEditorProps {
  words: EditorWords;
  edition: 'rtl' | 'ltr';
  readOnly: boolean;
}

const besides = { top: 180, bottom: 60, left: 0, right: 0 };

function Fields(props: FieldsProps) {
  const { shared, words, edition, readOnly, pictureAddress, choosePicture, comments, language } = props;
  const [begun, setBegun] = useState<{ anchor: Anchor | null } | null>(null);
  const [openThread, setOpenThread] = useState<number | null>(null);
  const [dialog, setDialog] = useState<'link' | 'embed' | null>(null);
  const [finding, setFinding] = useState(false);
  const slash = useMemo(() => new SlashState(), []);
  const section = useRef<HTMLDivElement>(null);
  const making = useRef<(kind: BlockKind) => void>(() => {});
  const kinds = useMemo(
    () => blockKinds.filter((kind) => kind !== 'picture' || choosePicture),
    [choosePicture],
  );

  const editor = useEditor(
    {
      immediatelyRender: false,
      shouldRerenderOnTransaction: false,
      // The policy forbids a <style> of Tiptap's; what it would say stands in editor.css.
      injectCSS: false,
      editable: !readOnly,
      editorProps: {
        // What is above and below sticks there: the toolbar, find and replace.
        scrollMargin: besides,
        scrollThreshold: besides,
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': words.body,
          'data-placeholder': words.start,
          dir: edition,
          lang: edition === 'rtl' ? 'ar' : 'en',
          spellcheck: 'true',
        },
      },
      extensions: [
        ...blockExtensions,
        Collaboration.configure({ document: shared.doc, field: 'body' }),
        KeepCaret,
        Carets.configure({ awareness: shared.awareness }),
        Upkeep.configure({ direction: edition }),
        Typography.configure({ direction: edition }),
        CleanPaste,
        Find,
        Notes,
        CommentMarks.configure({ onOpen: setOpenThread }),
        Views.configure({ pictureAddress: pictureAddress ?? null }),
        SlashMenu.configure({ state: slash, kinds, choose: (kind) => making.current(kind) }),
      ],
    },
    [shared, edition],
  );
  useEffect(() => {
    editor?.setEditable(!readOnly, false);
  }, [editor, readOnly]);

  making.current = (kind) => {
    if (!editor) return;
    if (kind === 'embed') setDialog('embed');
    else if (kind === 'picture')
      void choosePicture?.().then((picture) => {
        if (picture) editor.chain().focus().insertContent({ type: 'picture', attrs: picture }).run();
      });
    else makeBlock(editor, kind);
  };
  const begin = (): void => {
    if (editor) setBegun({ anchor: anchorOf(editor.state) });
  };
  const done = (address: Address | null): void => {
    if (editor) settle(editor, dialog, address);
    setDialog(null);
  };
  const next = (field: number): void =>
    field < 2
      ? section.current?.querySelectorAll('textarea')[field + 1]?.focus()
      : void editor?.commands.focus('start');

  return (
    // Keys that are the editor's wherever the caret is in it.
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears keys of what is inside
    <div
      ref={section}
      className="editor-fields"
      onKeyDown={(event) => {
        if (!(event.ctrlKey || event.metaKey) || !editor) return;
        if (event.code === 'KeyF' && !event.shiftKey) setFinding(true);
        else if (event.code === 'KeyK' && editor.isFocused && !readOnly) setDialog('link');
        else if (event.code === 'KeyX' && event.shiftKey && editor.isFocused && !readOnly)
          turn(editor, edition);
        else if (event.code === 'KeyM' && event.altKey && comments?.mayComment) begin();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {(['kicker', 'headline', 'standfirst'] as const).map((field, index) => (
        <LineField
          key={field}
          text={sharedText(shared.doc, field)}
          label={words[field]}
          direction={edition}
          readOnly={readOnly}
          className={`editor-${field}`}
          onEnter={() => next(index)}
        />
      ))}
      {editor && (
        <>
          {!readOnly && (
            <Toolbar
              editor={editor}
              words={words}
              edition={edition}
              onLink={() => setDialog('link')}
              onAdd={() => editor.chain().focus().insertContent('/').run()}
              onFind={() => setFinding(true)}
            />
          )}
          {finding && (
            <FindBar editor={editor} words={words} readOnly={readOnly} onClose={() => setFinding(false)} />
          )}
          <EditorContent editor={editor} className="editor-body" />
          {!readOnly && <BlockPanel editor={editor} words={words} />}
          <Foot editor={editor} words={words} edition={edition} readOnly={readOnly} />
          {comments?.into &&
            createPortal(
              <CommentList
                {...{ shared, editor, words, language, begun }}
                user={comments.user}
                mayComment={comments.mayComment}
                open={openThread}
                onOpen={setOpenThread}
                onBegin={begin}
                onEnd={() => setBegun(null)}
              />,
              comments.into,
            )}
          <SlashList state={slash} words={words} direction={edition} />
          {dialog && (
            <AddressDialog
              kind={dialog}
              words={words}
              standing={
                dialog === 'link' ? ((editor.getAttributes('link').href as string | undefined) ?? null) : null
              }
              onDone={done}
              onClose={() => {
                setDialog(null);
                editor.commands.focus();
              }}
            />
          )}
        </>
      )}
    </div>
  );
}

function settle(editor: Editor, kind: 'link' | 'embed' | null, address: Address | null): void {
  const chain = editor.chain().focus();
  if (kind === 'embed' && address)
    chain
      .insertContent({ type: 'embed', attrs: { ...address, provider: new URL(address.href).hostname } })
      .run();
  else if (!address) chain.extendMarkRange('link').unsetMark('link').run();
  else if (editor.state.selection.empty && !editor.isActive('link'))
    chain
      .insertContent({
        type: 'text',
        text: address.href,
        marks: [{ type: 'link', attrs: { href: address.href } }],
      })
      .run();
  else chain.extendMarkRange('link').setMark('link', { href: address.href }).run();
}

/** How long the text is, and what of its typography to look at. */
function Foot({
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
    selector: ({ editor }) => editor.state.doc.textBetween(0, editor.state.doc.content.size, '\n', ' '),
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
