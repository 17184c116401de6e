/** The suggested changes that stand in a body. */
import type { Mark, Node as ProseMirrorNode } from '@tiptap/pm/model';

export interface SuggestedPart {
  kind: 'insertion' | 'deletion';
  from: number;
  to: number;
  text: string;
}

export interface Suggested {
  id: string;
  parts: SuggestedPart[];
  /** What is to come in and what is to go; `''` for nothing. Blocks are told apart by a space. */
  added: string;
  removed: string;
}

/**
 * The suggestion that a text belongs to. Where one suggested words into what another struck at the same moment, the
 * text has both marks: it is the first's, for the second did not know of it.
 */
export const suggestionOf = (node: ProseMirrorNode): Mark | null =>
  node.marks.find(({ type }) => type.name === 'insertion') ??
  node.marks.find(({ type }) => type.name === 'deletion') ??
  null;

export const idOf = (mark: Mark): string => `${mark.attrs.id}`;

/** A text without its suggestions. */
export const unmarked = (marks: readonly Mark[]): Mark[] =>
  marks.filter(({ type }) => type.name !== 'insertion' && type.name !== 'deletion');

/** All of them, in the order of the text. */
export function suggestedIn(doc: ProseMirrorNode): Suggested[] {
  const parts = new Map<string, SuggestedPart[]>();
  doc.descendants((node, at) => {
    const mark = node.isText ? suggestionOf(node) : null;
    if (!mark) return;
    const kind = mark.type.name as SuggestedPart['kind'];
    const known = parts.get(idOf(mark)) ?? [];
    parts.set(idOf(mark), known);
    const last = known.at(-1);
    if (last?.kind === kind && last.to === at) {
      last.to += node.nodeSize;
      last.text += node.text;
    } else known.push({ kind, from: at, to: at + node.nodeSize, text: node.text! });
  });
  const said = (all: readonly SuggestedPart[], kind: SuggestedPart['kind']): string =>
    all.reduce((text, part, i) => {
      if (part.kind !== kind) return text;
      // A boundary lies between, unless only the other kind stands there.
      const before = all[i - 1];
      const beside = before?.to === part.from || !text;
      return beside ? text + part.text : `${text} ${part.text}`;
    }, '');
  return [...parts].map(([id, all]) => ({
    id,
    parts: all,
    added: said(all, 'insertion'),
    removed: said(all, 'deletion'),
  }));
}

/** The suggestion that a place stands in or touches; that behind the place goes before that ahead of it. */
export function suggestedAt(doc: ProseMirrorNode, at: number): string | null {
  const { nodeBefore, nodeAfter } = doc.resolve(at);
  for (const node of [nodeAfter, nodeBefore]) {
    const mark = node?.isText ? suggestionOf(node) : null;
    if (mark) return idOf(mark);
  }
  return null;
}

/** The text as readers would get it, suggestions refused; a line for each block. */
export function standingText(doc: ProseMirrorNode): string {
  let text = '';
  doc.descendants((node) => {
    if (node.isTextblock || (node.isLeaf && !node.isText)) text += '\n';
    else if (node.isText && !node.marks.some(({ type }) => type.name === 'insertion')) text += node.text;
  });
  return text;
}
