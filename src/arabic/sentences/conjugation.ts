/**
 * The forms of a verb that news writes, as `matchText` folds them. Ryding 2005, chapters 20 to 33: sound, doubled,
 * hollow and defective verbs. Where unvoweled letters are the same (قلت: I said, you said), one reading stands for all.
 */
import { matchText } from '../letters.ts';

/** One form; the dual counts as plural. */
export type Conjugated = readonly [form: string, person: 1 | 2 | 3, feminine: boolean, plural: boolean];

/** Verbs of the table whose last two radicals are one letter. Not عد: عددت is عدّد (enumerated) far more often. */
const doubled = new Set('ظن رد أقر أسر أصر شك حث بث احتج'.split(' '));

/** The past by person, from its third person masculine. `pastForms('أشار')` → `اشار اشارت اشاروا … اشرنا اشرت اشرن` */
export function pastForms(lemma: string): Conjugated[] {
  const stem = matchText(lemma);
  const last = lemma.at(-1)!;
  // رأى، ادعى، دعا: the weak last radical goes before ت and و and is ي or و before the rest.
  if (last === 'ى' || (last === 'ا' && lemma.length === 3)) {
    const short = stem.slice(0, -1);
    const full = short + (last === 'ى' ? 'ي' : 'و');
    return [
      [stem, 3, false, false],
      [`${short}ت`, 3, true, false],
      [`${short}وا`, 3, false, true],
      [`${full}ا`, 3, false, true],
      [`${full}نا`, 1, false, true],
      [`${full}ت`, 1, false, false],
      [`${full}ن`, 3, true, true],
    ];
  }
  // قال، أشار: the long vowel is lost before a consonant (قلت، أشرنا).
  const hollow = stem.length >= 3 && stem.at(-2) === 'ا' && stem.length <= 4;
  const short = hollow ? stem.slice(0, -2) + stem.at(-1)! : stem;
  return [
    [stem, 3, false, false],
    [`${stem}ت`, 3, true, false],
    [`${stem}وا`, 3, false, true],
    [`${stem}ا`, 3, false, true],
    [`${stem}تا`, 3, true, true],
    [`${short}نا`, 1, false, true],
    [`${short}ت`, 1, false, false],
    [`${short}ن`, 3, true, true],
    // ظننت, أقررنا: the doubled radical comes apart.
    ...(doubled.has(lemma)
      ? ([
          [`${stem}${stem.at(-1)}ت`, 1, false, false],
          [`${stem}${stem.at(-1)}نا`, 1, false, true],
        ] as Conjugated[])
      : []),
  ];
}

/** The imperfect, with jussives that are written otherwise. `imperfectForms('يقول')` → `يقول تقول اقول … يقولوا … يقل تقل` */
export function imperfectForms(imperfect: string): Conjugated[] {
  const stem = matchText(imperfect).slice(1);
  const weak = /[ىيوا]$/.test(imperfect);
  const bare = weak ? stem.slice(0, -1) : stem;
  const hollow = !weak && /^.[وي].$/.test(stem);
  const short = hollow ? `${stem[0]}${stem[2]}` : stem;
  return [
    [`ي${stem}`, 3, false, false],
    [`ت${stem}`, 3, true, false],
    [`ا${stem}`, 1, false, false],
    [`ن${stem}`, 1, false, true],
    [`ي${bare}ون`, 3, false, true],
    [`ي${bare}وا`, 3, false, true],
    [`ي${stem}ان`, 3, false, true],
    [`ت${stem}ان`, 3, true, true],
    [`ت${bare}ون`, 2, false, true],
    [`ي${short}ن`, 3, true, true],
    // «لم يقل»، «لم تشر». Not the first person: أقل is "less" and نقل "moved".
    ...(hollow
      ? ([
          [`ي${short}`, 3, false, false],
          [`ت${short}`, 3, true, false],
        ] as Conjugated[])
      : []),
  ];
}

/** The circumstantial participle (حال): «مشيرا»، «مشيرة»، «مشيرين»; of defective verbs «نافيا»، «نافية». */
export function participleForms(participle: string, lemma: string): Conjugated[] {
  const stem = matchText(participle);
  const weak = /[ىا]$/.test(lemma) && !/[يىو]$/.test(participle);
  const full = weak ? `${stem}ي` : stem;
  return [
    [`${full}ا`, 3, false, false],
    [`${full}ه`, 3, true, false],
    [`${stem}ين`, 3, false, true],
    [`${full}ات`, 3, true, true],
  ];
}
