/**
 * Verbs that report what someone says, thinks or expects, in the forms that news writes them in.
 *
 * Every verb is one line of a table: its lemma, imperfect, active participle, the stance it gives the speaker and
 * the words that join its clause to it. The forms are built by the rules of conjugation (Ryding, "A Reference
 * Grammar of Modern Standard Arabic", 2005, chapters 21 to 33: sound, hollow, defective), folded as `matchText`
 * folds, so that أكّد, أكد and اكد are one. The choice of verbs: those of Ryding's chapter 25 (ʼinna and its sisters,
 * clauses after verbs of saying, belief and announcement) and the customary ones of agency style.
 */
import { foldWord } from '../names/fold.ts';

/** What the speaker does with the matter reported. */
export type Stance =
  | 'asserts'
  | 'denies'
  | 'declines'
  | 'expects'
  | 'believes'
  | 'claims'
  | 'concedes'
  | 'warns'
  | 'demands'
  | 'promises'
  | 'accuses'
  | 'asks';

export interface SpeechVerb {
  lemma: string;
  stance: Stance;
  /** How the clause may be joined: with أن or إن alone (`''`), after a preposition («إلى أن»), or only by quotation. */
  joins: readonly string[];
  /** The same letters are a common noun or another verb: a clause or quotation must follow close by. */
  ambiguous: boolean;
  /** Takes the hearer as an object: «أبلغه»، «أخبرنا». */
  tells: boolean;
  /** Its subject is what shows it, a study or a newspaper: «أظهرت دراسة أن»; said of others it reports no one's words. */
  shows: boolean;
}

/** Forms that are nearly always another word: the prepositions بين and دون, «يجب أن», «علما أن», «أملا». */
const unsayable = new Set(
  'بين وبين يجب تجب علما املا عدا ظنا املت عقب فحسب نقلا ردا شرحا رايه رايا مقره مقترحه مقترحا مقررا مقرره مقدره'.split(
    ' ',
  ),
);

/** How a verb form stands in the sentence. */
export interface VerbForm {
  verb: SpeechVerb;
  mood: 'past' | 'imperfect' | 'participle' | 'passive';
  person: 1 | 2 | 3;
  feminine: boolean;
  plural: boolean;
}

/**
 * lemma | imperfect | participle | joins (إلى، ب، على، من، عن، في or − for a bare clause) | flags: a ambiguous, t tells, d shows
 */
const table: Record<Stance, string> = {
  asserts: `
    قال يقول قائل −
    أكد يؤكد مؤكد −,ب,على,ل
    أشار يشير مشير إلى,−
    أضاف يضيف مضيف −,إلى,ب
    أعلن يعلن معلن −,ب,عن
    ذكر يذكر ذاكر −,ب a
    أوضح يوضح موضح −,ب
    كشف يكشف كاشف −,عن,ب a
    أفاد يفيد مفيد −,ب
    صرح يصرح مصرح −,ب
    لفت يلفت لافت −,إلى a
    نقل ينقل ناقل −,عن a
    تابع يتابع متابع − a
    أجاب يجيب مجيب −,ب
    شرح يشرح شارح − a
    نوه ينوه منوه −,ب,إلى
    نبه ينبه منبه −,إلى,ب,على
    شدد يشدد مشدد على,−
    كتب يكتب كاتب − a
    تحدث يتحدث متحدث عن,−,ب a
    أخبر يخبر مخبر −,ب t
    أبلغ يبلغ مبلغ −,ب ta
    أعلم يعلم معلم −,ب ta
    أطلع يطلع مطلع على ta
    بين يبين مبين − ad
    أبان يبين مبين − ad
    أظهر يظهر مظهر − ad
    أثبت يثبت مثبت − ad
    ألمح يلمح ملمح إلى,ب,−
    لمح يلمح ملمح إلى,ب a
    أعرب يعرب معرب عن,ب,−
    عبر يعبر معبر عن a
    أبدى يبدي مبد −,عن a
    جدد يجدد مجدد − a
    كرر يكرر مكرر −,ب a
    أردف يردف مردف −,ب
    استطرد يستطرد مستطرد −
    استدرك يستدرك مستدرك −,ب
    واصل يواصل مواصل − a
    ختم يختم خاتم −,ب a
    اختتم يختتم مختتم −,ب a
    استهل يستهل مستهل − a
    علق يعلق معلق −,ب,على a
    عقب يعقب معقب −,ب,على a
    رد يرد راد −,ب,على a
    أسر يسر مسر −,ب,إلى a
    حكى يحكي حاك − a
    روى يروي راو − a
    سرد يسرد سارد − a
    وصف يصف واصف − a
    خاطب يخاطب مخاطب − a
    غرد يغرد مغرد −,ب
    أورد يورد مورد −
    أدلى يدلي مدل ب a
    بث يبث باث − a
    نشر ينشر ناشر − a
    جزم يجزم جازم −,ب
    أقسم يقسم مقسم −,على,ب a
    شهد يشهد شاهد −,ب a
    بشر يبشر مبشر −,ب a
    طمأن يطمئن مطمئن −,إلى,ب t
    خلص يخلص خالص إلى a
    استنتج يستنتج مستنتج −
    استخلص يستخلص مستخلص −
    لاحظ يلاحظ ملاحظ −
    سخر يسخر ساخر −,ب,من a
    انتقد ينتقد منتقد − a
    هاجم يهاجم مهاجم − a
    أثنى يثني مثن على a
    أشاد يشيد مشيد ب,− a
    رحب يرحب مرحب ب a
    ندد يندد مندد ب a
    استنكر يستنكر مستنكر − a
    أدان يدين مدين − a
    تساءل يتساءل متسائل −,عن a
    فسر يفسر مفسر −,ب a
    برر يبرر مبرر −,ب a
    علل يعلل معلل −,ب a
    عزا يعزو عاز إلى a
    ناشد يناشد مناشد −,ب a
    صرخ يصرخ صارخ − a
    هتف يهتف هاتف −,ب a
    اشتكى يشتكي مشتك −,من
    شكا يشكو شاك −,من a
    قرر يقرر مقرر − a
    زاد يزيد زائد −,ب a
    أبرز يبرز مبرز − a
    أصر يصر مصر على,− a
    جادل يجادل مجادل −,ب a
    أفتى يفتي مفت −,ب
    همس يهمس هامس −,ب a
    صاح يصيح صائح − a
    أفصح يفصح مفصح عن,− a
    أنبأ ينبئ منبئ −,ب t
    استغرب يستغرب مستغرب − a
    احتج يحتج محتج −,ب a
    أسف يأسف آسف −,ل a
    أوحى يوحي موح −,ب a
    استشهد يستشهد مستشهد −,ب a
    أنهى ينهي منه −,ب a
    ركز يركز مركز على a
    حدد يحدد محدد − a
    استعرض يستعرض مستعرض − a
    سجل يسجل مسجل − a
    تطرق يتطرق متطرق إلى a
    وجه يوجه موجه − a`,
  believes: `
    رأى يرى راء −,في
    اعتقد يعتقد معتقد −,ب
    ظن يظن ظان − a
    اعتبر يعتبر معتبر −
    قدر يقدر مقدر −,ب a
    حسب يحسب حاسب − a
    فكر يفكر مفكر −,في a
    عد يعد عاد − a
    علم يعلم عالم −,ب ad
    آمن يؤمن مؤمن ب,−
    شك يشك شاك −,في,ب a
    شكك يشكك مشكك في,ب a
    اشتبه يشتبه مشتبه ب,في a
    خشي يخشى خاش −,من a
    تخوف يتخوف متخوف −,من
    اقتنع يقتنع مقتنع −,ب`,
  expects: `
    توقع يتوقع متوقع −
    رجح يرجح مرجح −
    تنبأ يتنبأ متنبئ −,ب
    استبعد يستبعد مستبعد −
    افترض يفترض مفترض −
    أمل يأمل آمل −,في,ب a
    تمنى يتمنى متمن −
    رجا يرجو راج − a
    تكهن يتكهن متكهن −,ب
    احتمل يحتمل محتمل − a`,
  claims: `
    زعم يزعم زاعم −,ب a
    ادعى يدعي مدع −,ب`,
  concedes: `
    اعترف يعترف معترف ب,−
    أقر يقر مقر ب,−
    سلم يسلم مسلم ب a`,
  warns: `
    حذر يحذر محذر من,−
    هدد يهدد مهدد ب,− a
    أنذر ينذر منذر ب,−
    توعد يتوعد متوعد ب,−`,
  promises: `
    تعهد يتعهد متعهد ب,−
    وعد يعد واعد ب,− a
    التزم يلتزم ملتزم ب a
    ضمن يضمن ضامن − a`,
  demands: `
    اقترح يقترح مقترح −
    طلب يطلب طالب − a
    طالب يطالب مطالب ب,− a
    دعا يدعو داع إلى,− a
    نصح ينصح ناصح −,ب a
    أوصى يوصي موص −,ب
    اشترط يشترط مشترط −
    أمر يأمر آمر −,ب a
    حث يحث حاث على,− a`,
  denies: `
    نفى ينفي ناف −,ب
    أنكر ينكر منكر −
    كذب يكذب مكذب − a`,
  declines: `
    رفض يرفض رافض − a
    امتنع يمتنع ممتنع عن a
    اعتذر يعتذر معتذر عن a`,
  accuses: `
    اتهم يتهم متهم ب,−`,
  asks: `
    سأل يسأل سائل −,عن
    تساءل يتساءل متسائل −,عن
    استفسر يستفسر مستفسر عن a`,
};

/** Verb forms by their folded letters. */
const forms = new Map<string, VerbForm[]>();

function enter(form: string, entry: VerbForm): void {
  const known = forms.get(form);
  if (!known) forms.set(form, [entry]);
  else if (known.every((other) => other.verb.lemma !== entry.verb.lemma)) known.push(entry);
}

/** The past of a verb by person: what is added to the stem when the last radical is sound, and to the short stem. */
function pastForms(lemma: string): [string, VerbForm['person'], boolean, boolean][] {
  const stem = foldWord(lemma);
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
    ...(/^(?:ظن|رد|أقر|أسر|شك)$/.test(lemma)
      ? ([
          [`${stem}${stem.at(-1)}ت`, 1, false, false],
          [`${stem}${stem.at(-1)}نا`, 1, false, true],
        ] as [string, VerbForm['person'], boolean, boolean][])
      : []),
  ];
}

function imperfectForms(imperfect: string): [string, VerbForm['person'], boolean, boolean][] {
  const stem = foldWord(imperfect).slice(1);
  const weak = /[ىيوا]$/.test(imperfect);
  const bare = weak ? stem.slice(0, -1) : stem;
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
    [`ي${stem}ن`, 3, true, true],
    // «لم يقل»، «لم يشر»: the jussive of hollow verbs.
    ...(!weak && /^.[وي].$/.test(stem)
      ? ([
          [`ي${stem[0]}${stem[2]}`, 3, false, false],
          [`ت${stem[0]}${stem[2]}`, 3, true, false],
        ] as [string, VerbForm['person'], boolean, boolean][])
      : []),
  ];
}

/** The circumstantial participle (حال): «مشيرا»، «مشيرة»، «مشيرين»; of defective verbs «نافيا»، «نافية». */
function participleForms(participle: string, lemma: string): [string, boolean, boolean][] {
  const stem = foldWord(participle);
  const weak = /[ىا]$/.test(lemma) && !/[يىو]$/.test(participle);
  const full = weak ? `${stem}ي` : stem;
  return [
    [`${full}ا`, false, false],
    [`${full}ه`, true, false],
    [`${stem}ين`, false, true],
    [`${full}ات`, true, true],
  ];
}

const objects = ['ه', 'ها', 'هم', 'نا', 'ني', 'ك', 'كم', 'هما'];

for (const [stance, lines] of Object.entries(table) as [Stance, string][])
  for (const line of lines.trim().split('\n')) {
    const [lemma, imperfect, participle, joins, flags = ''] = line.trim().split(' ');
    if (!lemma || !imperfect || !participle || !joins) continue;
    const verb: SpeechVerb = {
      lemma,
      stance,
      joins: joins.split(',').map((join) => (join === '−' ? '' : foldWord(join))),
      ambiguous: flags.includes('a'),
      tells: flags.includes('t'),
      shows: flags.includes('d'),
    };
    const enterAll = (
      made: [string, VerbForm['person'], boolean, boolean][],
      mood: VerbForm['mood'],
    ): void => {
      for (const [form, person, feminine, plural] of made) {
        if (unsayable.has(form)) continue;
        enter(form, { verb, mood, person, feminine, plural });
        if (verb.tells && person === 3)
          for (const object of objects) enter(form + object, { verb, mood, person, feminine, plural });
      }
    };
    enterAll(pastForms(lemma), 'past');
    enterAll(imperfectForms(imperfect), 'imperfect');
    for (const [form, feminine, plural] of participleForms(participle, lemma))
      if (!unsayable.has(form)) enter(form, { verb, mood: 'participle', person: 3, feminine, plural });
  }

/** Forms that only the passive has: the letters of the others do not tell it from the active. */
for (const [form, lemma] of [
  ['قيل', 'قال'],
  ['يقال', 'قال'],
  ['افيد', 'أفاد'],
  ['يفاد', 'أفاد'],
  ['يشار', 'أشار'],
  ['اشير', 'أشار'],
  ['ادعي', 'ادعى'],
  ['يدعي', 'ادعى'],
  ['يروي', 'روى'],
  ['يضاف', 'أضاف'],
  ['اضيف', 'أضاف'],
] as const) {
  const verb = forms.get(foldWord(lemma))![0]!.verb;
  // يدعى and يروى are, once folded, the active forms too.
  if (!forms.has(form)) enter(form, { verb, mood: 'passive', person: 3, feminine: false, plural: false });
}

/** A verb form with the letters written onto it (و، ف، س، ل). */
export interface VerbFound extends VerbForm {
  /** Letters of the word before the verb itself: 1 in «وقال», 2 in «وسيقول». */
  prefix: number;
}

/**
 * The verb of saying that a folded word may be, likeliest first; empty when it is none.
 * `speechVerbs('واضاف')` → [{lemma: 'أضاف', mood: 'past', prefix: 1, …}]
 */
export function speechVerbs(form: string): VerbFound[] {
  const found: VerbFound[] = [];
  if (unsayable.has(form)) return found;
  const take = (rest: string, prefix: number): void => {
    for (const entry of forms.get(rest) ?? []) found.push({ ...entry, prefix });
  };
  take(form, 0);
  const joined = form[0] === 'و' || form[0] === 'ف' ? 1 : 0;
  if (joined && found.length === 0) take(form.slice(1), 1);
  // س of the future stands before the imperfect only.
  if (found.length === 0 && form[joined] === 'س')
    for (const entry of forms.get(form.slice(joined + 1)) ?? [])
      if (entry.mood === 'imperfect') found.push({ ...entry, prefix: joined + 1 });
  return found;
}

/** How many forms the table makes (for the record). */
export const speechVerbForms = (): number => forms.size;
