/**
 * Words of grammar that begin or end like a clitic and are none, and the prepositions under which their forms
 * with pronouns are sought. Closed classes: Ryding (2005), 11, 13–16, 18.
 */
import { matchForm } from './clitics.ts';

/** Prepositions and particles that take pronouns: عليها is sought as على. Written form of the stem before pronouns, if another. */
const withPronouns: readonly (readonly [string, ...string[]])[] = [
  ['على', 'علي'],
  ['إلى', 'الي'],
  ['في'],
  ['من', 'من'],
  ['عن', 'عن'],
  ['مع'],
  ['لدى', 'لدي'],
  ['عند'],
  ['أن'],
  ['لكن'],
  ['لأن'],
  ['كأن'],
  ['حول'],
  ['خلال'],
  ['ضد'],
  ['دون'],
  ['بين'],
  ['كل'],
  ['بعض'],
  ['غير'],
  ['قبل'],
  ['بعد'],
  ['فوق'],
  ['تحت'],
  ['أمام'],
  ['وراء'],
  ['نحو'],
  ['خلف'],
  ['عبر'],
  ['وسط'],
  ['مثل'],
];
const pronouns = ['ه', 'ها', 'هم', 'هما', 'هن', 'ك', 'كم', 'نا'];

/** Words that stand for themselves. */
const alone =
  'من في إلى على عن مع حتى منذ لدى عند بين قبل بعد تحت فوق أمام خلف وراء حول دون ضد خلال عبر نحو لدي سوى إلا إذا إذ إن أن كي لكي لن لم لما لا ما هل ' +
  'قد لقد فقد لكن لأن كأن كما كلما فإن بأن لو لولا أو أم ثم بل هو هي هم هما هن نحن أنا أنت أنتم هذا هذه هذان هذين هاتان هاتين هؤلاء ذلك تلك أولئك هنا هناك ' +
  'الذي التي الذين اللذان اللذين اللتان اللتين اللاتي اللواتي كل بعض غير أي أية كيف أين متى كم لماذا ماذا بماذا مثل كان ليس ليست ليسوا لست لسنا الآن أمس غدا ' +
  'له لها لهم لهما لهن لك لكم لنا لي به بها بهم بهما بهن بك بكم بي فيه فيها فيهم فيهما فينا كذلك لذلك وذلك هكذا أيضا فقط جدا ' +
  'بدون بلا بما فيما مما ممن عما كلا كلتا الله والله اللهم حيث حيثما بينما عندما قبلما طالما ربما إنما أينما مهما سوف نعم يا أيها أيتها إما أما ألا هلا';

export const functionWords: ReadonlySet<string> = new Set(alone.split(' ').map(matchForm));

/** What ب, ل or ك may stand before: بأنه, لكل, كهذا. Before the rest (من, عن, لدى) they do not stand. */
export const afterPreposition: ReadonlySet<string> = new Set(
  ['أن', 'كل', 'بعض', 'غير', 'مثل', 'بين']
    .flatMap((word) => [matchForm(word), ...pronouns.map((pronoun) => matchForm(word) + pronoun)])
    .concat(['أي', 'أية', 'هذا', 'هذه', 'ذلك', 'تلك', 'هؤلاء', 'حيث', 'هذين', 'هاتين'].map(matchForm)),
);

/** `'عليها'` → `'علي'`. */
export const prepositionForms: ReadonlyMap<string, string> = new Map([
  ...withPronouns.flatMap(([word, stem = word]) =>
    pronouns.map((pronoun) => [matchForm(stem) + pronoun, matchForm(word)] as const),
  ),
  // water, whose bare form looks like "what"
  ...['الما', 'والما', 'بالما', 'للما'].map((form) => [form, 'مياه'] as const),
  // the verb that has no imperfect
  ...['ليست', 'ليسوا', 'لست', 'لسنا', 'لستم', 'ليستا'].map((form) => [form, 'ليس'] as const),
]);
