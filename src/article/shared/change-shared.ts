/** Making a shared document say something else, by as few changes as will do: who types beside it is not disturbed. */
import * as Y from 'yjs';
import { canonicalJson } from '../canonical.ts';
import { type LooseNode, looseNode, sharedElement } from './nodes.ts';
import {
  detailFields,
  type SharedContent,
  sharedBody,
  sharedDetails,
  sharedText,
  textFields,
} from './shape.ts';
import { tidyBlocks } from './tidy.ts';
import { editableBlocks } from './to-shared.ts';

/** Makes a text say `wanted`: what is the same at both ends stays untouched. */
export function changeText(text: Y.Text, wanted: string): void {
  const now = text.toString();
  const most = Math.min(now.length, wanted.length);
  let start = 0;
  while (start < most && now[start] === wanted[start]) start++;
  // Never between the halves of a pair.
  if (start > 0 && /[\ud800-\udbff]/.test(now[start - 1]!)) start--;
  let end = 0;
  while (end < most - start && now[now.length - 1 - end] === wanted[wanted.length - 1 - end]) end++;
  if (end > 0 && /[\udc00-\udfff]/.test(now[now.length - end]!)) end--;
  if (now.length > start + end) text.delete(start, now.length - start - end);
  if (wanted.length > start + end) text.insert(start, wanted.slice(start, wanted.length - end));
}

/** More pairs than this are not compared: two wholly different bodies of thousands of blocks. */
const mostPairs = 4_000_000;

/** Blocks that both lists have, in order: pairs of places. Longest common subsequence. */
function common(now: string[], wanted: string[]): [number, number][] {
  if (now.length * wanted.length > mostPairs) return [];
  const width = wanted.length + 1;
  const lengths = new Uint32Array((now.length + 1) * width);
  for (let i = now.length - 1; i >= 0; i--)
    for (let j = wanted.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        now[i] === wanted[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < now.length && j < wanted.length; ) {
    if (now[i] === wanted[j]) pairs.push([i++, j++]);
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}

/** Compared as revisions are: a suggestion inside a block makes it another one. */
const spelling = (node: LooseNode): string => canonicalJson(node);

/** Words that are only suggested, in a block of their own: no revision knows of them, and so none takes them away. */
function awaits(child: Y.XmlElement | Y.XmlText): boolean {
  if (!(child instanceof Y.XmlElement)) return false;
  const loose = looseNode(child);
  return tidyBlocks([loose]).length === 0 && hasInsertion(loose);
}
const hasInsertion = ({ marks, content }: LooseNode): boolean =>
  !!marks?.some(({ type }) => type === 'insertion') || !!content?.some(hasInsertion);

function changeBody(fragment: Y.XmlFragment, blocks: readonly LooseNode[]): void {
  const wanted = editableBlocks(blocks);
  const now = fragment.toArray().map((child) => {
    if (!(child instanceof Y.XmlElement)) return '';
    const loose = looseNode(child);
    const [tidied] = tidyBlocks([loose]);
    return spelling(editableBlocks(tidied ? [tidied] : [])[0]!);
  });
  const spelled = wanted.map(spelling);
  const pairs = common(now, spelled);
  // From the end, so that places before stay what they are.
  let [untilNow, untilWanted] = [now.length, wanted.length];
  for (const [i, j] of [...pairs.toReversed(), [-1, -1] as [number, number]]) {
    for (let at = untilNow - 1; at > i; at--) if (!awaits(fragment.get(at))) fragment.delete(at, 1);
    if (untilWanted > j + 1) fragment.insert(i + 1, wanted.slice(j + 1, untilWanted).map(sharedElement));
    [untilNow, untilWanted] = [i, j];
  }
}

/** Makes the document say `content`, in one transaction. Blocks that are the same stay the same to Yjs too. */
export function changeShared(doc: Y.Doc, content: SharedContent, origin?: unknown): void {
  doc.transact(() => {
    for (const field of textFields) changeText(sharedText(doc, field), content[field]);
    const details = sharedDetails(doc);
    for (const field of detailFields) {
      const wanted = content[field] ?? null;
      if (canonicalJson(details.get(field) ?? null) !== canonicalJson(wanted)) details.set(field, wanted);
    }
    changeBody(sharedBody(doc), content.body.content as LooseNode[]);
  }, origin);
}
