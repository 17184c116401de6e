/** Addresses that a person can read: Arabic letters kept, everything else out. */
import { lineText, withoutMarks } from './letters.ts';

/** Longest slug, in characters: about a headline; 80 Arabic letters are 480 bytes percent-encoded. */
const longest = 80;

/**
 * A slug from a headline or a name. Letters and digits of any script stay, tashkeel and tatweel go, the rest
 * becomes single hyphens; cut at a word. Never empty: a text without a letter gives `fallback`.
 *
 * `slugOf('وفدٌ مـن «حماس» يصل موسكو')` → `'وفد-من-حماس-يصل-موسكو'`; `slugOf('!!!')` → `'-'`.
 */
export function slugOf(text: string, fallback = '-'): string {
  const words = withoutMarks(lineText(text))
    // Joiners are not seen; an enclosing mark (a keycap) is an emoji's and not a letter's.
    .replace(/[\u034f\u200c\u200d]|\p{Me}/gu, '')
    .toLowerCase()
    .normalize('NFC')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    // Bare combining marks (what is left of an emoji) would sit on the hyphen.
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((word) => word.replace(/^\p{M}+/u, ''));
  let slug = '';
  for (const word of words) {
    const next = slug ? `${slug}-${word}` : word;
    if ([...next].length > longest) break;
    slug = next;
  }
  if (!slug && words[0]) slug = [...words[0]].slice(0, longest).join('');
  return slug || fallback;
}
