/** Plain text that was pasted → clean paragraphs with their bold and italic: from WhatsApp, notes, terminals, PDFs. */
import { lineText } from '#arabic/letters.ts';

export interface Run {
  text: string;
  strong?: true;
  em?: true;
}

/**
 * How WhatsApp heads a message that is copied together with others: «[٩:٤١ م، ٢٠٢٤/١٠/٢٣] ليلى: », «[10/23/24, 9:41 PM] Layla: »,
 * «23/10/2024, 21:41 - Layla: ».
 */
const digits = '[\\d\\u0660-\\u0669]';
const messageHead = new RegExp(
  `^[\\u200e\\u200f]*(?:\\[[^\\]\\n]*${digits}{1,2}:${digits}{2}[^\\]\\n]*\\]|${digits}{1,4}[/.-]${digits}{1,2}[/.-]${digits}{1,4}[,،]? ${digits}{1,2}:${digits}{2}[^-\\n]{0,12}-) ?[^:\\n]{1,60}: `,
);

/** `*bold*` and `_italic_` as messengers write them: at word boundaries, on one line. */
const marked = /(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?![\p{L}\p{N}*_])/gu;

function runsOf(line: string): Run[] {
  const runs: Run[] = [];
  let done = 0;
  for (const match of line.matchAll(marked)) {
    if (match.index > done) runs.push({ text: line.slice(done, match.index) });
    runs.push(match[1] === '*' ? { text: match[2]!, strong: true } : { text: match[2]!, em: true });
    done = match.index + match[0].length;
  }
  if (done < line.length) runs.push({ text: line.slice(done) });
  return runs;
}

/**
 * Paragraphs of pasted text, without empty lines, message heads, controls and double spaces. Stars and underlines
 * are read as bold and italic only where message heads say that it comes from a messenger.
 *
 * `pastedParagraphs('[9:41 م، 2024/10/23] ليلى: *عاجل* وصل الوفد')` → `[[{text: 'عاجل', strong: true}, {text: ' وصل الوفد'}]]`
 */
export function pastedParagraphs(text: string): Run[][] {
  const lines = text.split(/[\n\r\u000b\u000c\u0085\u2028\u2029]+/);
  const messages = lines.some((line) => messageHead.test(line));
  return lines
    .map((line) => lineText(messages ? line.replace(messageHead, '') : line))
    .filter(
      (line) =>
        line && !(messages && /^<?(?:Media omitted|تم استبعاد الوسائط|الوسائط غير مدرجة)>?$/.test(line)),
    )
    .map((line) => (messages ? runsOf(line) : [{ text: line }]));
}
