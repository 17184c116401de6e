/** Comments shown in the body: a state of the editor's own, nothing of it stands in the text. */
import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { type Anchor, type Place, placeOf } from './anchor.ts';

export interface Anchored {
  id: number;
  anchor: Anchor;
}
interface Shown {
  threads: readonly Anchored[];
  places: ReadonlyMap<number, Place | null>;
  /** The one that is looked at. */
  open: number | null;
}

const key = new PluginKey<Shown>('comments');
const nothing: Shown = { threads: [], places: new Map(), open: null };

const findAll = (state: EditorState, threads: readonly Anchored[]): Shown['places'] =>
  new Map(threads.map(({ id, anchor }) => [id, placeOf(state, anchor)]));

function next(transaction: Transaction, shown: Shown, state: EditorState): Shown {
  const meta = transaction.getMeta(key) as Partial<Shown> | undefined;
  const { threads, open } = { ...shown, ...meta };
  // Changes of others replace the document, and the shared one knows them already; one's own it does not know yet.
  if (meta?.threads || transaction.getMeta(ySyncPluginKey))
    return { threads, open, places: findAll(state, threads) };
  if (!transaction.docChanged) return { ...shown, open };
  const moved = new Map(
    [...shown.places].map(([id, place]) => {
      if (!place) return [id, null];
      const [from, to] = [transaction.mapping.map(place.from, 1), transaction.mapping.map(place.to, -1)];
      return [id, from < to ? { from, to } : null];
    }),
  );
  return { threads, open, places: moved };
}

/** `onOpen`: the caret was put into words that are commented on. */
export const CommentMarks = Extension.create<{ onOpen: (thread: number) => void }>({
  name: 'commentMarks',
  addOptions: () => ({ onOpen: () => {} }),
  addProseMirrorPlugins() {
    const { onOpen } = this.options;
    return [
      new Plugin<Shown>({
        key,
        state: {
          init: () => nothing,
          apply: (transaction, shown, _before, after) => next(transaction, shown, after),
        },
        props: {
          decorations(state) {
            const { places, open } = key.getState(state) ?? nothing;
            const size = state.doc.content.size;
            return DecorationSet.create(
              state.doc,
              [...places].flatMap(([id, place]) =>
                place && place.to <= size
                  ? [
                      Decoration.inline(place.from, place.to, {
                        class: id === open ? 'editor-commented open' : 'editor-commented',
                      }),
                    ]
                  : [],
              ),
            );
          },
          handleClick(view, at) {
            const thread = threadAt(view.state, at);
            if (thread !== null) onOpen(thread);
            return false;
          },
        },
      }),
    ];
  },
});

const threadAt = (state: EditorState, at: number): number | null =>
  [...commentPlaces(state)].find(([, place]) => place && place.from <= at && at < place.to)?.[0] ?? null;

/** Where each thread stands; `null`: its words are gone. */
export const commentPlaces = (state: EditorState): Shown['places'] => (key.getState(state) ?? nothing).places;

/** Shows these threads in the text, one of them as looked at. */
export const showComments = (view: EditorView, shown: Partial<Pick<Shown, 'threads' | 'open'>>): void =>
  view.dispatch(view.state.tr.setMeta(key, shown).setMeta('addToHistory', false));

/** Puts the caret where a thread stands. */
export function goToComment(view: EditorView, thread: number): void {
  const place = commentPlaces(view.state).get(thread);
  if (!place) return;
  const { tr } = view.state;
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, place.from, place.to)).scrollIntoView());
  view.focus();
}
