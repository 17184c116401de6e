/** Which paragraphs of a body come from story files. */
import type { Block, Body, Paragraph } from './body.ts';
import { inlineText } from './plain-text.ts';

/** A paragraph that was taken from a story file, where it stands. */
export interface UsedBackground {
  /** Id of the block, and of the paragraph in it, which is the block itself where it is one. */
  block: string;
  within: string;
  background: number;
  /** The revision of the file's text that was taken. */
  revision: number;
  /** As it stands in the body. */
  text: string;
}

/** Every paragraph of a block, however deep. */
function paragraphsOf(block: Block): Paragraph[] {
  switch (block.type) {
    case 'paragraph':
      return [block];
    case 'blockquote':
      return block.content;
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap(({ content }) => content);
    case 'table':
      return block.content.flatMap((row) => row.content.flatMap(({ content }) => content));
    default:
      return [];
  }
}

/**
 * The backgrounds of a body in reading order.
 *
 * `backgroundsIn(body)` → `[{block: 'p-k3f9', within: 'p-k3f9', background: 4, revision: 2, text: 'بدأت الأزمة حين…'}, …]`
 */
export const backgroundsIn = (body: Body): UsedBackground[] =>
  body.content.flatMap((block) =>
    paragraphsOf(block).flatMap(({ attrs, content }) =>
      attrs.background
        ? [
            {
              ...{ block: block.attrs.id, within: attrs.id, background: attrs.background.id },
              ...{ revision: attrs.background.revision, text: inlineText(content) },
            },
          ]
        : [],
    ),
  );
