/**
 * What is written onto an Arabic word without being part of it: conjunctions, prepositions, the article, the
 * future سـ before it; pronouns after it. Ryding, A Reference Grammar of Modern Standard Arabic (2005), 12 and 16.
 */

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
export function beforePronoun(rest: string): string[] {
  const open = rest.slice(0, -1);
  switch (rest.at(-1)) {
    case 'ت':
      return [rest, `${open}ه`];
    case 'ا':
      return [rest, `${open}ي`];
    case 'و':
      return open.endsWith('ا') ? [rest, `${rest}ا`, open] : [rest, `${rest}ا`];
    case 'ي':
      return open.endsWith('ا') ? [rest, open] : [rest];
    default:
      return [rest];
  }
}
