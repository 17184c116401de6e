/** What stands between quotation marks. */
import { evenQuotes, type Token, tokensOf } from './tokens.ts';

export interface Quotation {
  /** Without the marks. */
  text: string;
  start: number;
  end: number;
  /** Number of words in it. */
  words: number;
}

/** A quotation that no mark closes ends here at the latest. */
const longest = 500;
/** Marks that open deeper than this do not nest: they are written for something else. */
const deepest = 12;

/** The quotations of a text, the outermost of nested ones. `quotationsIn('قال «نعم»')` → `[{text: 'نعم', start: 5, end: 8, words: 1}]` */
export const quotationsIn = (text: string): Quotation[] => quotationsOf(text, tokensOf(text));

/** `quotationsIn` for a text whose tokens are known. */
export function quotationsOf(text: string, tokens: readonly Token[]): Quotation[] {
  const found: Quotation[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const open = tokens[at]!;
    if (open.quote !== 'opens') continue;
    const even = evenQuotes.has(open.form);
    let depth = 1;
    let close = at + 1;
    while (close < tokens.length && close - at < longest && depth <= deepest) {
      const { form, quote } = tokens[close]!;
      if (quote && (even ? form === open.form : !evenQuotes.has(form))) {
        depth += even || quote === 'closes' ? -1 : 1;
        if (depth === 0) break;
      }
      close++;
    }
    if (depth > 0 || close === at + 1) continue;
    const start = tokens[at + 1]!.start;
    const end = tokens[close - 1]!.end;
    const words = tokens.slice(at + 1, close).filter(({ kind }) => kind !== 'mark').length;
    found.push({ text: text.slice(start, end), start, end, words });
    at = close;
  }
  return found;
}
