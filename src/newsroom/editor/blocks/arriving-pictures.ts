/**
 * Pictures that are dropped into the text or pasted: each is sent, and stands in the text when it is there.
 *
 * Until then its place is held by a state of this editor alone. Nothing of it is in the shared document, so that a sending
 * that fails, or a browser that is closed, leaves nothing behind with the others.
 */
import { Extension } from '@tiptap/core';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { type Arriving, arrivingFigure } from './arriving-figure.ts';

/** What a file became, with the words that are written into it. */
export interface ArrivedPicture {
  picture: number;
  alt: string;
  caption: string;
  credit: string;
}

export interface ArrivingOptions {
  /** Sends a file. `null`: whoever writes here may not add pictures. */
  add: ((file: File) => Promise<ArrivedPicture>) | null;
  /** Why a file was not taken, for people. */
  explain: (error: unknown) => string;
  words: { sending: string; waiting: string; notPlaced: string; again: string; remove: string };
}

/** Where a picture will stand: before the block of that id, or, when that block is gone or has none, at that index. */
interface Place {
  before: string | null;
  index: number;
}
interface Held extends Arriving, Place {}
type Change =
  | { add: Held[] }
  | { set: Pick<Held, 'key' | 'state' | 'why'> }
  | { remove: number; placed?: number };

const key = new PluginKey<readonly Held[]>('arrivingPictures');

const idOf = (doc: ProseMirrorNode, index: number): string | null =>
  (doc.maybeChild(index)?.attrs.id as string | null | undefined) ?? null;

/** The index at which it stands now. */
function indexOf(doc: ProseMirrorNode, { before, index }: Place): number {
  if (before === null) return Math.min(index, doc.childCount);
  for (let at = 0; at < doc.childCount; at++) if (idOf(doc, at) === before) return at;
  return Math.min(index, doc.childCount);
}

/** The position before the block of that index. */
function positionOf(doc: ProseMirrorNode, index: number): number {
  let position = 0;
  for (let at = 0; at < index; at++) position += doc.child(at).nodeSize;
  return position;
}

/** After the block that a position is in; before it, when that is an empty paragraph: the caret stays below. */
function placeAt({ doc }: EditorState, position: number, above = false): Place {
  const block = doc.resolve(position).index(0);
  const node = doc.maybeChild(block);
  const empty = node?.type.name === 'paragraph' && node.content.size === 0;
  const index = Math.min(above || empty || !node ? block : block + 1, doc.childCount);
  return { index, before: idOf(doc, index) };
}

/** Where something was let go: above the middle of a block it goes before it, else after. */
function placeUnder(view: EditorView, event: DragEvent): Place {
  const found = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (!found) return placeAt(view.state, view.state.doc.content.size);
  const index = view.state.doc.resolve(found.pos).index(0);
  const node = view.state.doc.maybeChild(index);
  const element = node && view.nodeDOM(positionOf(view.state.doc, index));
  if (!(element instanceof HTMLElement)) return placeAt(view.state, found.pos);
  const { top, height } = element.getBoundingClientRect();
  return placeAt(view.state, found.pos, event.clientY < top + height / 2);
}

function next(transaction: Transaction, held: readonly Held[], { doc }: EditorState): readonly Held[] {
  const change = transaction.getMeta(key) as Change | undefined;
  let now = held;
  if (change && 'add' in change) now = [...held, ...change.add];
  else if (change && 'set' in change)
    now = held.map((one) => (one.key === change.set.key ? { ...one, ...change.set } : one));
  else if (change) now = held.filter((one) => one.key !== change.remove);
  if (!transaction.docChanged || !now.length) return now;
  const placed = change && 'remove' in change ? change : null;
  return now.map((one) => {
    // Those that came before a picture and wait still, stay above it.
    const above = placed && placed.placed === one.index && one.key < placed.remove;
    const index = above ? one.index : indexOf(doc, one);
    return { ...one, index, before: idOf(doc, index) };
  });
}

/** Files that came without words: what a word processor puts beside copied text is a picture of that text. */
const filesOf = (data: DataTransfer | null): File[] =>
  data && !data.getData('text/plain').trim() ? [...data.files] : [];

let keys = 0;

/** Sends files one after another, as the server develops them. */
class Sending {
  readonly #files = new Map<number, File>();
  #last: Promise<void> = Promise.resolve();
  readonly #view: EditorView;
  readonly #options: ArrivingOptions;
  #over = false;

  constructor(view: EditorView, options: ArrivingOptions) {
    this.#view = view;
    this.#options = options;
  }

  begin(files: readonly File[], place: Place): void {
    const add = files.map((file): Held => {
      const one = ++keys;
      this.#files.set(one, file);
      const address = URL.createObjectURL(file);
      return { key: one, name: file.name, address, state: 'waiting', why: null, ...place };
    });
    this.#change({ add });
    for (const one of add) this.send(one.key);
  }

  send(one: number): void {
    this.#change({ set: { key: one, state: 'waiting', why: null } });
    this.#last = this.#last.then(() => this.#send(one));
  }

  remove(one: number): void {
    const held = this.#held(one);
    this.#files.delete(one);
    this.#change({ remove: one });
    if (held) URL.revokeObjectURL(held.address);
    this.#view.focus();
  }

  end(): void {
    this.#over = true;
    for (const { address } of key.getState(this.#view.state) ?? []) URL.revokeObjectURL(address);
  }

  async #send(one: number): Promise<void> {
    const file = this.#files.get(one);
    const { add, explain, words } = this.#options;
    if (!file || !add || this.#over) return;
    this.#change({ set: { key: one, state: 'sending', why: null } });
    let why: string;
    try {
      const arrived = await add(file);
      if (this.#over || this.#place(one, arrived)) return;
      why = words.notPlaced;
    } catch (error) {
      why = explain(error);
    }
    this.#change({ set: { key: one, state: 'failed', why } });
  }

  /** Puts the picture where its place is now; false when the text did not take it. */
  #place(one: number, arrived: ArrivedPicture): boolean {
    const held = this.#held(one);
    const { state } = this.#view;
    // Taken out of the text while it was on its way: it is in the archive.
    if (!held) return true;
    const picture = state.schema.nodes.picture!.create({ ...arrived });
    const index = indexOf(state.doc, held);
    const transaction = state.tr.insert(positionOf(state.doc, index), picture);
    this.#view.dispatch(transaction.setMeta(key, { remove: one, placed: index } satisfies Change));
    if (!this.#held(one) && !this.#view.state.doc.eq(state.doc)) {
      this.#files.delete(one);
      URL.revokeObjectURL(held.address);
      return true;
    }
    if (!this.#held(one)) this.#change({ add: [held] });
    return false;
  }

  #held(one: number): Held | undefined {
    return key.getState(this.#view.state)?.find((held) => held.key === one);
  }

  #change(change: Change): void {
    if (!this.#over)
      this.#view.dispatch(this.#view.state.tr.setMeta(key, change).setMeta('addToHistory', false));
  }
}

export const ArrivingPictures = Extension.create<ArrivingOptions>({
  name: 'arrivingPictures',
  addOptions: () => ({
    add: null,
    explain: String,
    words: { sending: '', waiting: '', notPlaced: '', again: '', remove: '' },
  }),
  addProseMirrorPlugins() {
    const { options } = this;
    let sending: Sending | null = null;
    const take = (view: EditorView, event: Event, files: readonly File[], place: () => Place): boolean => {
      if (!files.length) return false;
      // Also where nobody may add pictures: else the browser leaves the page to show the file.
      event.preventDefault();
      if (view.editable && options.add) sending?.begin(files, place());
      return true;
    };
    return [
      new Plugin<readonly Held[]>({
        key,
        state: {
          init: () => [],
          apply: (transaction, held, _before, after) => next(transaction, held, after),
        },
        view: (view) => {
          sending = new Sending(view, options);
          return { destroy: () => sending?.end() };
        },
        props: {
          handleDOMEvents: {
            dragover: (view, event) => {
              if (view.dragging || !event.dataTransfer?.types.includes('Files')) return false;
              event.preventDefault();
              return true;
            },
            drop: (view, event) =>
              // A picture of this text that is moved comes as a file too.
              !view.dragging &&
              take(view, event, [...(event.dataTransfer?.files ?? [])], () => placeUnder(view, event)),
            paste: (view, event) =>
              take(view, event, filesOf(event.clipboardData), () =>
                placeAt(view.state, view.state.selection.to),
              ),
          },
          decorations(state) {
            const actions = {
              again: (one: number) => sending?.send(one),
              remove: (one: number) => sending?.remove(one),
            };
            return DecorationSet.create(
              state.doc,
              (key.getState(state) ?? []).map((held) =>
                Decoration.widget(
                  positionOf(state.doc, indexOf(state.doc, held)),
                  () => arrivingFigure(held, options.words, actions),
                  {
                    key: `arriving-${held.key}-${held.state}`,
                    side: -1,
                    ignoreSelection: true,
                    stopEvent: () => true,
                  },
                ),
              ),
            );
          },
        },
      }),
    ];
  },
});
