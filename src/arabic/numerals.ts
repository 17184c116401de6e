/** Digits: Western (0–9, `latn`) and Arabic-Indic (٠–٩, `arab`), chosen by the edition, never by the browser. */

export type Digits = 'latn' | 'arab';

const arabicIndic = '٠١٢٣٤٥٦٧٨٩';

/**
 * Writes the Western digits of a text in the chosen set; everything else stays.
 *
 * `withDigits('23 أكتوبر 2024', 'arab')` → `'٢٣ أكتوبر ٢٠٢٤'`
 */
export function withDigits(text: string, digits: Digits): string {
  if (digits === 'latn') return text;
  return text.replace(/[0-9]/g, (digit) => arabicIndic[Number(digit)] ?? digit);
}

/**
 * Reads what people type: Arabic-Indic (٠–٩) and Persian (۰–۹) digits become Western ones.
 *
 * `westernDigits('٢٣/١٠/۲۰۲۴')` → `'23/10/2024'`
 */
export function westernDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

/**
 * A whole number with its thousands grouped as the digits want it.
 *
 * `formatNumber(43210, 'latn')` → `'43,210'`; `formatNumber(43210, 'arab')` → `'٤٣٬٢١٠'`
 */
export function formatNumber(value: number, digits: Digits): string {
  const separator = digits === 'arab' ? '٬' : ',';
  const grouped = String(Math.trunc(value)).replace(/\B(?=(\d{3})+$)/g, separator);
  return withDigits(grouped, digits);
}
