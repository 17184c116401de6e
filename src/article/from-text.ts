/** Plain paragraphs → a body. */
import { displayText } from '#arabic/letters.ts';
import type { Block, Body, Direction } from './body.ts';
import { blockIds } from './block-id.ts';

/**
 * A body of paragraphs. Line feeds, U+2028 and U+2029 part paragraphs; empty ones are dropped; letters are
 * cleaned by `displayText` (nothing readable is lost). `direction` says how a paragraph runs where that
 * differs from the edition, else `null`.
 *
 * `bodyFromText('أول\n\nثان', () => null)` → a doc of two paragraphs.
 */
export function bodyFromText(text: string, direction: (paragraph: string) => Direction | null): Body {
  const idOf = blockIds();
  const content: Block[] = [];
  for (const line of text.split(/[\n\r\u2028\u2029]+/)) {
    const paragraph = displayText(line).replace(/[\s\u00a0]+/g, ' ').trim();
    if (!paragraph) continue;
    content.push({
      type: 'paragraph',
      attrs: { id: idOf(paragraph), dir: direction(paragraph) },
      content: [{ type: 'text', text: paragraph }],
    });
  }
  return { type: 'doc', content };
}
