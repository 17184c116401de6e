/** Slips of the pen: the words at one slip from another. */

const arabicLetters = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي';
const latinLetters = 'abcdefghijklmnopqrstuvwxyz';

/** Words shorter than this are at one slip from too many others. */
export const shortestCorrected = 4;
const longestCorrected = 20;

/**
 * Every string at one slip from a folded word: a letter left out, doubled or put in, taken for another, or two
 * neighbours exchanged (Damerau 1964: four kinds make up most misspellings). About 60 for each letter of the word;
 * nothing for words that are too short, too long, or of no one script.
 */
export function oneSlipFrom(form: string): string[] {
  if (form.length < shortestCorrected || form.length > longestCorrected) return [];
  const letters = /^[\u0621-\u064a]+$/.test(form) ? arabicLetters : /^[a-z]+$/.test(form) ? latinLetters : '';
  if (!letters) return [];
  const found = new Set<string>();
  for (let i = 0; i <= form.length; i++) {
    const head = form.slice(0, i);
    const tail = form.slice(i);
    if (tail) found.add(head + tail.slice(1));
    if (tail.length > 1) found.add(head + tail[1] + tail[0] + tail.slice(2));
    for (const letter of letters) {
      found.add(head + letter + tail);
      if (tail) found.add(head + letter + tail.slice(1));
    }
  }
  found.delete(form);
  return [...found];
}
