/** Find and replace in the body. */
import { Extension } from '@tiptap/core';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { type Match, matches } from './matches.ts';

export interface Search {
  sought: string;
  exact: boolean;
}
interface Found extends Search {
  places: Match[];
  /** Index of the one that is looked at; -1 when there is none. */
  current: number;
}

export const findKey = new PluginKey<Found>('find');

/** A picture or line break is one sign that no search finds. */
function placesIn(doc: ProseMirrorNode, { sought, exact }: Search): Match[] {
  const places: Match[] = [];
  if (!sought.trim()) return places;
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, undefined, '\ufffc');
    for (const { from, to } of matches(text, sought, exact))
      places.push({ from: at + 1 + from, to: at + 1 + to });
    return false;
  });
  return places;
}

const nothing: Found = { sought: '', exact: false, places: [], current: -1 };

function next(transaction: Transaction, found: Found): Found {
  const meta = transaction.getMeta(findKey) as Partial<Found> | undefined;
  if (!meta && (!transaction.docChanged || !found.sought)) return found;
  const search = { ...found, ...meta };
  const places =
    meta?.sought !== undefined || meta?.exact !== undefined || transaction.docChanged
      ? placesIn(transaction.doc, search)
      : found.places;
  const wanted = meta?.current ?? found.current;
  const current = places.length ? ((wanted % places.length) + places.length) % places.length : -1;
  return { ...search, places, current };
}

export const Find = Extension.create({
  name: 'find',
  addProseMirrorPlugins: () => [
    new Plugin<Found>({
      key: findKey,
      state: { init: () => nothing, apply: next },
      props: {
        decorations(state) {
          const { places, current } = findKey.getState(state) ?? nothing;
          return DecorationSet.create(
            state.doc,
            places.map(({ from, to }, index) =>
              Decoration.inline(from, to, {
                class: index === current ? 'editor-found current' : 'editor-found',
              }),
            ),
          );
        },
      },
    }),
  ],
});

export const found = (state: EditorState): Found => findKey.getState(state) ?? nothing;

/** Looks for something else; `''` ends the search. */
export function seek(view: EditorView, search: Search): void {
  const { from } = view.state.selection;
  view.dispatch(view.state.tr.setMeta(findKey, { ...search, current: 0 }));
  const here = found(view.state).places.findIndex((place) => place.from >= from);
  step(view, Math.max(here, 0));
}

/** Goes on by so many places, round the end. */
export function step(view: EditorView, by: number): void {
  const { places, current } = found(view.state);
  if (!places.length) return;
  const target = (((current + by) % places.length) + places.length) % places.length;
  const { from, to } = places[target]!;
  const { tr } = view.state;
  view.dispatch(
    tr
      .setMeta(findKey, { current: target })
      .setSelection(TextSelection.create(tr.doc, from, to))
      .scrollIntoView(),
  );
}

function put({ tr, schema }: EditorState, { from, to }: Match, text: string): Transaction {
  const marks = tr.doc.resolve(from).marksAcross(tr.doc.resolve(to)) ?? [];
  return text ? tr.replaceWith(from, to, schema.text(text, marks)) : tr.delete(from, to);
}

/** Replaces the place that is looked at, and goes to the next. */
export function replaceOne(view: EditorView, text: string): void {
  const { places, current } = found(view.state);
  const place = places[current];
  if (!place) return;
  view.dispatch(put(view.state, place, text));
  step(view, 0);
}

/** Replaces all, as one step to undo; gives how many. */
export function replaceAll(view: EditorView, text: string): number {
  const { places } = found(view.state);
  const { tr, schema } = view.state;
  for (const { from, to } of places.toReversed()) {
    const marks = tr.doc.resolve(from).marksAcross(tr.doc.resolve(to)) ?? [];
    if (text) tr.replaceWith(from, to, schema.text(text, marks));
    else tr.delete(from, to);
  }
  if (places.length) view.dispatch(tr);
  return places.length;
}
