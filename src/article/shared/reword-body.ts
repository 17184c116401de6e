/** Rewording paragraphs of a body: what the body says then, and what is to be done to its shared document. */
import type { Block, Body, Citation } from '../body.ts';
import { type TextHolder, textsOf } from '../citations.ts';
import { inlineText } from '../plain-text.ts';
import { type RewordFailure, type Rewording, reword } from '../reword.ts';
import type { LooseNode } from './nodes.ts';
import type { SharedRewording } from './reword-shared.ts';
import { tidyBlocks } from './tidy.ts';

export interface ParagraphRewording extends Rewording {
  /** Id of the paragraph or heading; no paragraph twice. */
  within: string;
}

/** `gone`: there is no such paragraph. `index` counts what was given. */
export interface RewordProblem {
  index: number;
  failure: RewordFailure | 'gone';
}
export type RewordedBody =
  | { ok: true; body: Body; shared: SharedRewording[] }
  | { ok: false; problems: RewordProblem[] };

const citation = ({ statement, claim }: Citation): Citation => ({ statement, claim });

/** The same block with other paragraphs in it; one that is left without words is not there any more. */
function withParagraphs(block: Block, changed: ReadonlyMap<string, TextHolder>): Block[] {
  const put = (node: LooseNode): LooseNode => {
    const other = changed.get(String(node.attrs?.id));
    if (other) return other as LooseNode;
    return node.content ? { ...node, content: node.content.map(put) } : node;
  };
  return tidyBlocks([put(block as LooseNode)]) as Block[];
}

/** All of these or none, with everything that stands in the way. */
export function rewordBody(body: Body, rewordings: readonly ParagraphRewording[]): RewordedBody {
  const places = new Map(
    body.content.flatMap((block) =>
      textsOf(block).map((holder): [string, { block: Block; holder: TextHolder }] => [
        holder.attrs.id,
        { block, holder },
      ]),
    ),
  );
  const changed = new Map<Block, Map<string, TextHolder>>();
  const problems: RewordProblem[] = [];
  const shared: SharedRewording[] = [];
  for (const [index, { within, text, drop: given }] of rewordings.entries()) {
    const place = places.get(within);
    if (!place) {
      problems.push({ index, failure: 'gone' });
      continue;
    }
    const drop = given.map(citation);
    const reworded = reword(place.holder.content, { text, drop });
    if (!reworded.ok) {
      problems.push({ index, failure: reworded.failure });
      continue;
    }
    const { edits, content } = reworded;
    if (!edits.length && !drop.length) continue;
    const { block, holder } = place;
    changed.set(block, (changed.get(block) ?? new Map()).set(within, { ...holder, content }));
    shared.push({ within, before: inlineText(holder.content), edits, drop });
  }
  if (problems.length) return { ok: false, problems };
  const content = body.content.flatMap((block) => {
    const paragraphs = changed.get(block);
    return paragraphs ? withParagraphs(block, paragraphs) : [block];
  });
  return { ok: true, body: { ...body, content }, shared };
}
