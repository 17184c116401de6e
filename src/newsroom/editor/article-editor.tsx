/** The editor of one article that several people have open: headline, kicker, standfirst and body. */
import type { Editor } from '@tiptap/core';
import Collaboration from '@tiptap/extension-collaboration';
import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { sharedText } from '#article/shared/shape.ts';
import { type Address, AddressDialog } from './address-dialog.tsx';
import { Backgrounds } from './background/backgrounds.ts';
import { type FileBackgrounds, useBackgroundsIn } from './background/use-backgrounds.ts';
import { BlockPanel } from './block-panel.tsx';
import { ArrivingPictures } from './blocks/arriving-pictures.ts';
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
import { Foot } from './foot.tsx';
import { LineField } from './line-field.tsx';
import { Attributions } from './sourcing/attributions.ts';
import { type Cite, CiteLine, citeHere } from './sourcing/cite-line.tsx';
import { StandingLine } from './standing-line.tsx';
import { Suggesting, setSuggesting } from './suggesting/suggesting.ts';
import { SuggestingLine, type Unsuggested } from './suggesting/suggesting-line.tsx';
import { suggestionKeys } from './suggesting/suggestion-keys.ts';
import { SuggestionList } from './suggesting/suggestion-list.tsx';
import { Carets } from './together/carets.ts';
import { KeepCaret } from './together/keep-caret.ts';
import type { SharedArticle } from './together/shared-article.ts';
import { useDetail, useStanding } from './together/use-shared-article.ts';
import { Toolbar, turn } from './toolbar.tsx';
import { Notes } from './typing/notes.ts';
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
  /** Takes a file that is dropped into the text or pasted; without it none is. `explain`: why one was not taken. */
  addPicture?: { send: (file: File) => Promise<ChosenPicture>; explain: (error: unknown) => string };
  /** Lets the writer take paragraphs of the piece's story files; without it the menu has none. */
  background?: FileBackgrounds;
  /** Lets the writer say who said it; without it attributions are not looked for. */
  cite?: Cite;
  /** Comments: who is here, whether they may comment, and the place beside the text where they are listed. */
  comments?: {
    user: string;
    mayComment: boolean;
    into: HTMLElement | null;
    /** A comment whose thread is opened as soon as it is there. */
    show?: number | undefined;
  };
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
  const { shared, words, edition, readOnly, pictureAddress, choosePicture, addPicture } = props;
  const { background, comments, language } = props;
  const takesBackgrounds = background !== undefined;
  // The Arabic module knows Arabic.
  const given = edition === 'rtl' ? props.cite : undefined;
  const [begun, setBegun] = useState<{ anchor: Anchor | null } | null>(null);
  const [openThread, setOpenThread] = useState<number | null>(null);
  const [dialog, setDialog] = useState<'link' | 'embed' | null>(null);
  const [finding, setFinding] = useState(false);
  const [suggesting, setMode] = useState(false);
  const [openSuggestion, setOpenSuggestion] = useState<string | null>(null);
  // Said anew each time, however often it is the same.
  const [refused, setRefused] = useState<{ why: Unsuggested; time: number } | null>(null);
  const refuse = (why: Unsuggested | null): void =>
    setRefused((last) => why && { why, time: (last?.time ?? 0) + 1 });
  const refusing = useRef(refuse);
  refusing.current = refuse;
  // Counts pastes that were too much; what is typed next takes the word away.
  const [tooMuch, setTooMuch] = useState(0);
  const slash = useMemo(() => new SlashState(), []);
  const section = useRef<HTMLDivElement>(null);
  const making = useRef<(kind: BlockKind) => void>(() => {});
  const kinds = useMemo(
    () =>
      blockKinds.filter(
        (kind) => (kind !== 'picture' || choosePicture) && (kind !== 'background' || takesBackgrounds),
      ),
    [choosePicture, takesBackgrounds],
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
        CleanPaste.configure({ onTooMuch: () => setTooMuch((times) => times + 1) }),
        ArrivingPictures.configure({
          add: addPicture?.send ?? null,
          explain: addPicture?.explain ?? String,
          words: words.arriving,
        }),
        Find,
        Notes,
        Attributions.configure({
          on: given !== undefined,
          headline: () => sharedText(shared.doc, 'headline').toString(),
        }),
        Backgrounds.configure({ words: words.fromFile }),
        CommentMarks.configure({ onOpen: setOpenThread }),
        Suggesting.configure({
          doc: shared.doc,
          user: shared.user,
          sayWhose: (kind, name) => words.suggestions[kind](name),
          onOpen: setOpenSuggestion,
          onRefused: (why) => refusing.current(why),
        }),
        Views.configure({ pictureAddress: pictureAddress ?? null }),
        SlashMenu.configure({ state: slash, kinds, choose: (kind) => making.current(kind) }),
      ],
    },
    [shared, edition],
  );
  useEffect(() => {
    editor?.setEditable(!readOnly, false);
  }, [editor, readOnly]);

  useBackgroundsIn(editor, background);

  // Nobody goes on suggesting unawares: it is off when a piece is opened, and when it may not be written.
  const suggests = suggesting && !readOnly;
  // Said before anything is entered: a statement would else stand in its file, and no words rest on it.
  const cite: Cite | undefined =
    given && suggests ? () => Promise.resolve(refuse('structure')).then(() => null) : given;
  useEffect(() => {
    if (!editor) return;
    setSuggesting(editor, suggests);
    setRefused(null);
  }, [editor, suggests]);

  making.current = (kind) => {
    if (!editor) return;
    if (kind === 'embed') setDialog('embed');
    else if (kind === 'background') background?.onAsk();
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
        if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) setTooMuch(0);
        // A line has no marks: nothing can be suggested in it.
        if (suggests && event.target instanceof HTMLTextAreaElement && !event.ctrlKey && !event.metaKey)
          if (event.key.length === 1 || /^(Backspace|Delete)$/.test(event.key)) refuse('field');
        // AltGr says Ctrl and Alt too, and types letters.
        if (!(event.ctrlKey || event.metaKey) || event.getModifierState('AltGraph') || !editor) return;
        if (event.code === 'KeyF' && !event.shiftKey) setFinding(true);
        else if (event.code === 'KeyK' && editor.isFocused && !readOnly) setDialog('link');
        else if (event.code === 'KeyX' && event.shiftKey && editor.isFocused && !readOnly)
          turn(editor, edition);
        else if (event.code === 'KeyM' && event.altKey && comments?.mayComment) begin();
        else if (event.code === 'KeyS' && event.altKey && !readOnly) setMode(!suggesting);
        else if (event.code === 'KeyQ' && event.altKey && !readOnly && cite) void citeHere(editor, cite);
        else if (event.altKey && suggestionKeys(editor, event.code, readOnly, setOpenSuggestion)) {
          // It is done.
        } else return;
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
          readOnly={readOnly || suggests}
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
              suggesting={suggests}
              onSuggesting={setMode}
            />
          )}
          {tooMuch > 0 && (
            <p key={tooMuch} className="editor-refused" role="alert">
              {words.tooMuchPasted}
            </p>
          )}
          <SuggestingLine on={suggests} refused={refused} words={words} />
          {cite && !readOnly && <CiteLine editor={editor} words={words} cite={cite} />}
          {finding && (
            <FindBar editor={editor} words={words} readOnly={readOnly} onClose={() => setFinding(false)} />
          )}
          <EditorContent editor={editor} className="editor-body" />
          {!readOnly && <BlockPanel editor={editor} words={words} />}
          <Foot editor={editor} words={words} edition={edition} readOnly={readOnly} />
          {comments?.into &&
            createPortal(
              <>
                <SuggestionList
                  {...{ editor, words, language, readOnly }}
                  user={comments.user}
                  open={openSuggestion}
                  onOpen={setOpenSuggestion}
                />
                <CommentList
                  {...{ shared, editor, words, language, begun }}
                  user={comments.user}
                  mayComment={comments.mayComment}
                  show={comments.show}
                  open={openThread}
                  onOpen={setOpenThread}
                  onBegin={begin}
                  onEnd={() => setBegun(null)}
                />
              </>,
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
