/** Plain paragraphs → a body. */
import { lineText } from '#arabic/letters.ts';
import { blockIds } from './block-id.ts';
import type { Block, Body, Direction } from './body.ts';

/** Whatever ends a line in the texts that reach a newsroom: LF, CR, VT, FF, NEL, U+2028, U+2029. */
const lineEnds = /[\n\r\u000b\u000c\u0085\u2028\u2029]+/;

/**
 * A body of paragraphs. Line ends of every kind part paragraphs; empty ones are dropped; letters are cleaned
 * by `lineText` (nothing readable is lost). `direction` says how a paragraph runs where that
 * differs from the edition, else `null`.
 *
 * `bodyFromText('أول\n\nثان', () => null)` → a doc of two paragraphs.
 */
export function bodyFromText(text: string, direction: (paragraph: string) => Direction | null): Body {
  const idOf = blockIds();
  const content: Block[] = [];
  for (const line of text.split(lineEnds)) {
    const paragraph = lineText(line);
    if (!paragraph) continue;
    content.push({
      type: 'paragraph',
      attrs: { id: idOf(paragraph), dir: direction(paragraph) },
      content: [{ type: 'text', text: paragraph }],
    });
  }
  return { type: 'doc', content };
}
