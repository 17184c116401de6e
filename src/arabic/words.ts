/** The words of a text: where each stands, and what counts as one word. */

/**
 * In this order: initials («أ.ف.ب», `U.S`), numbers with their separators («1,500», «٣٫٥»), runs of letters, digits,
 * marks and tatweel. Hyphens, apostrophes, slashes and the underscores of hashtags stand between words.
 */
const words =
  /(?<![\p{L}\p{M}])\p{L}(?:\.\p{L})+(?![\p{L}\p{M}])|\p{N}+(?:[.,٫٬]\p{N}+)+|[\p{L}\p{N}\p{M}\u0640]+/gu;

/**
 * The words of a text with their places: `{word, start, end}`, offsets in UTF-16 units of `text`.
 *
 * «وكالة أ.ف.ب: 1,500 نازح #غوث_الملهوف» → وكالة، أ.ف.ب، 1,500، نازح، غوث، الملهوف
 */
export function* wordsOf(text: string): Generator<{ word: string; start: number; end: number }> {
  for (const match of text.matchAll(words))
    yield { word: match[0], start: match.index, end: match.index + match[0].length };
}
