/**
 * Over every paragraph that comes from a story file: which, whether it was changed here, and, when the file has a newer
 * text, the press that takes it. A paragraph that is copied whole takes its tie along; a part of one does not.
 */
import { type Editor, Extension } from '@tiptap/core';
import { type Fragment, type Node as ProseMirrorNode, Slice } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type { EditorWords } from '../words.ts';
import {
  doAlone,
  type FileBackground,
  placed,
  referenceOf,
  renewed,
  type Standing,
  standingOf,
  untied,
} from './file-background.ts';
import './background.css';

type Known = ReadonlyMap<number, FileBackground>;
type Words = EditorWords['fromFile'];
interface Shown {
  known: Known;
  decorations: DecorationSet;
}

const key = new PluginKey<Shown>('backgrounds');

/** Tells the editor what the files have now. */
export function knowBackgrounds(editor: Editor, known: readonly FileBackground[]): void {
  const now: Known = new Map(known.map((one) => [one.id, one]));
  editor.view.dispatch(editor.state.tr.setMeta(key, now).setMeta('addToHistory', false));
}

/** Puts a background where the caret is. */
export function placeBackground({ view }: Editor, background: FileBackground): void {
  doAlone(view, (change) => placed(change, background));
  view.focus();
}

function button(kind: 'take' | 'cut', word: string, name: string, onPress: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = kind;
  element.textContent = word;
  // Several paragraphs may come from files.
  if (name) element.setAttribute('aria-label', `${word}: ${name}`);
  element.addEventListener('click', onPress);
  return element;
}

/** What is said over a paragraph: «من ملف «…» · في الملف نص أحدث», and what can be done. */
function note({ file, older, edited, suggested }: Standing, words: Words) {
  return (view: EditorView, place: () => number | undefined): HTMLElement => {
    const line = document.createElement('div');
    line.className = older || file?.retired ? 'editor-from-file behind' : 'editor-from-file';
    line.contentEditable = 'false';
    const name = file?.label ?? '';
    line.setAttribute('role', 'group');
    line.setAttribute('aria-label', `${words.from}: ${name}`);
    const said = document.createElement('span');
    // It is the interface's, over words of the edition's language.
    said.dir = 'auto';
    said.append(words.from);
    if (file) {
      const label = document.createElement('bdi');
      label.textContent = file.label;
      label.title = file.story.title;
      said.append(': ', label);
    }
    for (const more of [
      file?.retired && words.retired,
      older && words.newer,
      edited && words.edited,
      (older || edited) && suggested && words.suggested,
    ])
      if (more) said.append(` · ${more}`);
    line.append(said);
    if (!view.editable) return line;
    const at = (act: (at: number) => void) => () => {
      const here = place();
      if (here !== undefined) act(here);
      // The button may be gone, and the next key is for the text.
      view.focus();
    };
    // Suggestions in it would be lost unread.
    if (file && !suggested && (older || edited))
      line.append(
        button(
          'take',
          older ? words.take : words.restore,
          name,
          at((here) => doAlone(view, (change) => renewed(change, here, file))),
        ),
      );
    line.append(
      button(
        'cut',
        words.cut,
        name,
        at((here) => doAlone(view, (change) => untied(change, here))),
      ),
    );
    return line;
  };
}

/** Presses are the button's; what else is typed while it has the focus, an undo for one, is the editor's. */
const isForButton = (event: Event): boolean =>
  event instanceof KeyboardEvent ? /^(Enter| |Tab)$/.test(event.key) : !(event instanceof InputEvent);

function dressed(doc: ProseMirrorNode, known: Known, words: Words, editable: boolean): DecorationSet {
  const decorations: Decoration[] = [];
  doc.descendants((node, at) => {
    const standing = standingOf(node, known);
    if (standing) {
      const { file, ...rest } = standing;
      const sign = JSON.stringify([file?.id, file?.revision, file?.label, file?.retired, rest, editable]);
      decorations.push(
        Decoration.node(at, at + node.nodeSize, { class: 'editor-background' }),
        Decoration.widget(at, note(standing, words), {
          side: -1,
          // Built anew only when it says something else: a finger may be on its way to it.
          key: `from-file ${node.attrs.id} ${sign}`,
          stopEvent: isForButton,
          ignoreSelection: true,
        }),
      );
    }
    return !node.isTextblock;
  });
  return DecorationSet.create(doc, decorations);
}

const withoutTie = (node: ProseMirrorNode): ProseMirrorNode =>
  referenceOf(node) ? node.type.create({ ...node.attrs, background: null }, node.content, node.marks) : node;

/** A fragment with its first or last textblock, however deep, as `change` has it. */
function changedAt(
  fragment: Fragment,
  end: 'first' | 'last',
  change: (node: ProseMirrorNode) => ProseMirrorNode,
): Fragment {
  const index = end === 'first' ? 0 : fragment.childCount - 1;
  const child = fragment.maybeChild(index);
  if (!child || child.isText) return fragment;
  return fragment.replaceChild(
    index,
    child.isTextblock ? change(child) : child.copy(changedAt(child.content, end, change)),
  );
}

/** What is copied: a part of a paragraph is not the paragraph that the file has. */
export function copied(slice: Slice, { selection }: EditorState): Slice {
  const { $from, $to } = selection;
  let { content } = slice;
  if ($from.parent.isTextblock && $from.parentOffset > 0) content = changedAt(content, 'first', withoutTie);
  if ($to.parent.isTextblock && $to.parentOffset < $to.parent.content.size)
    content = changedAt(content, 'last', withoutTie);
  return new Slice(content, slice.openStart, slice.openEnd);
}

/** What is pasted: into an empty paragraph one from a file comes as the paragraph it is, not as its words alone. */
export function pasted(slice: Slice, { selection }: EditorState): Slice {
  const { $from, empty } = selection;
  if (!empty || $from.depth !== 1 || $from.parent.content.size || !slice.content.childCount) return slice;
  const whole = (node: ProseMirrorNode | null, open: number): boolean =>
    open === 1 && node !== null && referenceOf(node) !== null;
  const first = whole(slice.content.firstChild, slice.openStart);
  const last = whole(slice.content.lastChild, slice.openEnd);
  return new Slice(slice.content, first ? 0 : slice.openStart, last ? 0 : slice.openEnd);
}

/**
 * Of a paragraph that was split in two, told by the id that both still have, the first goes on coming from the file.
 * `null`: nothing was split.
 */
export function untiedHalves(state: EditorState): Transaction | null {
  const seen = new Set<string>();
  const change = state.tr;
  state.doc.descendants((node, at) => {
    if (node.isInline) return false;
    const id = node.attrs.id as string | null | undefined;
    if (id && seen.has(id) && referenceOf(node)) change.setNodeAttribute(at, 'background', null);
    else if (id) seen.add(id);
    return !node.isTextblock;
  });
  return change.docChanged ? change : null;
}

export const Backgrounds = Extension.create<{ words: Words | null }>({
  name: 'backgrounds',
  // Before the keys of blocks, and before every block is given an id of its own.
  priority: 200,
  addOptions: () => ({ words: null }),
  addKeyboardShortcuts() {
    return {
      // An empty line before it: the words stay where they are, with what they come from.
      Enter: ({ editor }) => {
        const { $from, empty } = editor.state.selection;
        if (!empty || $from.parentOffset > 0 || !$from.parent.content.size || !referenceOf($from.parent))
          return false;
        return editor.commands.insertContentAt(
          $from.before(),
          { type: 'paragraph' },
          { updateSelection: false },
        );
      },
    };
  },
  addProseMirrorPlugins() {
    const { editor } = this;
    const { words } = this.options;
    if (!words) return [];
    const shown = (doc: ProseMirrorNode, known: Known): Shown => ({
      known,
      decorations: dressed(doc, known, words, editor.isEditable),
    });
    return [
      new Plugin<Shown>({
        key,
        state: {
          init: (_, { doc }) => shown(doc, new Map()),
          apply(transaction, now) {
            const known = transaction.getMeta(key) as Known | undefined;
            return known || transaction.docChanged ? shown(transaction.doc, known ?? now.known) : now;
          },
        },
        // What others split their own browsers see to.
        appendTransaction: (transactions, _, after) =>
          transactions.some((one) => one.docChanged && one.getMeta(ySyncPluginKey) === undefined)
            ? untiedHalves(after)
            : null,
        props: {
          decorations: (state) => key.getState(state)?.decorations,
          transformCopied: (slice, { state }) => copied(slice, state),
          transformPasted: (slice, { state }) => pasted(slice, state),
        },
      }),
    ];
  },
});
