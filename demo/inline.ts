/** Light marks in a line of text → inline nodes of a body. */
import type { Inline, Mark } from '#article/body.ts';

const marked =
  /\*\*(.+?)\*\*|(?<![\p{L}\p{N}])_(.+?)_(?![\p{L}\p{N}])|\[([^\]]+)\]\(([^)\s]+)\)|\{([a-z]{2,3})\|([^}]+)\}/gu;

/** Languages written from right to left, of those that may be named in `{…|…}`. */
const rightToLeft = new Set(['ar', 'fa', 'ur', 'he']);

/**
 * Text with `**strong**`, `_em_`, `[words](address)` and `{en|Latin}` as nodes; marks may hold one another.
 *
 * `inlines('بحسب **المرصد** {en|NWO}')` → four text nodes, the second strong, the fourth marked as English.
 */
export function inlines(text: string, outer: Mark[] = []): Inline[] {
  const nodes: Inline[] = [];
  const plain = (piece: string): void => {
    if (piece) nodes.push({ type: 'text', text: piece, ...(outer.length > 0 && { marks: outer }) });
  };
  let at = 0;
  for (const match of text.matchAll(marked)) {
    const [whole, strong, em, words, href, lang, foreign] = match;
    plain(text.slice(at, match.index));
    at = match.index + whole.length;
    if (strong) nodes.push(...inlines(strong, [...outer, { type: 'strong' }]));
    else if (em) nodes.push(...inlines(em, [...outer, { type: 'em' }]));
    else if (words && href) nodes.push(...inlines(words, [...outer, { type: 'link', attrs: { href } }]));
    else if (lang && foreign)
      nodes.push(
        ...inlines(foreign, [
          ...outer,
          { type: 'language', attrs: { lang, dir: rightToLeft.has(lang) ? 'rtl' : 'ltr' } },
        ]),
      );
  }
  plain(text.slice(at));
  return nodes;
}
