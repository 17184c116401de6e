/**
 * Counted nouns. Arabic has six forms and the noun changes with the number: one and two stand without a
 * numeral («دقيقة واحدة»، «دقيقتان»), three to ten take a plural («3 دقائق»), eleven and more a singular
 * («11 دقيقة»), and hundreds begin again («100 دقيقة»، «103 دقائق»).
 */
import { type Digits, formatNumber } from './numerals.ts';

/** `{n}` is where the numeral goes; a form that is missing falls to `other`. */
export type PluralForms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

const rules = new Map<string, Intl.PluralRules>();

function rulesOf(locale: string): Intl.PluralRules {
  let found = rules.get(locale);
  if (!found) {
    found = new Intl.PluralRules(locale);
    rules.set(locale, found);
  }
  return found;
}

/**
 * The phrase for a number of things.
 *
 * `counted(2, {one: 'دقيقة واحدة', two: 'دقيقتان', few: '{n} دقائق', other: '{n} دقيقة'}, 'ar', 'latn')`
 * → `'دقيقتان'`; with 3 → `'3 دقائق'`; with 11 → `'11 دقيقة'`
 */
export function counted(count: number, forms: PluralForms, locale: string, digits: Digits): string {
  const form = forms[rulesOf(locale).select(count)] ?? forms.other;
  return form.replace('{n}', formatNumber(count, digits));
}
