/** Words of grammar as the readers of sentences need them: what joins clauses, opens adverbials, is no verb's subject. */
import {
  complementizers,
  compoundPrepositions,
  degreeAdverbs,
  kana,
  locativeAdverbs,
  nounsAsPrepositions,
  placeDemonstratives,
  quantifiers,
  relatives,
  subordinators,
  timeAdverbs,
  verbalParticles,
} from '../grammar/closed-classes.ts';
import { formsOf, withPronouns } from '../grammar/word-forms.ts';

const pronouns = 'ه ها هم هما هن ك كم نا ني';

/** أن and إن with their pronouns: what a reported clause begins with. */
export const thatWords = formsOf(
  complementizers,
  withPronouns('أن إن', pronouns),
  // أنني and إنّا without their doubling, with ما, with لا.
  'أني إني أنما إنما ألا',
);
/** The same with ب: «بأن»، «بأنه». */
export const byThatWords = formsOf('بأن بأني بألا', withPronouns('بأن', pronouns));

/** Before أن these make another clause than a reported one: «بعد أن»، «إلا أن»، «بشرط أن». */
export const beforeOtherThat = formsOf(`
  بعد قبل منذ دون غير إلا بيد كما حيث رغم برغم الرغم إذ لولا لو طالما مع سوى بدون بدل بدلا عدا بمجرد لمجرد شرط بشرط
  ريثما فور حال كأن ومع وبعد وقبل وإلا`);
/** Of those, the ones after which a new clause stands beside the first. */
export const contrast = formsOf('إلا غير بيد كما');

export const relativePronouns = formsOf(relatives, 'والذي والتي والذين ممن');

const partsOfDay = 'صباح صباحا ظهر ظهرا عصر مساء ليل ليلة ليلا فجر فجرا يوم يومي عشية غداة';
const weekdays = 'السبت الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة';
/** Circumstantial participles (حال): how someone speaks or what he does by it. */
const circumstances = `
  ضاحكا ساخرا قائلا قائلة قائلين مضيفا مضيفة مشيرا مشيرة مؤكدا مؤكدة موضحا موضحة متسائلا لافتا مبينا معتبرا`;
/** Accusatives of cause and likeness that open a phrase of their own: «ردا على»، «وفقا لـ». */
const accusatives = 'تعليقا ردا تعقيبا نقلا جوابا إجابة استنادا وفقا طبقا وفق حسب بحسب';
const manner = `
  رسميا شخصيا علنا صراحة بصراحة بوضوح بحزم بشدة بغضب بدقة باقتضاب باختصار مباشرة تحديدا خصوصا خاصة تماما فعلا بالفعل
  مرارا تكرارا دائما أحيانا غالبا مثلا إذن بدوره بدورها بدورهم بالتالي بالمقابل بالمناسبة بالقول بقوله بقولها بالإضافة
  لأول للمرة أول`;

/**
 * Adverbs, and what opens an adverbial clause: they stand between a verb of saying and its subject or clause. Not مهما,
 * which is مهمًا (important) once folded.
 */
export const adverbs = formsOf(
  timeAdverbs,
  partsOfDay,
  weekdays,
  degreeAdverbs,
  placeDemonstratives,
  manner,
  circumstances,
  accusatives,
  verbalParticles,
  subordinators,
  'إذا وإذا فيما بما لكن ولكن لكنه بل ثم منذ حتى أثناء إبان ذات',
).difference(formsOf('مهما'));

/**
 * What opens an adverbial unless the noun before it calls for one. Not من, which every noun may call for; not بين,
 * نحو («نحو مئة شاهد») and خلف (a surname too); not منهم («عدد منهم»).
 */
export const openers = formsOf(
  'في إلى على عن مع',
  locativeAdverbs,
  nounsAsPrepositions,
  compoundPrepositions,
  'بعيدا كما مثل سوى لأن لأنه لأنها كي لكي',
  withPronouns('علي إلي', 'ه ها هم نا'),
  withPronouns('ل ب في خلال', 'ه ها هم'),
  'لنا لك لدينا معه معها منه منها عنه عنها حوله حولها أمامه بينهم',
).difference(formsOf('بين نحو خلف'));

/** Before a word these make it a noun: no verb follows them. Not أمام (إمام, folded), نحو («على نحو قالت إنه»), خلف. */
export const beforeNouns = formsOf(
  'في من إلى على عن مع',
  locativeAdverbs,
  quantifiers,
  'هذا هذه ذلك تلك بدون رغم وفق حسب بحسب أحد أكثر أول',
).difference(formsOf('أمام نحو خلف'));

/**
 * What begins another clause, so that the subject of the verb behind it stands after it. Not طالما, حينما and their
 * like: the clause that they open comes whole before the verb and its subject.
 */
export const clauseBreaks = formsOf(`
  أو ثم بل لكن ولكن لأن غير بيد إلا إنما وإنما فإن فإنه فإنها بأن فيما بينما حيث إذ كما عندما حين`);

/** What ends a subject besides adverbials: a new clause, a verb's particle, وكان. */
export const clauseOpeners = formsOf(
  'لكن ولكن بل ثم وهو وهي وهم وذلك وكان وكانت قد وقد مما ما وما لأن لأنه لأنها',
);

/** What may stand between a subject and its verb: كان, particles, «بدوره». */
export const auxiliaries = formsOf(
  kana,
  'وكان وكانت وكانوا فكان فكانت يكون تكون ليس ليست قد وقد لقد لم لن لا سوف ما أيضا كذلك بدوره بدورها',
);

/** Objects of «في» and «خلال» that make it an occasion of speaking, never part of a speaker's office. */
export const occasions = formsOf(`
  بيان تصريح تصريحات حديث مؤتمر كلمة خطاب مقابلة لقاء رسالة تقرير اجتماع ختام أعقاب وقت هذا هذه ذلك مقال اتصال حوار تغريدة
  معرض سياق تعليق مقدمة إشارة نهاية بداية افتتاح مستهل جلسة زيارة ندوة إطار رد حفل محاضرة برنامج فيديو تسجيل منشور
  مداخلة إيجاز مذكرة برقية كتاب إفادة شهادة ساعة الوقت يوم شهر عام سنة أول مناسبة ما غضون هجوم بيانه تصريحه
  كلمته خطابه حديثه تقريره رسالته بيانها تصريحاته كلمتها حسابه صفحته`);

/** Hearers after «ل»: «للصحفيين»، «لوكالة»، «لرويترز». */
export const hearers = formsOf(`
  الصحفيين الصحافيين الصحافة الصحف صحيفة وكالة قناة إذاعة تلفزيون التلفزيون الإذاعة القناة الوكالة الصحيفة مجلة موقع محطة
  شبكة راديو رويترز فرانس الجزيرة العربية الحياة الشرق بي مراسل مراسلي مراسلنا برنامج جريدة الأناضول سكاي عكاظ
  الأهرام النهار السفير الأخبار وسائل الإعلاميين جمهور أعضاء النواب نواب الناخبين أنصاره مؤيديه مراسلين`);
