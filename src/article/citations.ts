/** What a body rests on: the citations that stand in it. */
import type { Block, Body, Citation, Inline } from './body.ts';
import { inlineText } from './plain-text.ts';

/** A citation where it stands, with the words that carry it. */
export interface CitedPassage extends Citation {
  /** Id of the block. */
  block: string;
  text: string;
  /** The paragraph in which it stands, and where in it the words begin. */
  paragraph: string;
  at: number;
}

const citationOf = (node: Inline): Citation | null => {
  const mark = node.type === 'text' ? node.marks?.find(({ type }) => type === 'citation') : undefined;
  return mark?.type === 'citation' ? mark.attrs : null;
};

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
    const citation = citationOf(node);
    const last = runs.at(-1);
    if (last && sameCitation(last.citation, citation)) last.nodes.push(node);
    else runs.push({ citation, nodes: [node] });
  }
  return runs;
}

/** Every text of a block, however deep. A pull quote repeats the body's words and what they rest on. */
function textsOf(block: Block): Inline[][] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [block.content];
    case 'blockquote':
      return block.content.map(({ content }) => content);
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item) => item.content.map(({ content }) => content));
    case 'table':
      return block.content.flatMap((row) =>
        row.content.flatMap((cell) => cell.content.map(({ content }) => content)),
      );
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
  body.content.flatMap((block) => textsOf(block).flatMap((nodes) => passagesIn(block.attrs.id, nodes)));

function passagesIn(block: string, nodes: readonly Inline[]): CitedPassage[] {
  const passages: CitedPassage[] = [];
  const paragraph = inlineText(nodes);
  let at = 0;
  for (const run of citedRuns(nodes)) {
    const text = inlineText(run.nodes);
    if (run.citation) passages.push({ block, ...run.citation, text, paragraph, at });
    at += text.length;
  }
  return passages;
}
