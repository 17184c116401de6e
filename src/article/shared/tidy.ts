/**
 * A body as it goes into a revision: what an editor leaves lying about while people work is put away.
 *
 * In this order: suggested changes are as if refused (what was put in goes, what was to go stays); characters
 * that show as nothing or cannot be shown go; equal neighbours are one text; blocks without words go, and lists
 * and quotes that have nothing left; ids that are missing or stand twice are made.
 */
import { blockIds } from '../block-id.ts';
import type { LooseNode } from './nodes.ts';
import { type MarkName, markSpecs, type NodeName, nodeSpecs } from './schema.ts';

/** U+200B is put in by editors where a paragraph was split or joined by a suggestion; the rest cannot be stored. */
const unwanted =
  /[\u200b\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufdd0-\ufdef\ufffe\uffff]/g;

/** Text without what can be neither seen nor stored. */
export const tidyText = (text: string): string => text.toWellFormed().replace(unwanted, '');

const markOrder = Object.keys(markSpecs) as MarkName[];
const isSuggestion = (type: string): boolean => type === 'insertion' || type === 'deletion';
const sameMarks = (a: LooseNode, b: LooseNode): boolean =>
  JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? []);

function tidyInlines(nodes: LooseNode[]): LooseNode[] {
  const kept: LooseNode[] = [];
  for (const node of nodes) {
    if (node.type !== 'text') {
      kept.push({ type: node.type });
      continue;
    }
    if (node.marks?.some(({ type }) => type === 'insertion')) continue;
    const text = tidyText(node.text ?? '');
    if (!text) continue;
    const marks = (node.marks ?? [])
      .filter(({ type }) => !isSuggestion(type))
      .sort((a, b) => markOrder.indexOf(a.type as MarkName) - markOrder.indexOf(b.type as MarkName));
    const next: LooseNode = { type: 'text', text, ...(marks.length ? { marks } : {}) };
    const last = kept.at(-1);
    if (last?.type === 'text' && sameMarks(last, next)) last.text += text;
    else kept.push(next);
  }
  return kept;
}

/** Blocks of words: without words they are nothing. */
const isTextBlock = (type: string): boolean =>
  (nodeSpecs[type as NodeName] as { content?: string } | undefined)?.content === 'inline*';
/** Blocks of blocks that are nothing when nothing is left in them. A cell may be empty. */
const holders = new Set(['blockquote', 'bulletList', 'orderedList', 'listItem', 'table', 'tableRow']);

function tidyNode(node: LooseNode): LooseNode | null {
  if (isTextBlock(node.type)) {
    const content = tidyInlines(node.content ?? []);
    return content.some(({ text }) => text?.trim()) ? { ...node, content } : null;
  }
  if (
    !node.content &&
    !holders.has(node.type) &&
    !node.type.startsWith('tableC') &&
    node.type !== 'tableHeader'
  )
    return node;
  const content = (node.content ?? []).map(tidyNode).filter((child) => child !== null);
  return content.length || !holders.has(node.type) ? { ...node, content } : null;
}

const textOf = (node: LooseNode): string =>
  node.text ??
  (node.content?.map(textOf).join('') ||
    Object.values(node.attrs ?? {})
      .filter((v) => typeof v === 'string')
      .join(' '));
const hasId = (node: LooseNode): boolean =>
  'id' in ((nodeSpecs[node.type as NodeName] as { attrs?: object } | undefined)?.attrs ?? {});
const isId = (id: unknown): id is string => typeof id === 'string' && /^[a-z][a-z0-9-]{0,31}$/.test(id);

/** Gives every block an id of its own: the first that has one keeps it, others get one from their words. */
function withIds(nodes: LooseNode[]): LooseNode[] {
  const taken = new Set<string>();
  const kept = new Set<LooseNode>();
  const note = (node: LooseNode): void => {
    if (hasId(node) && isId(node.attrs?.id) && !taken.has(node.attrs.id)) {
      taken.add(node.attrs.id);
      kept.add(node);
    }
    node.content?.forEach(note);
  };
  nodes.forEach(note);
  const idOf = blockIds();
  const give = (node: LooseNode): LooseNode => {
    const content = node.content && { content: node.content.map(give) };
    if (!hasId(node) || kept.has(node)) return { ...node, ...content };
    const text = textOf(node);
    let id = idOf(text);
    while (taken.has(id)) id = idOf(text);
    taken.add(id);
    return { ...node, attrs: { ...node.attrs, id }, ...content };
  };
  return nodes.map(give);
}

/** A body's blocks, tidied; the same list again gives the same blocks. */
export const tidyBlocks = (blocks: readonly LooseNode[]): LooseNode[] =>
  withIds(blocks.map(tidyNode).filter((block) => block !== null));
