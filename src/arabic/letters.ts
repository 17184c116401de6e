/**
 * Letters of Arabic writing and the levels at which two spellings count as the same.
 *
 * Three levels, each throwing away more: `displayText` (nothing a reader would miss), `withoutMarks` (marks that
 * no one types into an address), `matchText` (spelling habits: hamza, final ya and ta marbuta, digits). Stems are
 * looked up at a fourth, `matchForm`: `matchText` that knows two schools of writing hamza before و.
 */

/** Tashkeel (U+064B–U+065F, U+0670), Quranic marks (U+0610–U+061A, U+06D6–U+06ED) and extended ones (U+08CA–U+08FF). */
const tashkeel =
  /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08ca-\u08e1\u08e3-\u08ff]/g;
const tatweel = /\u0640/g;
/** Line ends other than LF: CR LF, CR, vertical tab, form feed and next line. */
const lineEnds = /\r\n?|[\u000b\u000c\u0085]/g;
/** Controls with no place in text (and none in XML): C0 but tab and line feed, DEL, C1, noncharacters. */
const controls =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]/g;
const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Zero-width characters, letters that show as nothing, and direction embeddings, overrides and isolates: ways to make a text read other than it is written. */
const invisible =
  /[\u00ad\u115f\u1160\u180e\u200b\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]/g;
/** Direction marks (LRM, RLM, ALM) move nothing but the punctuation beside them: shown text keeps them, words do not. */
const directionMarks = /[\u200e\u200f\u061c]/g;
/** Variation selectors choose a glyph for the sign before them: an emoji in colour, a digit as a key. */
const variationSelectors = /[\ufe00-\ufe0f]|\udb40[\udd00-\uddef]/g;
/** Presentation forms: letters as a typesetter's glyphs (old pages and PDFs paste them). */
const presentationForms = /[\ufb50-\ufdff\ufe70-\ufefc]+/g;

const arabicLetter = /(?=\p{L})\p{Script=Arabic}/u;

/** True when a text holds at least one Arabic letter. */
export const isArabic = (text: string): boolean => arabicLetter.test(text);

/**
 * Text as it may be shown and stored: canonical composition, presentation forms back to letters, no control
 * characters, nothing that reorders or hides text, one kind of line end.
 *
 * `displayText('\u202eﻣﻮﺳﻜﻮ')` → `'موسكو'`. ZWNJ and ZWJ (U+200C, U+200D) stay: Persian names and emoji need them.
 */
export function displayText(text: string): string {
  return (text.isWellFormed() ? text : text.replace(loneSurrogates, ''))
    .replace(lineEnds, '\n')
    .replace(controls, '')
    .replace(invisible, '')
    .replace(presentationForms, (run) => run.normalize('NFKC'))
    .normalize('NFC');
}

/** `displayText` on one line, with single spaces: for headlines, names, captions. U+2028 and U+00A0 become spaces. */
export const lineText = (text: string): string => displayText(text).replace(/\s+/g, ' ').trim();

/** Without tashkeel, tatweel, direction marks and variation selectors. `withoutMarks('مُحَمَّــد')` → `'محمد'` */
export const withoutMarks = (text: string): string =>
  text.replace(tashkeel, '').replace(tatweel, '').replace(directionMarks, '').replace(variationSelectors, '');

/** Letters that stand for one another. */
const folds: Record<string, string> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ؤ: 'و',
  ئ: 'ي',
  ى: 'ي',
  ة: 'ه',
  ک: 'ك',
  ی: 'ي',
  ے: 'ي',
  ھ: 'ه',
  ہ: 'ه',
  ە: 'ه',
  گ: 'ك',
  ڤ: 'ف',
  پ: 'ب',
  چ: 'ج',
  ژ: 'ز',
  ء: '',
};
for (let digit = 0; digit <= 9; digit++) {
  folds[String.fromCharCode(0x660 + digit)] = String(digit);
  folds[String.fromCharCode(0x6f0 + digit)] = String(digit);
}
const foldable = new RegExp(`[${Object.keys(folds).join('')}]`, 'g');
/** Letters of standard Arabic and nothing else: most words of an article. */
const plainArabic = /^[\u0621-\u063a\u0641-\u064a]+$/;

/**
 * The form in which words are compared: marks gone, hamza seats and final ya/ta marbuta folded, Persian and
 * Urdu look-alikes as Arabic, all digits Western, Latin in lower case without accents.
 *
 * `matchText('الحكومة')` → `'الحكومه'`; `matchText('مسئولين')` = `matchText('مسؤولين')`? No: `'مسيولين'` and
 * `'مسوولين'`; that is what `matchForm` is for.
 */
export function matchText(text: string): string {
  const foldLetters = (letters: string) => letters.replace(foldable, (letter) => folds[letter]!);
  // The common case, without the normalisation of Unicode that other text needs.
  if (plainArabic.test(text)) return foldLetters(text);
  // Decomposed, أ is ا and a mark: what takes off tashkeel takes off hamza and madda too.
  return foldLetters(withoutMarks(displayText(text).normalize('NFD')))
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

/**
 * `matchText` that keeps the two spellings of hamza before و together, Egypt's ئ and the others' ؤ: the form that
 * stems are looked up in. `matchForm('مسئولين')` = `matchForm('مسؤولين')` = `'مسوولين'`
 */
export const matchForm = (word: string): string =>
  matchText(word.includes('ئو') ? word.replaceAll('ئو', 'ؤو') : word);
