/**
 * Words for matching, first version: folded letters and light stripping of what is written onto a word.
 * The stems of the search issue replace `matchWord`; nothing else here depends on how it strips.
 */
import { displayText, matchText } from './letters.ts';

/** Prefixes in the order tried, longest first (Larkey, Ballesteros and Connell 2007, "light10", plus لل). */
const prefixes = ['وبال', 'وال', 'بال', 'كال', 'فال', 'ولل', 'ال', 'لل', 'و'];
/** Suffixes after letter folding, longest first. */
const suffixes = ['هما', 'اته', 'اتي', 'ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'هم', 'ه', 'ي'];

/**
 * The form under which a word is indexed and sought.
 *
 * `matchWord('والحكومة')` → `'حكوم'`, `matchWord('الحكومات')` → `'حكوم'`, `matchWord('Moscow')` → `'moscow'`.
 */
export function matchWord(word: string): string {
  let stem = matchText(word);
  if (!/^[\u0621-\u064a]+$/.test(stem)) return stem;
  for (const prefix of prefixes) {
    // A bare و is a letter of the word more often than a prefix: it needs three letters after it.
    const least = prefix === 'و' ? 3 : 2;
    if (!stem.startsWith(prefix) || stem.length - prefix.length < least) continue;
    stem = stem.slice(prefix.length);
    break;
  }
  for (const suffix of suffixes) {
    if (stem.endsWith(suffix) && stem.length - suffix.length >= 3) {
      stem = stem.slice(0, -suffix.length);
      break;
    }
  }
  return stem;
}

/** The words of a text with their places: `{word, start, end}`, offsets in UTF-16 units of `text`. */
export function* wordsOf(text: string): Generator<{ word: string; start: number; end: number }> {
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}\u0640]+/gu))
    yield { word: match[0], start: match.index, end: match.index + match[0].length };
}

/**
 * All match forms of a text in order, for an index.
 * `matchWords('وصل وفد إلى موسكو')` → `['وصل', 'وفد', 'الي', 'موسكو']`
 */
export function matchWords(text: string): string[] {
  const forms: string[] = [];
  // Cleaned first: one typesetter's glyph may stand for four words.
  for (const { word } of wordsOf(displayText(text))) {
    // A "word" of hundreds of letters is no word; an index entry has a limit of its own (2,046 bytes).
    const form = matchWord(word.slice(0, 100));
    if (form) forms.push(form);
  }
  return forms;
}

/** Words too common in headlines to say what a piece is about (match forms). */
const commonWords = new Set(
  matchWords(
    'في من على إلى عن مع بعد قبل بين حول ضد خلال منذ حتى عند لدى أن إن ما لا لم لن هل هو هي هذا هذه ذلك تلك التي الذي ' +
      'الذين كل بعض غير عبر نحو دون أو ثم كما قد لقد كان كانت يكون تكون أكثر أول أمس اليوم غدا عام سنة يوم شهر ' +
      'مليون ألف مليار وسط عدد جديد جديدة فيديو صور بالفيديو بالصور عاجل ' +
      'the a an of in on at to for and or with from by is are was were be as its it this that after over',
  ),
);

/** The words of a headline that carry its subject: no function words, no bare numbers, each once. */
export function subjectWords(headline: string): string[] {
  const subject = new Set<string>();
  for (const form of matchWords(headline))
    if (form.length > 1 && !commonWords.has(form) && !/^\d+$/.test(form)) subject.add(form);
  return [...subject];
}
