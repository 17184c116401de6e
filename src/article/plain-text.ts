/** The text of a body without its structure: for search, word counts, descriptions and feeds. */
import type { Block, Body, Inline } from './body.ts';

/** Text of a run of inlines; a hard break is a line feed. */
export const inlineText = (content: readonly Inline[]): string =>
  content.map((node) => (node.type === 'text' ? node.text : '\n')).join('');

/** Text of one block; parts of lists, quotes and tables stand on lines of their own. Embeds and pictures give their words. */
export function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.content);
    case 'pullQuote':
      // Repeats words of the body by its nature: it is not part of the text.
      return '';
    case 'blockquote':
      return [...block.content.map((p) => inlineText(p.content)), block.attrs.cite]
        .filter(Boolean)
        .join('\n');
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item) => item.content.map((p) => inlineText(p.content))).join('\n');
    case 'table':
      return [
        block.attrs.caption,
        ...block.content.map((row) =>
          row.content.map((cell) => cell.content.map((p) => inlineText(p.content)).join(' ')).join('\t'),
        ),
      ]
        .filter(Boolean)
        .join('\n');
    case 'picture':
      return block.attrs.caption;
    case 'embed':
      return block.attrs.title;
    case 'divider':
      return '';
  }
}

/** Text of the whole body, a blank line between blocks. */
export const bodyText = (body: Body): string => body.content.map(blockText).filter(Boolean).join('\n\n');

/**
 * Number of words a reader reads. Arabic writes و، ب، ل and ال onto the word, so a word is what stands between
 * spaces; bare punctuation does not count.
 */
export const wordCount = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/**
 * A short description: whole words up to `limit` characters, with an ellipsis when cut.
 * `excerpt('وصل وفد إلى موسكو', 10)` → `'وصل وفد…'`
 */
export function excerpt(text: string, limit: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= limit) return line;
  const space = line.slice(0, limit + 1).lastIndexOf(' ');
  // A word longer than half of what there is room for is cut; between the halves of a pair nothing is.
  const cut = line.slice(0, space > limit / 2 ? space : limit).replace(/[\ud800-\udbff]$/, '');
  return `${cut.replace(/[\s،,؛:.«("“\-–—]+$/u, '')}…`;
}
