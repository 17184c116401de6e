/** A text as a row of words and marks, with their places: what the readers of sentences walk over. */
import { matchText } from '../letters.ts';

/** A word, a number or one punctuation mark. */
export interface Token {
  /** As written. */
  text: string;
  /** As compared: `matchText` of a word, the mark itself for punctuation. */
  form: string;
  start: number;
  end: number;
  kind: 'word' | 'number' | 'mark';
  /** Of a quotation mark: whether a quotation begins or ends here. */
  quote?: 'opens' | 'closes';
}

/** A place in a text, offsets in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}
export interface SpanOfText extends Span {
  text: string;
}

/** What the tokens from one to the one before another write. */
export function spanOf(text: string, tokens: readonly Token[], from: number, to: number): SpanOfText {
  const start = tokens[from]!.start;
  const end = tokens[to - 1]!.end;
  return { text: text.slice(start, end), start, end };
}

export const openingQuotes = new Set(['«', '“', '„', '‹', '‘']);
export const closingQuotes = new Set(['»', '”', '›', '’']);
/** Marks that open and close alike. */
export const evenQuotes = new Set(['"', '″', '＂']);

const pieces = /[\p{L}\p{M}\u0640\u200c]+|[\p{N}]+(?:[.,٫٬/][\p{N}]+)*|[^\s\p{L}\p{M}\p{N}\u0640]/gu;
/** The tokens of a text in order. `tokensOf('قال: «نعم»')` has the forms `قال`, `:`, `«`, `نعم`, `»`. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(pieces)) {
    const piece = match[0];
    const start = match.index;
    const kind = /^\p{N}/u.test(piece) ? 'number' : /^[\p{L}\p{M}\u0640]/u.test(piece) ? 'word' : 'mark';
    const form = kind === 'word' ? matchText(piece) : piece;
    tokens.push({ text: piece, form, start, end: start + piece.length, kind });
  }
  pairQuotes(text, tokens);
  return tokens;
}

/**
 * Tells opening marks from closing ones. Guillemets are believed unless the text has them the wrong way round
 * (»…«, as old wires do); " opens where only a letter after it touches it, closes where only one before it does, and
 * takes turns where both or none do. A new line begins outside.
 */
function pairQuotes(text: string, tokens: Token[]): void {
  const first = tokens.find(({ form }) => form === '«' || form === '»');
  const reversed = first?.form === '»';
  let open = false;
  let last = 0;
  for (const token of tokens) {
    const { form } = token;
    if (!openingQuotes.has(form) && !closingQuotes.has(form) && !evenQuotes.has(form)) continue;
    if (open && text.slice(last, token.start).includes('\n')) open = false;
    last = token.end;
    if (evenQuotes.has(form)) {
      // «ل"الحياة"», «و"ما قامت به"»: one letter before the mark belongs to what it opens.
      const joined = /(?<!\p{L})[وفبلك]ل?$/u.test(text.slice(Math.max(0, token.start - 3), token.start));
      const before = !joined && /[\p{L}\p{N}.!؟?،…)]/u.test(text[token.start - 1] ?? ' ');
      const after = joined || /[\p{L}\p{N}(]/u.test(text[token.end] ?? ' ');
      token.quote = before === after ? (open ? 'closes' : 'opens') : after ? 'opens' : 'closes';
    } else {
      const opens = openingQuotes.has(form) !== (reversed && (form === '«' || form === '»'));
      token.quote = opens ? 'opens' : 'closes';
    }
    open = token.quote === 'opens';
  }
}

/** Ends of sentences. The stop of an initial or of a number's decimals is no end. */
export function isSentenceEnd(tokens: readonly Token[], at: number): boolean {
  const { form } = tokens[at]!;
  if (form === '؟' || form === '?' || form === '!' || form === '؛' || form === '…') return true;
  if (form !== '.') return false;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  // «NGS55.RU», «2.5»: no space on either side, and no Arabic before.
  if (
    before?.end === tokens[at]!.start &&
    after?.start === tokens[at]!.end &&
    /[\w\p{N}]$/u.test(before.text)
  )
    return false;
  // «ج. ك. رولينغ», «د. أحمد», «J. K. Rowling»
  return !(before?.kind === 'word' && before.text.length === 1);
}
