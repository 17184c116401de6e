/** Suggesting in the body: while it is on, what is done here becomes a suggestion; the marks and who suggested them. */
import { type Editor, Extension } from '@tiptap/core';
import type { Slice } from '@tiptap/pm/model';
import { Fragment, Slice as PastedSlice, type Node as ProseMirrorNode } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView, type MarkViewConstructor } from '@tiptap/pm/view';
import { type ProsemirrorBinding, ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { type SuggestedBy, sharedSuggestions } from '#article/shared/suggestions.ts';
import { colourOf } from '../together/carets.ts';
import { asSuggestion, forwards, type NotSuggested, notStruck, type Suggester } from './as-suggestion.ts';
import { decide, decided, type Verdict } from './decide.ts';
import { inputEvents } from './input-events.ts';
import { type KnownLetters, knownLetters, mendMarks, mendsFor } from './mend-marks.ts';
import { type Suggested, suggestedAt, suggestedIn, unmarked } from './suggested.ts';
import { writeExactly } from './write-exactly.ts';

export interface SuggestingState {
  /** What is done here becomes a suggestion. */
  on: boolean;
  /** The suggestion that is looked at. */
  open: string | null;
  all: readonly Suggested[];
  /** How often others changed the text. */
  heard: number;
}

export interface SuggestingOptions {
  doc: Y.Doc | null;
  user: { id: string; name: string };
  /** Says of somebody's suggestion whose it is: «اقترح ليلى إضافته». */
  sayWhose: (kind: 'insertion' | 'deletion', name: string) => string;
  /** A suggestion was clicked in the text. */
  onOpen: (id: string | null) => void;
  /** What was done cannot be suggested, and was not done; `null`: it could. */
  onRefused: (why: NotSuggested | null) => void;
}

const key = new PluginKey<SuggestingState>('suggesting');
const none: SuggestingState = { on: false, open: null, all: [], heard: 0 };
export const suggestingState = (state: EditorState): SuggestingState => key.getState(state) ?? none;

/** Milliseconds after which what the same person does beside their suggestion is another one. */
const goesOnFor = 5 * 60_000;
/** A suggestion's time is written anew this often while its author goes on with it. */
const timeWritten = 60_000;

/** Whose suggestions are whose in one shared document, as seen from one browser. */
class Book implements Suggester {
  readonly map: Y.Map<SuggestedBy>;
  readonly #user: { id: string; name: string };
  /** Those made in this window; only here is it known which letters they are. */
  readonly madeHere = new Set<string>();
  known: KnownLetters = new Map();
  /** After how many changes of others one's own suggestions were last looked after. */
  looked = 0;

  constructor(doc: Y.Doc, user: { id: string; name: string }) {
    this.map = sharedSuggestions(doc);
    this.#user = user;
  }
  isMine = (id: string): boolean => this.map.get(id)?.author === this.#user.id;
  isWatched = (id: string): boolean => this.madeHere.has(id) && !this.map.get(id)?.decided;
  goesOn = (id: string): boolean =>
    this.isMine(id) && this.isWatched(id) && Date.now() - Date.parse(this.map.get(id)!.at) < goesOnFor;
  newId = (): string => crypto.randomUUID();

  /** Before the marks themselves, so that nobody sees a suggestion without its author. */
  enter(ids: readonly string[]): void {
    for (const id of ids) {
      this.madeHere.add(id);
      const known = this.map.get(id);
      if (known && Date.now() - Date.parse(known.at) < timeWritten) continue;
      const { id: author, name } = this.#user;
      this.map.set(id, { author, name, at: new Date().toISOString() });
    }
  }
  decide(ids: readonly string[]): void {
    for (const id of ids) {
      const known = this.map.get(id);
      if (known && !known.decided) this.map.set(id, { ...known, decided: true });
    }
  }
}

const books = new WeakMap<Editor, Book>();

function next(transaction: Transaction, was: SuggestingState): SuggestingState {
  const meta = transaction.getMeta(key) as Partial<SuggestingState> | undefined;
  const now: SuggestingState = { ...was, ...meta };
  if (!transaction.docChanged) return now;
  const sync = transaction.getMeta(ySyncPluginKey) as
    | { isChangeOrigin?: boolean; isUndoRedoOperation?: boolean }
    | undefined;
  const ofOthers = sync?.isChangeOrigin && !sync.isUndoRedoOperation;
  return { ...now, all: suggestedIn(transaction.doc), heard: now.heard + (ofOthers ? 1 : 0) };
}

function dressed({ doc }: EditorState, { open, all }: SuggestingState): DecorationSet {
  const parts = all.find(({ id }) => id === open)?.parts ?? [];
  return DecorationSet.create(
    doc,
    parts.map(({ from, to }) => Decoration.inline(from, to, { class: 'suggestion-open' })),
  );
}

/** What is pasted is nobody's suggestion but that of who pastes it. */
function withoutSuggestions({ content, openStart, openEnd }: Slice): Slice {
  const clean = (fragment: Fragment): Fragment => {
    const nodes: ProseMirrorNode[] = [];
    fragment.forEach((node) => {
      nodes.push(node.isText ? node.mark(unmarked(node.marks)) : node.copy(clean(node.content)));
    });
    return Fragment.from(nodes);
  };
  return new PastedSlice(clean(content), openStart, openEnd);
}

export const Suggesting = Extension.create<SuggestingOptions>({
  name: 'suggesting',
  // Before the typography of Arabic signs, which goes through here in its turn.
  priority: 1100,
  addOptions: () => ({
    doc: null,
    user: { id: '', name: '' },
    sayWhose: () => '',
    onOpen: () => {},
    onRefused: () => {},
  }),

  dispatchTransaction({ transaction, next }) {
    const { state } = this.editor;
    const book = books.get(this.editor);
    const passes =
      !book ||
      this.editor.isCapturingTransaction ||
      !transaction.docChanged ||
      transaction.getMeta(ySyncPluginKey) !== undefined ||
      transaction.getMeta(decided);
    if (transaction.getMeta(decided)) share(state, transaction);
    if (passes) return next(transaction);
    const { on, all } = suggestingState(state);
    if (!on) {
      const plain = notStruck(transaction);
      // Where nobody suggests, the binding need not know one ل from another.
      if (all.length) share(state, plain);
      return next(plain);
    }
    const suggested = asSuggestion(transaction, state, book);
    if (typeof suggested === 'string') {
      this.options.onRefused(suggested);
      // What the browser did by itself is taken back with a look at the text as it is.
      return next(state.tr);
    }
    this.options.onRefused(suggested.refused);
    book.enter(suggested.ids);
    share(state, suggested.transaction);
    next(suggested.transaction);
  },

  addProseMirrorPlugins() {
    const { editor } = this;
    const { doc, user, sayWhose, onOpen } = this.options;
    if (!doc) return [];
    const book = new Book(doc, user);
    books.set(editor, book);
    const markView =
      (kind: 'insertion' | 'deletion'): MarkViewConstructor =>
      (mark) => {
        const dom = document.createElement(kind === 'insertion' ? 'ins' : 'del');
        const by = book.map.get(`${mark.attrs.id}`);
        dom.dataset.suggestion = `${mark.attrs.id}`;
        if (by) {
          dom.style.setProperty('--who', colourOf(by.author));
          dom.title = sayWhose(kind, by.name);
          dom.setAttribute('aria-description', sayWhose(kind, by.name));
        }
        return { dom };
      };
    return [
      new Plugin<SuggestingState>({
        key,
        state: {
          init: (_, state) => ({ ...none, all: suggestedIn(state.doc) }),
          apply: next,
        },
        props: {
          markViews: { insertion: markView('insertion'), deletion: markView('deletion') },
          attributes: (state): Record<string, string> =>
            suggestingState(state).on ? { class: 'suggesting' } : {},
          decorations: (state) => dressed(state, suggestingState(state)),
          transformPasted: (slice, view) => (view.dragging?.move ? slice : withoutSuggestions(slice)),
          handleClick(view, at) {
            const id = suggestedAt(view.state.doc, at);
            if (id !== suggestingState(view.state).open) onOpen(id);
            return false;
          },
          handleDOMEvents: inputEvents((state) => suggestingState(state).on),
        },
        view: () => ({
          update(view, before) {
            if (view.state.doc === before.doc) return;
            // The binding is still writing down what came: what is mended now would not be shared.
            queueMicrotask(() => look(view, book));
          },
        }),
      }),
    ];
  },
});

/** Into the shared text, while the binding looks away: it would take it for another's. */
function share(state: EditorState, change: Transaction): void {
  const { binding } = ySyncPluginKey.getState(state) as { binding: ProsemirrorBinding | null };
  binding?.mux(() => binding.doc.transact(() => writeExactly(binding.type, change), ySyncPluginKey));
}

/** Mends what others' changes did to one's own suggestions; else learns which letters those are now. */
function look(view: EditorView, book: Book): void {
  const { binding } = ySyncPluginKey.getState(view.state) as { binding: ProsemirrorBinding | null };
  if (view.isDestroyed || !binding) return;
  const { heard } = suggestingState(view.state);
  const mends = heard === book.looked ? [] : mendsFor(book.known, binding.type, book.isWatched);
  book.looked = heard;
  if (mends.length)
    view.dispatch(mendMarks(view.state.tr, mends).setMeta(decided, true).setMeta('addToHistory', false));
  book.known = book.madeHere.size ? knownLetters(binding.type, book.isWatched) : new Map();
}

export const setSuggesting = (editor: Editor, on: boolean): void =>
  editor.view.dispatch(editor.state.tr.setMeta(key, { on }));

export const showSuggestion = (editor: Editor, open: string | null): void =>
  editor.view.dispatch(editor.state.tr.setMeta(key, { open }));

export const suggestedBy = (editor: Editor, id: string): SuggestedBy | null =>
  books.get(editor)?.map.get(id) ?? null;

/** Accepts or refuses these suggestions (`null`: all) as one step that can be undone. */
export function decideSuggestions(editor: Editor, ids: readonly string[] | null, verdict: Verdict): void {
  const { all } = suggestingState(editor.state);
  const deciding = ids ?? all.map(({ id }) => id);
  if (!deciding.length) return;
  books.get(editor)?.decide(deciding);
  const { undoManager } = yUndoPluginKey.getState(editor.state) as { undoManager: Y.UndoManager };
  undoManager.stopCapturing();
  editor.view.dispatch(decide(editor.state, new Set(deciding), verdict));
  undoManager.stopCapturing();
}

/** Puts the caret on a suggestion. */
export function goToSuggestion(editor: Editor, id: string): void {
  const [part] = suggestingState(editor.state).all.find((one) => one.id === id)?.parts ?? [];
  if (!part) return;
  const { tr } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, part.from, part.to)).scrollIntoView());
  editor.view.focus();
}

/** The suggestion next to the caret in the order of the text, round the end; `null` when there is none. */
export function nextSuggestion(state: EditorState, step: 1 | -1): string | null {
  const { all, open } = suggestingState(state);
  const { from, to } = state.selection;
  const standing = all.findIndex(({ id }) => id === open);
  const at = standing >= 0 && all[standing]!.parts.some((part) => part.from <= to && part.to >= from);
  const following = all.findIndex(({ parts }) => parts[0]!.from >= from);
  const ahead = following < 0 ? all.length : following;
  const index = at ? standing + step : step > 0 ? ahead : ahead - 1;
  return all.length ? all[(index + all.length) % all.length]!.id : null;
}

/** The suggestion at the caret. */
export const suggestionHere = (state: EditorState): string | null =>
  suggestedAt(state.doc, state.selection.from) ?? suggestedAt(state.doc, state.selection.to);

export { forwards };
