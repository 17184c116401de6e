/**
 * What every block gets without anyone asking: an id of its own, and the direction of its words.
 *
 * Only what is typed here is looked after here: others' browsers do the same for theirs, and two that mend the same
 * block would mend it twice.
 */
import { Extension } from '@tiptap/core';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { baseDirection } from '#arabic/bidi.ts';
import { standingText } from '../suggesting/suggested.ts';
import { handles } from './handles.ts';

type Direction = 'rtl' | 'ltr';

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
/** `'p-k3f9x0'`: some two thousand million of them; the desk makes another where two are the same after all. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return `p-${[...bytes].map((byte) => letters[byte % letters.length]).join('')}`;
}

/** What a block's attribute should be: `null` is "as the edition". */
export function directionFor(text: string, edition: Direction): Direction | null {
  const direction = baseDirection(text);
  return direction === edition ? null : direction;
}

const isRemote = (transaction: Transaction): boolean => transaction.getMeta(ySyncPluginKey) !== undefined;

/** Blocks that a block was, before: by where its place came from. */
function formerly(
  before: ProseMirrorNode,
  transactions: readonly Transaction[],
): Map<number, ProseMirrorNode> {
  const former = new Map<number, ProseMirrorNode>();
  before.descendants((node, at) => {
    if (node.isInline) return false;
    let place = at;
    for (const { mapping } of transactions) place = mapping.map(place);
    if (!former.has(place)) former.set(place, node);
    return !node.isTextblock;
  });
  return former;
}

function mend(
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
  edition: Direction,
): Transaction | null {
  if (!transactions.some((one) => one.docChanged) || transactions.every(isRemote)) return null;
  const former = formerly(before.doc, transactions);
  const taken = new Set<string>();
  const mended = after.tr;
  after.doc.descendants((node, at) => {
    if (node.isInline) return false;
    const { id, dir } = node.attrs as { id?: string | null; dir?: Direction | null };
    if (id !== undefined && (id === null || taken.has(id))) mended.setNodeAttribute(at, 'id', newId());
    else if (id) taken.add(id);
    const was = former.get(at);
    if (dir !== undefined && was !== node) {
      // As readers would get it: what is only suggested does not turn a block.
      const wanted = directionFor(standingText(node), edition);
      // A direction set by hand stays until the first word of the block runs the other way.
      const turned = !was || was.type !== node.type || directionFor(standingText(was), edition) !== wanted;
      if (turned && dir !== wanted) mended.setNodeAttribute(at, 'dir', wanted);
    }
    return !node.isTextblock;
  });
  // Part of what was done, and undone with it: marked otherwise, the whole step could not be undone.
  return mended.docChanged ? mended : null;
}

/** Every block says its direction in the page, and handles and telephone numbers are isolated as readers get them. */
function dressed(doc: ProseMirrorNode, edition: Direction): DecorationSet {
  const decorations: Decoration[] = [];
  doc.descendants((node, at) => {
    if (node.isText) {
      for (const { index, 0: found } of node.text!.matchAll(handles))
        decorations.push(
          Decoration.inline(at + index, at + index + found.length, { nodeName: 'bdi', dir: 'ltr' }),
        );
      return false;
    }
    if (node.attrs.dir === null) decorations.push(Decoration.node(at, at + node.nodeSize, { dir: edition }));
    return true;
  });
  return DecorationSet.create(doc, decorations);
}

export const Upkeep = Extension.create<{ direction: Direction }>({
  name: 'upkeep',
  addOptions: () => ({ direction: 'rtl' }),
  addProseMirrorPlugins() {
    const { direction } = this.options;
    return [
      new Plugin<DecorationSet>({
        state: {
          init: (_, { doc }) => dressed(doc, direction),
          apply: (transaction, now) => (transaction.docChanged ? dressed(transaction.doc, direction) : now),
        },
        props: {
          decorations(state) {
            return this.getState(state);
          },
        },
        appendTransaction: (transactions, before, after) => mend(transactions, before, after, direction),
      }),
    ];
  },
});
