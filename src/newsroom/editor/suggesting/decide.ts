/** Accepting and refusing suggestions: both end them. */
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { idOf, suggestionOf } from './suggested.ts';

export type Verdict = 'accept' | 'refuse';

/** Nothing that passes through here becomes a suggestion itself. */
export const decided = 'suggesting-decided';

/**
 * Decides on these suggestions (`null`: all that stand in the text): accepted words lose their mark and struck ones go,
 * refused words go and struck ones lose their mark. Paragraphs that have no words left stay, as empty lines do.
 */
export function decide(state: EditorState, ids: ReadonlySet<string> | null, verdict: Verdict): Transaction {
  const { tr } = state;
  const texts: { from: number; to: number; goes: boolean }[] = [];
  state.doc.descendants((node, at) => {
    const mark = node.isText ? suggestionOf(node) : null;
    if (mark && (ids === null || ids.has(idOf(mark))))
      texts.push({
        from: at,
        to: at + node.nodeSize,
        goes: (mark.type.name === 'insertion') !== (verdict === 'accept'),
      });
  });
  const { insertion, deletion } = state.schema.marks;
  for (const { from, to, goes } of texts.toReversed())
    if (goes) tr.delete(from, to);
    else tr.removeMark(from, to, insertion!).removeMark(from, to, deletion!);
  return tr.setMeta(decided, true);
}
