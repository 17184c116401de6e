/** Light marks in a line of text → inline nodes of a body. */
import type { Citation, Inline, Mark } from '#article/body.ts';

const marked =
  /\*\*(.+?)\*\*|(?<![\p{L}\p{N}])_(.+?)_(?![\p{L}\p{N}])|\[([^\]]+)\]\(([^)\s]+)\)|\{([a-z]{2,3})\|([^}]+)\}|\{@([a-z\d-]+)\|([^}]+)\}/gu;

/** Languages written from right to left, of those that may be named in `{…|…}`. */
const rightToLeft = new Set(['ar', 'fa', 'ur', 'he']);

/** What a key in `{@key|words}` cites; `null`: the words are not marked. */
export type Cite = (key: string) => Citation | null;
export const citingNothing: Cite = () => null;

/**
 * Text with `**strong**`, `_em_`, `[words](address)`, `{en|Latin}` and `{@key|cited words}` as nodes; marks may hold one
 * another, those in braces no others in braces.
 *
 * `inlines('بحسب **المرصد** {en|NWO}')` → four text nodes, the second strong, the fourth marked as English.
 */
export function inlines(text: string, cite: Cite = citingNothing, outer: Mark[] = []): Inline[] {
  const within = (words: string, ...mark: Mark[]) => inlines(words, cite, [...outer, ...mark]);
  const nodes: Inline[] = [];
  const plain = (piece: string): void => {
    if (piece) nodes.push({ type: 'text', text: piece, ...(outer.length > 0 && { marks: outer }) });
  };
  let at = 0;
  for (const match of text.matchAll(marked)) {
    const [whole, strong, em, words, href, lang, foreign, key, cited] = match;
    plain(text.slice(at, match.index));
    at = match.index + whole.length;
    if (strong) nodes.push(...within(strong, { type: 'strong' }));
    else if (em) nodes.push(...within(em, { type: 'em' }));
    else if (words && href) nodes.push(...within(words, { type: 'link', attrs: { href } }));
    else if (lang && foreign)
      nodes.push(
        ...within(foreign, {
          type: 'language',
          attrs: { lang, dir: rightToLeft.has(lang) ? 'rtl' : 'ltr' },
        }),
      );
    else if (key && cited) {
      const attrs = cite(key);
      nodes.push(...(attrs ? within(cited, { type: 'citation', attrs }) : within(cited)));
    }
  }
  plain(text.slice(at));
  return nodes;
}
