/**
 * The words of a corpus freed of their clitics: which forms are words of their own, which are written together
 * (وكان, بالقرارات, حكومته), and how often each word occurs bare and with the article.
 */
import { matchForm } from '#arabic/letters.ts';
import { articlePrefixes, barePrefixes, beforePronoun, pronouns } from '#arabic/stems/clitics.ts';
import { functionWords } from '#arabic/stems/function-words.ts';
import type { Corpus } from './stems-corpus.ts';

export interface Words {
  /** Count of a form as it stands. */
  count(form: string): number;
  /** Count of a word with the article. */
  definite(word: string): number;
  /** Both. */
  total(word: string): number;
  /** The commonest written form, with hamzas. */
  written(form: string): string;
  /** Share of the form's occurrences with tanwin. */
  tanwin(form: string): number;
  /** Among the spellings with a first alif, bare and after the article: أ or آ; إ; ا. */
  firstAlif(form: string): { above: number; below: number; none: number };
  /** Occurrences where grammar asks for a plural (ثلاثة ملاعب), and for a singular (عشرين ملعبا, هذا الملعب). */
  number(word: string): { plural: number; singular: number };
  /** The words of their own, commonest first. */
  bases: string[];
  isBase(form: string): boolean;
  /** The word inside a form, clitics taken off. */
  baseOf(form: string): string;
}

/** Common verbs in و whose other letters are a common word too (ورد / رد): not told from و + verb by counts. */
const assimilated = new Set(
  'ورد وجد وعد وصل وضع وقع وقف وصف وفر وجه وزع ودع ولد وقي وثق'
    .split(' ')
    .flatMap((verb) => [verb, `${verb}ت`, `${verb}وا`]),
);

const forms = (text: string) => new Set(text.split(' ').map(matchForm));
/** Counted words stand in the plural after 3 to 10, after "one of", "several", "all", "these". */
const beforePlural = forms(
  'ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة ثلاث أربع خمس ست سبع ثماني تسع بثلاثة بأربعة بخمسة وثلاثة وأربعة وخمسة لثلاثة لأربعة ' +
    'عدة بضعة بضع أحد إحدى كأحد كإحدى هؤلاء جميع معظم كافة شتى مختلف غالبية عشرات مئات آلاف ملايين لعشرات',
);
/** … and in the singular after "this", "every" (without article), "any", the tens. */
const beforeSingular = forms(
  'هذا ذلك بهذا لهذا وهذا أي أية أول ثاني ثالث عشرين ثلاثين أربعين خمسين ستين سبعين ثمانين تسعين عشرون ثلاثون أربعون ' +
    'خمسون ستون سبعون ثمانون تسعون مئة مائة ألف',
);
/** With من before a plural: عدد من الملاعب. */
const quantities = forms(
  'عدد العديد عددا عديد الكثير كثير المزيد مزيد مجموعة وعدد لعدد بعدد سلسلة كثيرا واحدة واحد واحدا',
);

/** Counts, per word, the places where grammar asks for a plural and for a singular. */
function countNumbers(
  corpus: Corpus,
  baseOf: (form: string) => string,
): { plurals: Map<string, number>; singulars: Map<string, number> } {
  const plurals = new Map<string, number>();
  const singulars = new Map<string, number>();
  const add = (counts: Map<string, number>, word: string) => counts.set(word, (counts.get(word) ?? 0) + 1);
  const formAt = (at: number) => corpus.forms[corpus.tokens[at]!] ?? '';
  for (let at = 2; at < corpus.tokens.length; at++) {
    const before = formAt(at - 1);
    const many = beforePlural.has(before) || (before === 'من' && quantities.has(formAt(at - 2)));
    const every = (before === 'كل' || before === 'لكل') && !formAt(at).startsWith('ال');
    if (many) add(plurals, baseOf(formAt(at)));
    else if (every || beforeSingular.has(before)) add(singulars, baseOf(formAt(at)));
  }
  return { plurals, singulars };
}

/** Rarer words than this are left to rules. */
const leastCount = 6;

export function wordsOfCorpus(corpus: Corpus): Words {
  const counts = new Map<string, number>();
  const writtenForms = new Map<string, string>();
  const tanwins = new Map<string, number>();
  corpus.forms.forEach((form, i) => {
    if (corpus.tanwin[i]) tanwins.set(form, corpus.tanwin[i]! / corpus.counts[i]!);
    counts.set(form, corpus.counts[i]!);
    writtenForms.set(form, corpus.written[i]!);
  });
  const count = (form: string) => counts.get(form) ?? 0;
  const written = (form: string) => writtenForms.get(form) ?? form;
  const startsWithHamza = (form: string) => /^[أإآ]/.test(written(form));

  const definites = new Map<string, number>();
  for (const [form, n] of counts)
    for (const prefix of articlePrefixes) {
      if (!form.startsWith(prefix) || form.length - prefix.length < 2) continue;
      if (prefix === 'ال' && startsWithHamza(form)) continue;
      const word = form.slice(prefix.length);
      definites.set(word, (definites.get(word) ?? 0) + n);
      break;
    }
  for (const word of functionWords) definites.delete(word);
  const definite = (word: string) => definites.get(word) ?? 0;
  const total = (word: string) => count(word) + definite(word);

  /** What stands after the article, if the form is a noun with its article. */
  function articleRest(form: string): string | undefined {
    if (functionWords.has(form)) return undefined;
    for (const prefix of articlePrefixes) {
      if (!form.startsWith(prefix) || form.length - prefix.length < 2) continue;
      const rest = form.slice(prefix.length);
      // إلغاء begins with a root letter; so does الالتزام's التزام, which itself takes the article.
      if (startsWithHamza(form) && prefix === 'ال') return undefined;
      if (definite(form) > 0.03 * count(form) + 1 && count(rest) < 0.2 * count(form)) return undefined;
      // كالو, والد, بالغ: common words that only begin like an article.
      if (prefix !== 'ال' && count(`ال${rest}`) * 2 < count(form)) continue;
      // التقى beside يلتقي: a verb whose first letters are ال.
      if (
        prefix === 'ال' &&
        count(`ي${form.slice(1)}`) > 0.03 * count(form) &&
        count(rest) < 0.3 * count(form)
      )
        return undefined;
      // التقت, التزم: nothing else shows a word تقت, تزم.
      if (/^الت.*[^نت]$|^الت..?ت$/.test(form) && count(rest) === 0 && definite(rest) < 1.03 * count(form))
        return undefined;
      return rest;
    }
    return undefined;
  }

  function prefixRest(form: string): string | undefined {
    if (functionWords.has(form)) return undefined;
    const n = count(form);
    if (definite(form) > 0.04 * n) return undefined;
    if (assimilated.has(form)) return undefined;
    let best: string | undefined;
    let most = 0;
    for (const prefix of barePrefixes) {
      if (!form.startsWith(prefix) || form.length - prefix.length < 2) continue;
      const rest = form.slice(prefix.length);
      if (prefix.endsWith('س') && (rest.length < 3 || !/^[يتنا]/.test(rest))) continue;
      if (rest.length === 2 && !functionWords.has(rest) && definite(rest) < 20) continue;
      const strength = total(rest);
      // A proclitic makes a rarer form; only و, which begins sentences (وقال), may make the commoner one.
      if (strength < (prefix !== 'و' ? 2.5 : rest.length > 3 ? 0.1 : rest.length === 3 ? 0.3 : 1.5) * n)
        continue;
      if (strength > most) {
        most = strength;
        best = rest;
      }
    }
    return best;
  }

  function pronounRest(form: string): string | undefined {
    if (functionWords.has(form)) return undefined;
    const n = count(form);
    if (definite(form) > 0.04 * n) return undefined;
    for (const pronoun of pronouns) {
      if (pronoun === 'ي' || pronoun === 'ك') continue; // my, your: rare in news; nisba and roots are not
      if (!form.endsWith(pronoun) || form.length - pronoun.length < 2) continue;
      if (pronoun === 'ه' && written(form).endsWith('ة')) continue;
      if (pronoun === 'نا' && n > 300) continue;
      for (const rest of beforePronoun(form.slice(0, -pronoun.length)))
        if (total(rest) > n && (rest.length > 2 || functionWords.has(rest))) return rest;
    }
    return undefined;
  }

  const memo = new Map<string, string>();
  function baseOf(form: string): string {
    const known = memo.get(form);
    if (known !== undefined) return known;
    memo.set(form, form);
    const rest = articleRest(form) ?? prefixRest(form) ?? pronounRest(form);
    const base = rest === undefined || rest === form ? form : baseOf(rest);
    memo.set(form, base);
    return base;
  }

  const { plurals, singulars } = countNumbers(corpus, baseOf);
  const totals = new Map<string, number>();
  for (const [form, n] of counts) {
    const base = baseOf(form);
    totals.set(base, (totals.get(base) ?? 0) + n);
  }
  const bases = [...totals]
    .filter(([base, n]) => n >= leastCount && base.length >= 2 && base.length <= 14)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([base]) => base);
  const baseSet = new Set(bases);
  const tanwin = (form: string) => tanwins.get(form) ?? 0;
  function firstAlif(form: string) {
    const rest = written(form).slice(1);
    const seen = (letter: string) =>
      (corpus.spellings.get(letter + rest) ?? 0) + (corpus.spellings.get(`ال${letter}${rest}`) ?? 0);
    return { above: seen('أ') + seen('آ'), below: seen('إ'), none: seen('ا') };
  }
  const number = (word: string) => ({ plural: plurals.get(word) ?? 0, singular: singulars.get(word) ?? 0 });
  return {
    tanwin,
    firstAlif,
    number,
    count,
    definite,
    total: (word) => totals.get(word) ?? 0,
    written,
    bases,
    baseOf,
    isBase: (form) => baseSet.has(form),
  };
}
