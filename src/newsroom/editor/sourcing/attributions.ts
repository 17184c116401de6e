/**
 * Who says what, underlined as it is written: the Arabic module's attributions, and what nobody is said to have said.
 * Nothing is asked of the writer; one key makes a statement of what the caret stands in (`cite-line.tsx`).
 */
import { Extension } from '@tiptap/core';
import type { Mark, Node as ProseMirrorNode } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { type Detection, loadDetection, lookOver, quoted, type Said } from './said.ts';

/** Loaded when the first text is looked at. */
let detection: Detection | null = null;

interface Looked {
  said: Said[];
  headline: () => string;
  /** Words that were given a source while somebody rewrote them: the mark found no place. */
  lost: boolean;
}
const key = new PluginKey<Looked>('attributions');
const asked = 'attributions-looked';
const lost = 'attributions-lost';

/** Whether the last citation found no place, and the writer has not been told so yet. */
export const citationLost = (state: EditorState): boolean => key.getState(state)?.lost ?? false;

export const tellLost = (view: EditorView, is: boolean): void => {
  if (citationLost(view.state) !== is) view.dispatch(view.state.tr.setMeta(lost, is));
};

/** The citation that stands on any of a stretch's words. */
export function citationIn(doc: ProseMirrorNode, from: number, to: number): Mark | null {
  let found: Mark | null = null;
  doc.nodesBetween(from, to, (node) => {
    found ??= node.marks.find(({ type }) => type.name === 'citation') ?? null;
    return found === null;
  });
  return found;
}

/** Milliseconds without a letter: detection is quick, and no letter waits for it. */
const pause = 400;

export interface AttributionsOptions {
  on: boolean;
  /** The headline as it stands: it may name who is quoted. */
  headline: () => string;
}

export const Attributions = Extension.create<AttributionsOptions>({
  name: 'attributions',
  addOptions: () => ({ on: true, headline: () => '' }),
  addProseMirrorPlugins() {
    const { on, headline } = this.options;
    if (!on) return [];
    return [
      new Plugin<Looked>({
        key,
        state: {
          init: () => ({ said: [], headline, lost: false }),
          apply(transaction, was) {
            const before = { ...was, lost: (transaction.getMeta(lost) as boolean | undefined) ?? was.lost };
            const looked = transaction.getMeta(asked) as Said[] | undefined;
            if (looked) return { ...before, said: looked };
            if (!transaction.docChanged) return before;
            // Until it is looked over again what was found moves along.
            const said = before.said.flatMap((one) => {
              const from = transaction.mapping.map(one.from, 1);
              const to = transaction.mapping.map(one.to, -1);
              return from < to ? [{ ...one, from, to }] : [];
            });
            return { ...before, said };
          },
        },
        view(view: EditorView) {
          let timer: ReturnType<typeof setTimeout> | undefined;
          let ended = false;
          const look = async () => {
            detection ??= await loadDetection();
            if (!ended) view.dispatch(view.state.tr.setMeta(asked, lookOver(view.state.doc, detection)));
          };
          const later = () => {
            clearTimeout(timer);
            timer = setTimeout(look, pause);
          };
          later();
          return {
            update: (_, before) => {
              if (before.doc !== view.state.doc) later();
            },
            destroy() {
              ended = true;
              clearTimeout(timer);
            },
          };
        },
        props: {
          decorations(state) {
            return DecorationSet.create(
              state.doc,
              (key.getState(state)?.said ?? [])
                .filter(({ from, to }) => !citationIn(state.doc, from, to))
                .map(({ from, to, sourceless }) =>
                  Decoration.inline(from, to, {
                    class: sourceless ? 'editor-said editor-sourceless' : 'editor-said',
                  }),
                ),
            );
          },
        },
      }),
    ];
  },
});

/**
 * What the caret or the selection stands in: the shortest stretch, or the selected words themselves; of a quotation that is
 * selected also whose it is, as far as paragraph, the one before and the headline tell.
 */
export function saidAt(state: EditorState): Said | null {
  const { doc, selection } = state;
  const { from, to, $from } = selection;
  const around = (key.getState(state)?.said ?? [])
    // The full stop behind it is its own too: there the caret is when a sentence was just written.
    .filter((one) => one.from <= from && one.to + (from === to ? 1 : 0) >= to)
    .sort((a, b) => a.to - a.from - (b.to - b.from));
  if (from < to) {
    if (!$from.sameParent(selection.$to) || !$from.parent.isTextblock) return null;
    const [known] = around;
    const headline = key.getState(state)?.headline() ?? '';
    const quotation = detection && quoted(doc, { from, to }, { headline, detection });
    return {
      ...{ from, to, kind: known?.kind ?? null, sourceless: false },
      speaker: quotation?.speakerResolved ?? known?.speaker ?? quotation?.speakerMention?.text ?? '',
      words: doc.textBetween(from, to, ' ', ' '),
    };
  }
  return around[0] ?? null;
}
