/** A revision's content → a shared document. */
import * as Y from 'yjs';
import { type LooseNode, sharedChildren } from './nodes.ts';
import {
  detailFields,
  nameRoots,
  type SharedContent,
  sharedBody,
  sharedDetails,
  sharedText,
  textFields,
} from './shape.ts';

/** Who writes every document's beginning: one number, so that two nodes that begin the same one write the same. */
const seedClient = 1;

/** An editor needs a place for the caret: an empty body or cell holds one paragraph without words. */
const somewhere: LooseNode = { type: 'paragraph', attrs: { id: null, dir: null } };
const isCell = (type: string): boolean => type === 'tableCell' || type === 'tableHeader';

/** A block of our JSON as the editor needs it. */
export const editable = (node: LooseNode): LooseNode => {
  if (isCell(node.type) && !node.content?.length) return { ...node, content: [somewhere] };
  return node.content ? { ...node, content: node.content.map(editable) } : node;
};
export const editableBlocks = (blocks: readonly LooseNode[]): LooseNode[] =>
  blocks.length ? blocks.map(editable) : [somewhere];

/** The beginning of a shared document, as one update. The same content always gives the same bytes. */
export function toShared(content: SharedContent): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = seedClient;
  nameRoots(doc);
  doc.transact(() => {
    for (const field of textFields) if (content[field]) sharedText(doc, field).insert(0, content[field]);
    const details = sharedDetails(doc);
    for (const field of detailFields) details.set(field, content[field] ?? null);
    sharedBody(doc).insert(0, sharedChildren(editableBlocks(content.body.content as LooseNode[])));
  });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}
