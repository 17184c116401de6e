/** A row of words as the rules for names see it. */
import { foldWord } from './fold.ts';

/** A word as the rules see it. */
export interface Word {
  form: string;
  /** A comma, bracket or quotation mark parts it from the word before. */
  parted: boolean;
  /** Letters at all? */
  word: boolean;
  /** Latin capitals only: an acronym. */
  capitals: boolean;
}

const edges = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}\u064b-\u0652]+$/gu;

function wordsIn(tokens: readonly string[]): Word[] {
  const words: Word[] = [];
  let parted = true;
  for (const token of tokens) {
    const bare = token.replace(edges, '');
    const opens = /^[^\p{L}\p{N}]/u.test(token);
    const closes = /[^\p{L}\p{N}\u064b-\u0652]$/u.test(token);
    const word = /\p{L}/u.test(bare);
    words.push({
      form: bare ? foldWord(bare) : token,
      parted: parted || opens,
      word,
      capitals: /^[A-Z]+$/.test(bare),
    });
    parted = closes || !bare;
  }
  return words;
}

/** Words with their forms, and whether each goes on with the one before it. */
export interface Row {
  words: readonly Word[];
  forms: readonly string[];
  follows(at: number): boolean;
}

export function rowOf(tokens: readonly string[]): Row {
  const words = wordsIn(tokens);
  return {
    words,
    forms: words.map(({ form }) => form),
    follows: (at) => at < words.length && words[at]!.word && !words[at]!.parted,
  };
}

/** Words that are part of no name, with the months and adverbs that follow names most. */
export const functionWords = new Set(
  (
    'في من الي علي عن مع بعد قبل خلال عند لدي تحت فوق بين حول ضد دون بدون مثل كل بعض اي غير هذا هذه ذلك تلك الذي التي الذين ' +
    'ان انه انها انهم ما لا لم لن قد لقد كان كانت هو هي هم ثم او ام بل لكن حيث اذ اذا منذ حتي كما عبر وهو وهي وقد وكان وكانت ' +
    'فهو فهي مثلما وغيرهم وغيرهن وغيره وغيرها بانه بانها فانه ولكنه لكنه انذاك حينذاك حينها مجددا موخرا اخيرا حاليا سابقا لاحقا باسم وزرا مقتل ربه وحده لنا لهم لك لي بنا بهم بها كنت كنا كانوا كوني ولو انك انني اننا لازال تزال يزال لاتزال مازال الان لدينا اليه اليها تشرين نيسان حزيران تموز ايلول شباط كانون اذار ايار اب وفي ومن وعلي والتي والذي امس اليوم غدا ايضا بان لان وان فان يوم مساء صباح امام وراء رغم اثر عقب ضمن وسط نحو منه فيه به له عليه'
  ).split(' '),
);
/** Verbs of the press that end a name before them; the imperfect is told by its shape. */
const verbs = new Set(
  (
    'قال قالت قالوا اكد اكدت اعلن اعلنت اضاف اضافت اوضح اوضحت ذكر ذكرت اشار اشارت صرح صرحت كشف كشفت افاد افادت راي رات دعا دعت طالب طالبت ' +
    'نفي نفت رفض رفضت اتهم اتهمت حذر حذرت وصل وصلت عقد عقدت التقي التقت بحث بحثت بدا بدات شارك شاركت فاز فازت سجل سجلت تعرض تعرضت نشر نشرت ' +
    'قرر قررت وقع وقعت نقل نقلت شن شنت قتل قتلت اصيب توفي ولد عاد عادت زار تولي اصبح اصبحت سيطر تمكن تمكنت شدد شددت لعب اجري اجرت جدد جددت ' +
    'استقبل وافق وافقت ادان ادانت وجه وجهت تلقي تلقت وصف وصفت تابع تابعت حقق حققت'
  ).split(' '),
);
export const isVerb = (form: string): boolean =>
  verbs.has(form) || (/^[وف]/.test(form) && verbs.has(form.slice(1)));
