/** Phrases: words side by side in one order. */
import { type Token, tokensOf } from '#concordance/terms.ts';

/**
 * Whether a text holds the words side by side. Written forms are compared, with or without «و» and «ال» and the
 * prepositions written onto the first: «مجلس الأمن» stands in «ومجلس الأمن» and not in «مجلس للأمن».
 */
export function holdsPhrase(text: string, words: readonly { form: string; stem: string }[]): boolean {
  const recent: Token[] = [];
  for (const token of tokensOf(text)) {
    recent.push(token);
    if (recent.length > words.length) recent.shift();
    if (
      recent.length === words.length &&
      words.every((word, i) =>
        i === 0
          ? recent[i]!.form === word.form || recent[i]!.stem === word.stem
          : recent[i]!.form === word.form,
      )
    )
      return true;
  }
  return false;
}
