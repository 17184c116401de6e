/** Verbs, told from nouns by the company their letters keep in the archive. */
import type { Lexicon } from '../likeness/profile.ts';
import { written } from '../terms.ts';

/**
 * A test for forms that are verbs far more often than nouns. No dictionary: the archive knows which forms it has seen.
 *
 * - A noun takes the article: a form that has it in a tenth as many articles as it has none is a noun (Ryding 2005, 7).
 * - An imperfect has its twin in the other person, ي and ت (يعلن, تعلن), or the future سـ.
 * - A perfect has its imperfect: شارك–يشارك, اعلن–يعلن, استقبل–يستقبل; its feminine has ت (شاركت).
 */
export function verbsIn(lexicon: Lexicon): (form: string) => boolean {
  const seen = (form: string) => lexicon.documentsWith(written(form));
  const isNoun = (form: string) => seen(`ال${form}`) * 10 > seen(form);
  const isImperfect = (form: string) => {
    if (!/^[يتن].../.test(form)) return false;
    const rest = form.slice(1);
    const twin = form.startsWith('ي') ? 'ت' : 'ي';
    return seen(`س${form}`) * 100 > seen(form) || seen(twin + rest) * 10 > seen(form);
  };
  const isPerfect = (form: string) =>
    form.length > 2 && seen(`ي${form.startsWith('ا') ? form.slice(1) : form}`) * 10 > seen(form);
  const known = new Map<string, boolean>();
  return (form) => {
    let answer = known.get(form);
    if (answer === undefined) {
      answer =
        !/^[وفبك]?ال|^لل/.test(form) &&
        !isNoun(form) &&
        (isImperfect(form) || isPerfect(form) || (form.endsWith('ت') && isPerfect(form.slice(0, -1))));
      known.set(form, answer);
    }
    return answer;
  };
}

/** The written forms that `verbsIn` and `keyphrasesOf` may ask the archive about for one form of a text. */
export function evidenceFor(form: string): string[] {
  const stripped = form.replace(/^(?:[وف]?[بك]?ال|[وف]?لل)/, 'ال');
  const perfect = form.startsWith('ا') ? form.slice(1) : form;
  const forms = [form, stripped, `ال${form}`, `س${form}`, `ي${perfect}`, `ي${perfect.slice(0, -1)}`];
  if (/^[يتن]/.test(form)) forms.push(`ي${form.slice(1)}`, `ت${form.slice(1)}`);
  return forms;
}
