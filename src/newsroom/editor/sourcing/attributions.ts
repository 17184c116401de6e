/**
 * Who says what, underlined as it is written: the Arabic module's attributions, and what nobody is said to have said.
 * Nothing is asked of the writer; one key makes a statement of what the caret stands in (`cite-line.tsx`).
 */
import { Extension } from '@tiptap/core';
import type { Mark, Node as ProseMirrorNode } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { Attribution } from '#arabic/sentences/attribution.ts';
import type { SourceKind } from '#article/story/source.ts';

/** A stretch of the body in which somebody is said to say something. */
export interface Said {
  from: number;
  to: number;
  /** Whose words they are, as it is written; '' where nobody is named. */
  speaker: string;
  kind: SourceKind | null;
  /** What is said. */
  words: string;
  /** «يُعتقد أن»: nobody is said to have said it. */
  sourceless: boolean;
}

type Detect = (text: string) => Attribution[];

/** Loaded when the first text is looked at: its tables are not needed to begin to write. */
let detect: Detect | null = null;
const loading: () => Promise<Detect> = async () =>
  (await import('#arabic/sentences/attribution.ts')).attributionsIn;

/** A block that did not change says what it said. */
const known = new WeakMap<ProseMirrorNode, Attribution[]>();
/** Longer texts are no paragraphs. */
const longest = 20_000;

const kinds = {
  named: 'named',
  official: 'official',
  organisation: 'organisation',
  medium: 'organisation',
} as const;

function saidIn(node: ProseMirrorNode, at: number): Said[] {
  if (!detect || node.content.size > longest) return [];
  // A leaf is one place in the document and one sign in the text.
  const text = node.textBetween(0, node.content.size, undefined, ' ');
  let found = known.get(node);
  if (!found) {
    found = detect(text);
    known.set(node, found);
  }
  return found.map(({ cue, speaker, content, source, form }): Said => {
    const from = Math.min(cue.start, speaker?.start ?? cue.start, content?.start ?? cue.start);
    const to = Math.max(cue.end, speaker?.end ?? 0, content?.end ?? 0);
    return {
      from: at + 1 + from,
      to: at + 1 + to,
      speaker: speaker?.core.text ?? '',
      kind: source === null ? null : source === 'unnamed' ? 'unnamed' : kinds[source],
      // «أن» joins what is said to who says it; by itself it is not said.
      words: content ? text.slice(content.start, content.end).replace(/^(?:بأن|أن|إن)\s+/u, '') : '',
      sourceless: form === 'passive' && speaker === null,
    };
  });
}

const key = new PluginKey<{ said: Said[] }>('attributions');
const asked = 'attributions-looked';

function lookOver(doc: ProseMirrorNode): Said[] {
  const said: Said[] = [];
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true;
    said.push(...saidIn(node, at));
    return false;
  });
  return said;
}

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

export const Attributions = Extension.create<{ on: boolean }>({
  name: 'attributions',
  addOptions: () => ({ on: true }),
  addProseMirrorPlugins() {
    if (!this.options.on) return [];
    return [
      new Plugin<{ said: Said[] }>({
        key,
        state: {
          init: () => ({ said: [] }),
          apply(transaction, before) {
            const looked = transaction.getMeta(asked) as Said[] | undefined;
            if (looked) return { said: looked };
            if (!transaction.docChanged) return before;
            // Until it is looked over again what was found moves along.
            const said = before.said.flatMap((one) => {
              const from = transaction.mapping.map(one.from, 1);
              const to = transaction.mapping.map(one.to, -1);
              return from < to ? [{ ...one, from, to }] : [];
            });
            return { said };
          },
        },
        view(view: EditorView) {
          let timer: ReturnType<typeof setTimeout> | undefined;
          let ended = false;
          const look = async () => {
            detect ??= await loading();
            if (!ended) view.dispatch(view.state.tr.setMeta(asked, lookOver(view.state.doc)));
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

/** What the caret or the selection stands in: the shortest stretch, or the selected words themselves. */
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
    return {
      ...{ from, to, speaker: known?.speaker ?? '', kind: known?.kind ?? null, sourceless: false },
      words: doc.textBetween(from, to, ' ', ' '),
    };
  }
  return around[0] ?? null;
}
