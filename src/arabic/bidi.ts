/** Text of two directions in one line: isolates for plain text, stray controls, the direction of a text. */

/** First Strong Isolate: what follows is laid out by itself, in the direction of its first strong letter. */
const FSI = '\u2068';
/** Pop Directional Isolate: ends it. */
const PDI = '\u2069';

/** Embeddings, overrides and isolates: invisible, and able to reorder what stands beside them. */
const controls = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * Takes out invisible controls that reorder text. The harmless marks (LRM, RLM, ALM) stay: writers put them
 * there to hold a full stop or a bracket on its side.
 *
 * `stripBidiControls('وصل \u202Eدفو')` → `'وصل دفو'`
 */
export function stripBidiControls(text: string): string {
  return text.replace(controls, '');
}

/**
 * Wraps a piece of text so that it cannot disturb its neighbours, for places where there is no `<bdi>`:
 * feeds, mail subjects, page titles, share texts. Stray controls inside are taken out first, so that a pair
 * always matches.
 *
 * `isolate('Reuters – رويترز')` → `'\u2068Reuters – رويترز\u2069'`; `isolate('')` → `''`
 */
export function isolate(text: string): string {
  return text === '' ? '' : FSI + stripBidiControls(text) + PDI;
}

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const letter = /\p{L}/u;

/**
 * The direction of a text by its first strong letter; digits and punctuation decide nothing.
 *
 * `baseDirection('«BBC»: وصل الوفد')` → `'ltr'`; `baseDirection('2024: وصل')` → `'rtl'`; `baseDirection('…')` → `null`
 */
export function baseDirection(text: string): 'rtl' | 'ltr' | null {
  const first = letter.exec(text)?.[0];
  if (first === undefined) return null;
  return rightToLeft.test(first) ? 'rtl' : 'ltr';
}

/** True when letters of both directions stand in the text, so that it needs an isolate in plain text. */
export function isMixed(text: string): boolean {
  let seenRight = false;
  let seenLeft = false;
  for (const [found] of text.matchAll(/\p{L}/gu)) {
    if (rightToLeft.test(found)) seenRight = true;
    else seenLeft = true;
    if (seenRight && seenLeft) return true;
  }
  return false;
}
