/**
 * What is written onto an Arabic word without being part of it: conjunctions, prepositions, the article, the
 * future سـ before it; pronouns after it. Ryding, A Reference Grammar of Modern Standard Arabic (2005), 12 and 16.
 */
import { matchText } from '../letters.ts';

/** `matchText` that keeps the two spellings of hamza before و together: مسئول as مسؤول, شئون as شؤون. */
export const matchForm = (word: string): string => matchText(word.replaceAll('ئو', 'ؤو'));

/** Prefixes that end in the article: what follows is a noun or an adjective. */
export const articlePrefixes: readonly string[] = [
  'ال',
  'لل',
  'وال',
  'فال',
  'بال',
  'كال',
  'ولل',
  'فلل',
  'وبال',
  'فبال',
  'وكال',
];

/** Prefixes without the article. سـ only before an imperfect; أ of questions is too rare in news to be sought. */
export const barePrefixes: readonly string[] = [
  'و',
  'ف',
  'ب',
  'ل',
  'ك',
  'س',
  'وب',
  'ول',
  'وك',
  'فب',
  'فل',
  'وس',
  'فس',
];

/** Pronouns, longest first. */
export const pronouns: readonly string[] = ['هما', 'ها', 'هم', 'هن', 'كم', 'نا', 'ني', 'ه', 'ك', 'ي'];

/**
 * The words that may stand before a pronoun, given the letters before it: ت may be ة (حكومته), ا may be final ى
 * (مستواه), و or ي the seat of a final hamza (أعضاؤه), and the silent alif of وا is dropped (قتلوه).
 */
export function* beforePronoun(rest: string): Generator<string> {
  yield rest;
  const open = rest.slice(0, -1);
  if (rest.endsWith('ت')) yield `${open}ه`;
  else if (rest.endsWith('ا')) yield `${open}ي`;
  else if (rest.endsWith('و')) {
    yield `${rest}ا`;
    if (open.endsWith('ا')) yield open;
  } else if (rest.endsWith('ي') && open.endsWith('ا')) yield open;
}

/** Every `{prefix, rest}` of a form, with the article first. A rest of one letter is no word. */
export function* withoutPrefix(form: string): Generator<{ prefix: string; rest: string; article: boolean }> {
  for (const prefix of articlePrefixes)
    if (form.startsWith(prefix) && form.length - prefix.length >= 2)
      yield { prefix, rest: form.slice(prefix.length), article: true };
  // Before a noun in ل the article's own lam is not written thrice: لـ + اللجنة is للجنة.
  for (const prefix of barePrefixes) {
    if (!form.startsWith(prefix) || form.length - prefix.length < 2) continue;
    const rest = form.slice(prefix.length);
    if (prefix.endsWith('س') && !/^[يتنا]/.test(rest)) continue;
    yield { prefix, rest, article: false };
  }
}
