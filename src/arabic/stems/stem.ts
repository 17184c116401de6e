/**
 * Stems: one key a word, so that a query for one form finds the others.
 *
 * A known word has its key in the table that `scripts/learn/stems.ts` learns from running text: plurals, broken
 * ones too, under their singular; the forms of a verb under its past. A word that is not known is tried without what
 * may be written onto it; the commonest known word inside it wins. Else endings are cut by their shape.
 */
import { matchForm } from '../letters.ts';
import { remembered } from '../remembered.ts';
import { articlePrefixes, barePrefixes, beforePronoun, pronouns } from './clitics.ts';
import { afterPreposition, functionWords, prepositionForms } from './function-words.ts';
import { bandOf, keyOf } from './lexicon.ts';

/**
 * Endings of number, gender and case that a rare form of a known word may carry, with what the word has instead.
 * They are looked for behind four letters at least: a rare short word is a name oftener than a form of a common one.
 */
const inflections: readonly (readonly [ending: string, ...instead: string[]])[] = [
  ['تين', 'ه'],
  ['تان', 'ه'],
  ['ات', 'ه', ''],
  ['ون', '', 'ي'],
  ['ين', '', 'ي'],
  ['ان', ''],
  ['وا', ''],
  ['يه', 'ي'],
  ['ه', ''],
  ['ا', ''],
];
const leastInflected = 4;
/** Accusatives of common short words are common too: وفدا. About 250 occurrences in the learning text. */
const commonBand = 8;

interface Found {
  key: string;
  score: number;
}

/** What a pronoun costs; only the third person is common in news, the others need a longer word before them. */
const pronounCost = (pronoun: string, word: string): number =>
  /^ه/.test(pronoun) ? 1.5 + 0.6 * pronoun.length : word.length > 3 ? 4 : 99;

/** The best known word in what is left of a form once its prefix is gone. `article`: a noun with its article. */
function lookUp(rest: string, article: boolean, cost: number, best: Found | undefined): Found | undefined {
  let found = best;
  const offer = (word: string, penalty: number) => {
    const key = keyOf(word);
    if (key === undefined || penalty > 90) return;
    const score = bandOf(word) - penalty - cost;
    if (!found || score > found.score) found = { key, score };
  };
  offer(rest, 0);
  if (!article)
    for (const pronoun of pronouns) {
      if (!rest.endsWith(pronoun) || rest.length - pronoun.length < 3) continue;
      for (const word of beforePronoun(rest.slice(0, -pronoun.length)))
        offer(word, pronounCost(pronoun, word));
    }
  for (const [ending, ...instead] of inflections) {
    if (!rest.endsWith(ending) || rest.length - ending.length < leastInflected - 1) continue;
    for (const replacement of instead) {
      const word = rest.slice(0, -ending.length) + replacement;
      if (word.length >= leastInflected) offer(word, ending === 'ا' ? 2 : 3);
      else if (ending === 'ا' && bandOf(word) >= commonBand) offer(word, 2);
    }
  }
  return found;
}

/** Endings cut from words of which nothing is known. */
const endings = [
  'تهما',
  'اتها',
  'اتهم',
  'اته',
  'يات',
  'تها',
  'تهم',
  'هما',
  'ها',
  'ات',
  'ون',
  'ين',
  'هم',
  'يه',
  'ته',
  'ه',
  'ا',
];

const longestFirst = articlePrefixes.toSorted((a, b) => b.length - a.length);

function byShape(form: string): string {
  let stem = form;
  for (const prefix of longestFirst) {
    if (!stem.startsWith(prefix) || stem.length - prefix.length < 3) continue;
    stem = stem.slice(prefix.length);
    break;
  }
  if (stem === form && stem.startsWith('و') && stem.length > 4) stem = stem.slice(1);
  for (const ending of endings)
    if (stem.endsWith(ending) && stem.length - ending.length >= 3) {
      const nisba = ending === 'يه' || ending === 'يات';
      return stem.slice(0, -ending.length) + (nisba ? 'ي' : '');
    }
  return stem;
}

/** English plurals: `'ministers'` → `'minister'`, `'parties'` → `'party'`; anything else as it is. */
function latinStem(form: string): string {
  if (!/^[a-z]{3,}[a-rtvwxyz]s$/.test(form) || form.endsWith('is')) return form;
  return form.endsWith('ies') && form.length > 4 ? `${form.slice(0, -3)}y` : form.slice(0, -1);
}

/** و stands before anything, ب and ل before many words, ف and ك before few. */
const prefixCost = (prefix: string): number => (/[فك]/.test(prefix) ? 2.5 : 1) * prefix.length;

/** `particle`: the form may be a preposition with a pronoun or another word of grammar. */
function stemOfForm(form: string, particle: boolean): string {
  if (particle) {
    const preposition = prepositionForms.get(form);
    if (preposition) return preposition;
    if (functionWords.has(form)) return form;
  }
  const known = keyOf(form);
  if (known !== undefined) return known;
  if (!/^[\u0621-\u064a]+$/.test(form)) return latinStem(form);
  // What begins like the article is the article, if a word follows: الفهم is فهم, not ألف and a pronoun.
  let best = lookUp(form, false, /^[ال]ل/.test(form) ? 6 : /^[وفبك]ال/.test(form) ? 2 : 0, undefined);
  for (const prefix of articlePrefixes)
    if (form.startsWith(prefix) && form.length - prefix.length >= 2)
      best = lookUp(form.slice(prefix.length), true, 0.5, best);
  for (const prefix of barePrefixes) {
    if (!form.startsWith(prefix) || form.length - prefix.length < 2) continue;
    const rest = form.slice(prefix.length);
    // The future سـ stands before an imperfect; before the I-form only if that is known (سأقول, but سادته).
    if (prefix.endsWith('س') && !/^[يتن]/.test(rest) && !(rest.startsWith('ا') && keyOf(rest))) continue;
    const conjunction = prefix === 'و' || prefix === 'ف';
    if (conjunction || afterPreposition.has(rest)) {
      const ofGrammar = prepositionForms.get(rest) ?? (functionWords.has(rest) ? rest : undefined);
      if (ofGrammar) return ofGrammar;
    }
    if (rest.length > (/[فكس]/.test(prefix) ? 3 : 2)) best = lookUp(rest, false, prefixCost(prefix), best);
  }
  if (best) return best.key;
  // مسئولين once its hamza is folded: tried as مسؤولين.
  if (form.includes('يو')) {
    const key = lookUp(form.replace('يو', 'وو').replace(/^ال/, ''), false, 0, undefined)?.key;
    if (key) return key;
  }
  return byShape(form);
}

/** No word has more letters; an index entry has a limit of its own (2,046 bytes). */
const cut = (text: string): string =>
  text.length > 100 ? text.slice(0, 100).replace(/[\ud800-\udbff]$/, '') : text;

/**
 * The key under which a word is indexed and sought. It takes the word as written; `matchText` of it gives the same
 * key but for a few words that only hamza or ta marbuta tells apart.
 *
 * `stem('والحكومة')` = `stem('للحكومات')` → `'حكومه'`, `stem('الملاعب')` → `'ملعب'`, `stem('سيقولون')` → `'قال'`,
 * `stem('المسئولين')` → `'مسوول'`, `stem('Ministers')` → `'minister'`. A key is a name for a word's forms: it need not
 * be its own key (يكتب is under كتب, the verb; كتب itself is under كتاب, books).
 */
export const stem: (word: string) => string = remembered(
  // آلية and فئة only look like إليه and فيه once their letters are folded.
  (word) => stemOfForm(cut(matchForm(cut(word))), !word.endsWith('ة') && !word.includes('ئ')),
  { most: 8_192 },
);

/** Would a query for a find b? */
export const conflate = (a: string, b: string): boolean => stem(a) === stem(b);
