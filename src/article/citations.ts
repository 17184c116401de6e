/** What a body rests on: the citations that stand in it. */
import type { Block, Body, Citation, Inline, Mark } from './body.ts';
import { inlineText } from './plain-text.ts';

/** A citation where it stands, with the words that carry it. */
export interface CitedPassage extends Citation {
  /** Id of the block. */
  block: string;
  text: string;
  /** The paragraph in which it stands, and where in it the words begin. */
  paragraph: string;
  at: number;
  /** Id of that paragraph: the block itself, or one inside of it. */
  within: string;
}

/** What words with these marks rest on. */
export function citationOf(marks: readonly Mark[] = []): Citation | null {
  const mark = marks.find(({ type }) => type === 'citation');
  return mark?.type === 'citation' ? mark.attrs : null;
}

export const sameCitation = (a: Citation | null, b: Citation | null): boolean =>
  a?.statement === b?.statement && a?.claim === b?.claim;

/** A stretch of a text under one citation, or under none. */
export interface CitedRun {
  citation: Citation | null;
  nodes: Inline[];
}

/** Text cut where the citation changes: words that are half bold under one citation stay together. */
export function citedRuns(nodes: readonly Inline[]): CitedRun[] {
  const runs: CitedRun[] = [];
  for (const node of nodes) {
    const citation = node.type === 'text' ? citationOf(node.marks) : null;
    const last = runs.at(-1);
    if (last && sameCitation(last.citation, citation)) last.nodes.push(node);
    else runs.push({ citation, nodes: [node] });
  }
  return runs;
}

/** What holds a text: its id is an address of its own. */
export type TextHolder = Extract<Block, { type: 'paragraph' | 'heading' }>;

/** Every text of a block, however deep. A pull quote repeats the body's words and what they rest on. */
export function textsOf(block: Block): TextHolder[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [block];
    case 'blockquote':
      return block.content;
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item) => item.content);
    case 'table':
      return block.content.flatMap((row) => row.content.flatMap((cell) => cell.content));
    default:
      return [];
  }
}

/**
 * The citations of a body in reading order, each passage once.
 *
 * `citationsIn(body)` → `[{block: 'p-k3f9', statement: 12, claim: null, text: 'قال متحدث باسم الوزارة…'}, …]`
 */
export const citationsIn = (body: Body): CitedPassage[] =>
  body.content.flatMap((block) => textsOf(block).flatMap((holder) => passagesIn(block.attrs.id, holder)));

function passagesIn(block: string, { attrs, content: nodes }: TextHolder): CitedPassage[] {
  const passages: CitedPassage[] = [];
  const paragraph = inlineText(nodes);
  let at = 0;
  for (const run of citedRuns(nodes)) {
    const text = inlineText(run.nodes);
    if (run.citation) passages.push({ block, within: attrs.id, ...run.citation, text, paragraph, at });
    at += text.length;
  }
  return passages;
}
