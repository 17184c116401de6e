/** A figure as somebody types it. */
import { westernDigits } from '#arabic/numerals.ts';

/** `'٢٥'`, `'1,200'`, `'٣٫٥'` → a number; `null` where nothing is typed yet; `undefined`: it is no figure. */
export function figureOf(typed: string): number | null | undefined {
  const plain = westernDigits(typed)
    .replace(/[٬,\s]/gu, '')
    .replace('٫', '.');
  if (/^-?$/.test(plain)) return null;
  return /^-?\d{1,15}(?:\.\d{0,6})?$/.test(plain) ? Number(plain) : undefined;
}
