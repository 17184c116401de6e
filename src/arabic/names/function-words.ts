/** Words that are part of no name, and verbs that end the name before them. */
import {
  complementizers,
  coordinators,
  demonstratives,
  exceptives,
  kana,
  locativeAdverbs,
  negatives,
  nounsAsPrepositions,
  prepositions,
  quantifiers,
  relatives,
  sistersOfInna,
  timeAdverbs,
} from '../grammar/closed-classes.ts';
import { formsOf, withPronouns } from '../grammar/word-forms.ts';

/**
 * Words of grammar, with the months and nouns that follow names most. علي is in it as على; who reads names asks about
 * علي himself. The classes that are not here hold names, once folded: هنا (هناء), أنا (آنا), متى, كي (كي مون), لو; خلف
 * and اللواتي are surnames too.
 */
export const functionWords: ReadonlySet<string> = formsOf(
  prepositions,
  locativeAdverbs,
  nounsAsPrepositions,
  quantifiers,
  demonstratives,
  relatives,
  complementizers,
  sistersOfInna,
  coordinators,
  exceptives,
  negatives,
  kana,
  timeAdverbs,
  'بدون هو هي هم هما قد لقد حيث إذ إذا كما أيضا وفق وفقا طبقا حسب بحسب',
  // With pronouns. Not مني, which is منى.
  withPronouns('أن بأن', 'ه ها هم'),
  'أنك أنني أننا فإنه لكنه ولكنه منه فيه به بها بهم بنا له لهم لنا لك لي عليه إليه إليها لدينا وغيره وغيرها وغيرهم وغيرهن ربه وحده',
  // With و and ف, where the rest alone would be a reading too.
  'وهو وهي فهو فهي وقد وكان وكانت وفي ومن وعلى والتي والذي وأن فإن بأن ولو',
  'كنت كنا كوني مازال لازال لاتزال تزال يزال مثلما',
  // What stands after a name and is read as its second word otherwise.
  'باسم وزراء مقتل يوم مساء صباح تشرين كانون شباط آذار نيسان أيار حزيران تموز آب أيلول',
).difference(formsOf('خلف اللواتي'));

/** Verbs of the press that end a name before them; the imperfect is told by its shape. */
const verbs = formsOf(`
  قال قالت قالوا أكد أكدت أعلن أعلنت أضاف أضافت أوضح أوضحت ذكر ذكرت أشار أشارت صرح صرحت كشف كشفت أفاد أفادت
  رأى رأت دعا دعت طالب طالبت نفى نفت رفض رفضت اتهم اتهمت حذر حذرت وصل وصلت عقد عقدت التقى التقت بحث بحثت بدأ
  بدأت شارك شاركت فاز فازت سجل سجلت تعرض تعرضت نشر نشرت قرر قررت وقع وقعت نقل نقلت شن شنت قتل قتلت أصيب توفي
  ولد عاد عادت زار تولى أصبح أصبحت سيطر تمكن تمكنت شدد شددت لعب أجرى أجرت جدد جددت استقبل وافق وافقت أدان
  أدانت وجه وجهت تلقى تلقت وصف وصفت تابع تابعت حقق حققت`);
/** Whether a folded word is one of them, alone or after و and ف. */
export const isVerb = (form: string): boolean =>
  verbs.has(form) || (/^[وف]/.test(form) && verbs.has(form.slice(1)));
