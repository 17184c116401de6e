/**
 * Suggested changes of a shared document: in the text they are the marks `insertion` and `deletion` with an id, and
 * the map `suggestions` says whose each id is.
 */
import type * as Y from 'yjs';
import { type LooseNode, looseChildren } from './nodes.ts';
import { sharedBody } from './shape.ts';

/** Who suggested it, and when they last went on with it. */
export interface SuggestedBy {
  author: string;
  name: string;
  /** ISO 8601 */
  at: string;
  /** Somebody accepted or refused it: should its words come back by an undo, nobody mends it any more. */
  decided?: true;
}

/** By the id of the marks. What has no mark left in the text is of no account: an undo may bring it back. */
export const sharedSuggestions = (doc: Y.Doc): Y.Map<SuggestedBy> => doc.getMap('suggestions');

/** Ids of the suggestions that stand in the text, in its order. */
export function openSuggestions(doc: Y.Doc): string[] {
  const found = new Set<string>();
  const look = ({ marks, content }: LooseNode): void => {
    for (const { type, attrs } of marks ?? [])
      if (type === 'insertion' || type === 'deletion') found.add(`${attrs?.id}`);
    content?.forEach(look);
  };
  looseChildren(sharedBody(doc)).forEach(look);
  return [...found];
}
