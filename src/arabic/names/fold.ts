/** One word as compared: `matchText` without its cost for plain words. */
import { matchText } from '../letters.ts';

const plainArabic = /^[\u0621-\u063a\u0641-\u064a]+$/;

/** `matchText` for the common case (bare Arabic letters), without decomposition. */
export function foldWord(word: string): string {
  if (!plainArabic.test(word)) return matchText(word);
  let form = '';
  for (const letter of word) {
    if (letter === 'أ' || letter === 'إ' || letter === 'آ') form += 'ا';
    else if (letter === 'ى' || letter === 'ئ') form += 'ي';
    else if (letter === 'ة') form += 'ه';
    else if (letter === 'ؤ') form += 'و';
    else if (letter !== 'ء') form += letter;
  }
  return form;
}
