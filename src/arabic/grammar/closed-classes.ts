/**
 * Closed classes: the words of grammar, by the class that grammars put them in.
 *
 * Each list is written as a dictionary writes it. Who reads words composes the classes that his rule is about
 * (`formsOf(prepositions, demonstratives)`) and says himself what he adds or leaves out. Ryding, A Reference Grammar of
 * Modern Standard Arabic (2005); the chapter stands at each list.
 */

/** Prepositions proper; ب، ل and ك are written onto their noun (16). */
export const prepositions = 'من في إلى على عن مع حتى منذ';

/** Locative adverbs (ظروف), accusatives of place and time that are hardly used as nouns any more (16). */
export const locativeAdverbs = 'لدى عند بين قبل بعد تحت فوق أمام خلف وراء حول دون ضد خلال عبر نحو';

/** The same of nouns that are in full use beside it: «وسط المدينة» and «الوسط» (16). */
export const nounsAsPrepositions =
  'وسط عقب إثر ضمن إزاء تجاه داخل خارج قرب قبالة قبيل بعيد جراء رغم نتيجة بغية';

/** A preposition and a noun that serve as one preposition (16). */
export const compoundPrepositions = 'بسبب بشأن بخصوص بمناسبة بحضور بهدف برغم بموجب بمقتضى بدون';

/** Prepositions grown together with ما and من (14, 17). */
export const prepositionsWithMa = 'بما فيما مما ممن عما';

/** Pronouns as they are written onto a word, in the third person and in the others (12). */
export const suffixedThirdPerson = 'ه ها هم هما هن';
export const suffixedPronouns = `${suffixedThirdPerson} ك كم نا`;

/** Personal pronouns that stand alone (12). */
export const personalPronouns = 'هو هي هم هما هن نحن أنا أنت أنتم';

/** Demonstrative pronouns (13). */
export const demonstratives = 'هذا هذه هذان هذين هاتان هاتين هؤلاء ذلك تلك أولئك';

/** Demonstratives of place (11). */
export const placeDemonstratives = 'هنا هناك';

/** Relative pronouns of a definite noun (14). */
export const relatives = 'الذي التي الذين اللذان اللذين اللتان اللتين اللواتي اللاتي اللائي';

/** Question words (17). */
export const interrogatives = 'هل ما من أي أية كيف أين متى كم لماذا ماذا بماذا';

/** Quantifiers and specifiers, which head a construct: «كل»، «بعض»، «غير» (9). */
export const quantifiers = 'كل بعض غير أي أية مثل كلا كلتا';

/** أن and إن, what a clause after a verb begins with (19). */
export const complementizers = 'أن إن';

/** The other sisters of إن (19). */
export const sistersOfInna = 'لكن لأن كأن';

/** Coordinating conjunctions; و and ف are written onto the next word (18). */
export const coordinators = 'أو أم ثم بل لكن';

/** Subordinating conjunctions of time, place, cause, manner and purpose (18). */
export const subordinators =
  'إذ حيث حيثما بينما عندما حين حينما لما كلما قبلما طالما ريثما أينما مهما كما كي لكي';

/** Particles of condition (39). */
export const conditionals = 'إذا لو لولا';

/** Particles of exception (37). */
export const exceptives = 'إلا سوى';

/** Particles of negation (37). */
export const negatives = 'لا ما لم لن لما';

/** ليس, the verb that is only a negation and has no imperfect (37). */
export const laysa = 'ليس ليست ليسوا لست لسنا';

/** كان in the persons of news (36). */
export const kana = 'كان كانت كانوا';

/** Particles before a verb: of completion (قد), of the future (سوف) (21, 34). */
export const verbalParticles = 'قد لقد سوف';

/** Particles that turn to someone or answer, restrict, begin a choice or urge. */
export const discourseParticles = 'يا أيها أيتها نعم إنما إما أما ربما ألا هلا';

/** Deictic adverbs of time: the point is that of speaking or of telling (11). */
export const timeAdverbs =
  'أمس اليوم غدا الآن الليلة البارحة حاليا مجددا سابقا لاحقا مؤخرا أخيرا آنذاك حينذاك حينها وقتها عندها';

/** Adverbs of degree, addition and likeness (11). */
export const degreeAdverbs = 'أيضا كذلك لذلك هكذا فقط جدا';
