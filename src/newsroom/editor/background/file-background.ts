/** A paragraph that comes from a story file: how it stands beside the file's own text, and what can be done with it. */
import type { Node as ProseMirrorNode, Schema } from '@tiptap/pm/model';
import { TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import type { BackgroundReference } from '#article/body.ts';
import { isOlder } from '#article/story/background.ts';
import { suggestionOf } from '../suggesting/suggested.ts';

/** A background as its file has it, with every text it had. */
export interface FileBackground {
  id: number;
  label: string;
  text: string;
  revision: number;
  statement: number | null;
  claim: number | null;
  retired: boolean;
  revisions: readonly { number: number; text: string }[];
  story: { id: number; title: string };
}

export interface Standing {
  /** `null`: it is of a file that is not known here yet. */
  file: FileBackground | null;
  /** The file has another text by now. */
  older: boolean;
  /** Its words are neither those that were taken nor what the file says now. */
  edited: boolean;
  /** Changes to its words are suggested and nobody decided on them. */
  suggested: boolean;
}

export const referenceOf = (node: ProseMirrorNode): BackgroundReference | null =>
  (node.attrs.background as BackgroundReference | null | undefined) ?? null;

/** The words as readers would get them: suggestions refused. */
function wordsIn(node: ProseMirrorNode): string {
  let text = '';
  node.forEach((child) => {
    if (!child.isText) text += '\n';
    else if (suggestionOf(child)?.type.name !== 'insertion') text += child.text;
  });
  return text.trim();
}

/** How a paragraph with a background stands; `null` for any other. */
export function standingOf(
  node: ProseMirrorNode,
  known: ReadonlyMap<number, FileBackground>,
): Standing | null {
  const reference = referenceOf(node);
  if (!reference) return null;
  const file = known.get(reference.id) ?? null;
  const text = wordsIn(node);
  const taken = file?.revisions.find(({ number }) => number === reference.revision)?.text;
  let suggested = false;
  node.forEach((child) => {
    if (child.isText && suggestionOf(child)) suggested = true;
  });
  return {
    ...{ file, suggested },
    older: file !== null && isOlder({ revision: reference.revision, text }, file),
    edited: taken !== undefined && text !== taken.trim() && text !== file?.text.trim(),
  };
}

const wordsOf = (schema: Schema, { text, statement, claim }: FileBackground): ProseMirrorNode =>
  schema.text(
    text,
    statement === null && claim === null ? [] : [schema.marks.citation!.create({ statement, claim })],
  );

/** A background behind the block with the caret; where that is an empty paragraph, in its place. */
export function placed(change: Transaction, background: FileBackground): Transaction {
  const { $from, from } = change.selection;
  const { schema } = change.doc.type;
  const before = $from.depth ? $from.before(1) : from;
  const block = change.doc.nodeAt(before);
  const after = before + (block?.nodeSize ?? 0);
  const { id, revision } = background;
  const node = schema.nodes.paragraph!.create({ background: { id, revision } }, wordsOf(schema, background));
  // A step of structure: what suggests words does not take it for words.
  change.insert(after, node);
  let end = after + node.nodeSize - 1;
  if (block?.type.name === 'paragraph' && block.content.size === 0) {
    change.delete(before, after);
    end -= block.nodeSize;
  }
  return change.setSelection(TextSelection.create(change.doc, end)).scrollIntoView();
}

/** The file's newest text in place of the words of the paragraph at `at`. */
export function renewed(change: Transaction, at: number, file: FileBackground): Transaction {
  const node = change.doc.nodeAt(at);
  if (!node || referenceOf(node)?.id !== file.id) return change;
  const words = wordsOf(change.doc.type.schema, file);
  change
    .replaceWith(at + 1, at + 1 + node.content.size, words)
    .setNodeAttribute(at, 'background', { id: file.id, revision: file.revision });
  return change.setSelection(TextSelection.create(change.doc, at + 1 + words.nodeSize));
}

/** The words stay; that they come from a file is forgotten. */
export function untied(change: Transaction, at: number): Transaction {
  const node = change.doc.nodeAt(at);
  if (!node || !referenceOf(node)) return change;
  change.setNodeAttribute(at, 'background', null);
  return change.setSelection(TextSelection.create(change.doc, at + 1 + node.content.size));
}

/** Does it as one step of its own, however quickly it follows on something else: an undo takes back this and no more. */
export function doAlone(view: EditorView, act: (change: Transaction) => Transaction): void {
  const { undoManager } = (yUndoPluginKey.getState(view.state) ?? {}) as { undoManager?: Y.UndoManager };
  undoManager?.stopCapturing();
  const change = act(view.state.tr);
  if (change.docChanged) view.dispatch(change);
  undoManager?.stopCapturing();
}
