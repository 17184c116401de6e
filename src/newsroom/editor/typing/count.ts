/** How long a piece is, to its writer and to its reader. */
import type { Language } from '#article/article.ts';
import { wordCount } from '#article/plain-text.ts';

/** Words read in a minute, as the readers' pages count them (edition/conventions). */
const wordsPerMinute: Record<Language, number> = { ar: 180, en: 230 };

/** `length('وصل وفد إلى موسكو', 'ar')` → `{words: 4, minutes: 1}`; nothing takes no minutes. */
export function length(text: string, language: Language): { words: number; minutes: number } {
  const words = wordCount(text);
  return { words, minutes: words && Math.max(1, Math.round(words / wordsPerMinute[language])) };
}
