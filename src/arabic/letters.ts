/**
 * Letters of Arabic writing and the levels at which two spellings count as the same.
 *
 * Three levels, each throwing away more: `displayText` (nothing a reader would miss), `slugText` (marks that
 * no one types into an address), `matchText` (spelling habits: hamza, final ya and ta marbuta, digits).
 */

/** Tashkeel (U+064B–U+065F, U+0670), Quranic marks (U+0610–U+061A, U+06D6–U+06ED) and extended ones (U+08D3–U+08FF). */
const tashkeel = /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff]/g;
const tatweel = /\u0640/g;
/** Controls with no place in text: C0 but tab and line feed, DEL, C1, and lone surrogates. */
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Zero-width characters and direction embeddings, overrides and isolates: a way to make a text read other than it is written. */
const invisible = /[\u00ad\u115f\u1160\u180e\u200b\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/g;
/** Direction marks (LRM, RLM, ALM) move nothing but the punctuation beside them: shown text keeps them, words do not. */
const directionMarks = /[\u200e\u200f\u061c]/g;
/** Presentation forms: letters as a typesetter's glyphs (old pages and PDFs paste them). */
const presentationForms = /[\ufb50-\ufdff\ufe70-\ufefc]/;

const hasArabic = /[\u0621-\u064a\u0671-\u06d3]/;

/** True when a text holds at least one Arabic letter. */
export const isArabic = (text: string): boolean => hasArabic.test(text);

/**
 * Text as it may be shown and stored: canonical composition, presentation forms back to letters, no control
 * characters, nothing that reorders or hides text, one kind of line end.
 *
 * `displayText('\u202eﻣﻮﺳﻜﻮ')` → `'موسكو'`. ZWNJ and ZWJ (U+200C, U+200D) stay: Persian names and emoji need them.
 */
export function displayText(text: string): string {
  let result = text.replace(/\r\n?/g, '\n').replace(controls, '').replace(invisible, '');
  if (presentationForms.test(result)) result = result.replace(/[\ufb50-\ufdff\ufe70-\ufefc]+/g, (run) => run.normalize('NFKC'));
  return result.normalize('NFC');
}

/** `displayText` on one line, with single spaces: for headlines, names, captions. U+2028 and U+00A0 become spaces. */
export const lineText = (text: string): string => displayText(text).replace(/\s+/g, ' ').trim();

/** Without tashkeel, tatweel and direction marks. `withoutMarks('مُحَمَّــد')` → `'محمد'` */
export const withoutMarks = (text: string): string =>
  text.replace(tashkeel, '').replace(tatweel, '').replace(directionMarks, '');

const folds: Record<string, string> = {
  أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ؤ: 'و', ئ: 'ي', ى: 'ي', ة: 'ه',
  ک: 'ك', ی: 'ي', ے: 'ي', ھ: 'ه', ہ: 'ه', ە: 'ه', ۀ: 'ه', گ: 'ك', ڤ: 'ف', پ: 'ب', چ: 'ج', ژ: 'ز',
};
for (let digit = 0; digit <= 9; digit++) {
  folds[String.fromCharCode(0x660 + digit)] = String(digit);
  folds[String.fromCharCode(0x6f0 + digit)] = String(digit);
}
const foldable = new RegExp(`[${Object.keys(folds).join('')}]`, 'g');

/**
 * The form in which words are compared: marks gone, hamza seats and final ya/ta marbuta folded, Persian and
 * Urdu look-alikes as Arabic, all digits Western, Latin in lower case without accents.
 *
 * `matchText('الحكومة')` → `'الحكومه'`; `matchText('مسئولين')` = `matchText('مسؤولين')`? No: `'مسيولين'` and
 * `'مسوولين'`; medial hamza seats are a matter of stems, which the search engine handles.
 */
export const matchText = (text: string): string =>
  withoutMarks(displayText(text))
    .replace(foldable, (letter) => folds[letter] ?? letter)
    .replace(/ء/g, '')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
