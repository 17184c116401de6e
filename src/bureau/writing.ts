/** What language copy is in and which way its paragraphs run, by how many of its letters say so. */
import { baseDirection } from '#arabic/bidi.ts';
import type { Language } from '#article/article.ts';
import type { Direction } from '#article/body.ts';

const rightLetter = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const anyLetter = /\p{L}/u;

/** How many letters of a text run from the right, and how many there are. */
function countLetters(text: string): { right: number; all: number } {
  let right = 0;
  let all = 0;
  for (const sign of text) {
    const code = sign.charCodeAt(0);
    // Most of what comes is one of these; asking a pattern for every letter takes ten times as long.
    if (code >= 0x621 && code <= 0x63a) right++;
    else if (code >= 0x641 && code <= 0x64a) right++;
    else if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) all++;
    else if (code > 0x7f && anyLetter.test(sign)) {
      if (rightLetter.test(sign)) right++;
      else all++;
    }
  }
  return { right, all: all + right };
}

/** Enough of a text to tell its language by. */
const sample = 500;

/** `languageOf('iPhone 16 يصل الأسواق', 'بدأت الشركة…')` → `'ar'`: a headline full of Latin names may head Arabic text. */
export function languageOf(headline: string, text: string): Language {
  const { right, all } = countLetters(`${headline} ${text.slice(0, sample)}`);
  return right > 0 && right * 2 >= all ? 'ar' : 'en';
}

/**
 * Gives the direction of a paragraph that runs against its article, `null` for one that runs with it. An Arabic
 * paragraph that opens with a Latin name («CNN: أعلنت…») is Arabic all the same: most of its letters decide.
 */
export function againstDirection(language: Language): (paragraph: string) => Direction | null {
  const main: Direction = language === 'ar' ? 'rtl' : 'ltr';
  return (paragraph) => {
    const first = baseDirection(paragraph);
    if (!first || first === main) return null;
    const { right, all } = countLetters(paragraph);
    return (first === 'rtl' ? right : all - right) * 2 > all ? first : null;
  };
}
