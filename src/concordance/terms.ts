/**
 * What an article or a query is made of, as the concordance (the index of words) sees it.
 *
 * A term is a string in one of four spaces: a stem as it is (`قرار`), a bare form after `=` (`=قرارات`), a written form
 * after `"` (`"بالقرارات`), a filter after `@` (`@section:3`). No stem begins with one of these signs, so the spaces
 * cannot meet.
 */
import { matchText } from '#arabic/letters.ts';
import { remembered } from '#arabic/remembered.ts';
import { articlePrefixes, barePrefixes } from '#arabic/stems/clitics.ts';
import { stem } from '#arabic/stems/stem.ts';
import { wordsOf } from '#arabic/words.ts';

/** The three forms of a word: as written but folded, the same without what is written onto its front, its stem. */
export interface Forms {
  /** `بالقرارات` */
  form: string;
  /** `قرارات` */
  base: string;
  /** `قرار` */
  stem: string;
}

/** A word in its place: offsets in UTF-16 units of the text as given. */
export interface Token extends Forms {
  start: number;
  end: number;
}

/** Letters of a word that count; what is longer is no word. */
const longestWord = 60;

/** `formsOf('والحكومات')` → `{form: 'والحكومات', base: 'حكومات', stem: 'حكومه'}` */
export const formsOf: (word: string) => Forms = remembered(
  (word) => makeForms(word.length > longestWord ? word.slice(0, longestWord) : word),
  { most: 16_384 },
);

/** `أ.ف.ب` → `افب`, `1,500` and `١٬٥٠٠` → `1500`, `٣٫٥` → `3.5` */
function foldedForm(word: string): string {
  const form = matchText(word);
  if (!/[.,٫٬]/.test(form)) return form;
  return /^\p{N}/u.test(form) ? form.replace(/[,٬]/g, '').replaceAll('٫', '.') : form.replaceAll('.', '');
}

const prefixes = [...articlePrefixes, ...barePrefixes].sort((a, b) => b.length - a.length);

function makeForms(word: string): Forms {
  const form = foldedForm(word);
  // Initials and numbers are what they are.
  const key = /[.,٫٬]/.test(word) ? form : stem(word);
  // What can be taken off without changing the stem was written onto the word.
  for (const prefix of prefixes)
    if (form.startsWith(prefix) && form.length - prefix.length >= 2) {
      const rest = form.slice(prefix.length);
      if (stem(rest) === key) return { form, base: rest, stem: key };
    }
  return { form, base: form, stem: key };
}

/**
 * The words of a text with their forms. Words of which folding leaves nothing are left out; a typesetter's glyph that
 * stands for several words («ﷺ») is several words.
 */
export function* formsIn(
  text: string,
): Generator<{ word: string; forms: Forms; start: number; end: number }> {
  for (const { word, start, end } of wordsOf(text)) {
    const forms = formsOf(word);
    if (forms.form.includes(' ')) {
      for (const part of forms.form.split(' '))
        if (part) yield { word: part, forms: formsOf(part), start, end };
    } else if (forms.form && forms.stem) yield { word, forms, start, end };
  }
}

/** The tokens of a text in order, for finding their places again. */
export function* tokensOf(text: string): Generator<Token> {
  for (const { forms, start, end } of formsIn(text)) yield { ...forms, start, end };
}

/** The term of a bare form. `exact('قرارات')` → `'=قرارات'` */
export const exact = (base: string): string => `=${base}`;
/** The term of a written form. `written('بالقرارات')` → `'"بالقرارات'` */
export const written = (form: string): string => `"${form}`;
/** The term by which a search is narrowed. `filter('section:3')` → `'@section:3'` */
export const filter = (list: string): string => `@${list}`;
/** Whether a term is a stem. */
export const isStem = (term: string): boolean => !/^[="@]/.test(term);
