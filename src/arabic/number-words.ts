/** Numbers written in words: «ثلاثة وعشرون ألفا» → 23000. (Ryding 2005, chapter 15: all cases, both genders.) */
import { matchText } from './letters.ts';
import { westernDigits } from './numerals.ts';

const values = new Map<string, number>();
const scales = new Map<string, number>();
/** Scales in the dual: the number and its scale at once. */
const duals = new Map<string, number>();

const enter = (to: Map<string, number>, value: number, words: string): void => {
  for (const word of words.split(' ')) to.set(matchText(word), value);
};
enter(values, 0, 'صفر');
enter(values, 1, 'واحد واحدة أحد إحدى');
enter(values, 2, 'اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي إثنان إثنين');
const units = ['ثلاث', 'أربع', 'خمس', 'ست', 'سبع', 'ثماني', 'تسع', 'عشر'];
units.forEach((unit, index) => {
  enter(values, index + 3, `${unit} ${unit}ة`);
});
enter(values, 8, 'ثمان ثمانية');
enter(values, 20, 'عشرون عشرين');
const tens = ['ثلاث', 'أربع', 'خمس', 'ست', 'سبع', 'ثمان', 'تسع'];
tens.forEach((ten, index) => {
  enter(values, (index + 3) * 10, `${ten}ون ${ten}ين`);
  enter(values, (index + 3) * 100, `${ten}مئة ${ten}مائة ${ten}ماية`);
});
enter(values, 800, 'ثمانيمئة ثمانيمائة');
enter(values, 200, 'مئتان مئتين مائتان مائتين مئتا مئتي مائتا مائتي');
enter(scales, 100, 'مئة مائة مئات مية');
enter(scales, 1e3, 'ألف ألفا آلاف الآف');
enter(duals, 2e3, 'ألفان ألفين ألفي');
for (const [value, word] of [
  [1e6, 'مليون'],
  [1e9, 'مليار'],
  [1e9, 'بليون'],
  [1e12, 'تريليون'],
  [1e12, 'ترليون'],
] as const) {
  enter(scales, value, `${word} ${word}ا ${word}ات`);
  enter(duals, value * 2, `${word}ان ${word}ين ${word}ي`);
}
enter(scales, 1e6, 'ملايين');
enter(scales, 1e9, 'بلايين مليارات');

const mostWords = 24;

/**
 * The number that a phrase writes in words, digits or both; `null` where any word is no part of a number.
 *
 * `readNumber('ثلاثة وعشرون ألفا')` → 23000, `readNumber('ألفان وخمسمئة')` → 2500, `readNumber('خمسة عشر')` → 15,
 * `readNumber('3.5 ملايين')` → 3500000, `readNumber('كتاب')` → null.
 */
export function readNumber(phrase: string): number | null {
  const words = westernDigits(phrase).trim().split(/\s+/);
  if (words.length > mostWords || !words[0]) return null;
  let total = 0;
  let group = 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (const [index, written] of words.entries()) {
    const word = read(written, index > 0);
    if (word === null) return null;
    if (word.dual) {
      if (group > 0 || word.value >= lowest) return null;
      total += word.value;
      lowest = word.value / 2;
    } else if (word.scale === 100) group = group > 2 && group < 10 ? group * 100 : group + 100;
    else if (word.scale) {
      if (word.scale >= lowest) return null;
      total += (group || 1) * word.scale;
      group = 0;
      lowest = word.scale;
    } else group += word.value;
  }
  return total + group;
}

/** One word: its value, or the scale it multiplies with. After the first word a و may be written onto it. */
function read(written: string, joined: boolean): { value: number; scale?: number; dual?: boolean } | null {
  const digits = /^و?(\d{1,15}(?:[.٫]\d{1,6})?)$/.exec(written.replace(/[,٬](?=\d{3})/g, ''));
  if (digits) return { value: Number(digits[1]!.replace('٫', '.')) };
  const form = matchText(written);
  for (const reading of joined && form.startsWith('و') ? [form, form.slice(1)] : [form]) {
    const value = values.get(reading);
    if (value !== undefined) return { value };
    const scale = scales.get(reading);
    if (scale !== undefined) return { value: 0, scale };
    const dual = duals.get(reading);
    if (dual !== undefined) return { value: dual, dual: true };
  }
  return null;
}
