/**
 * Words of grammar that begin or end like a clitic and are none, and the prepositions under which their forms
 * with pronouns are sought.
 */
import {
  complementizers,
  conditionals,
  coordinators,
  degreeAdverbs,
  demonstratives,
  discourseParticles,
  exceptives,
  interrogatives,
  laysa,
  locativeAdverbs,
  negatives,
  personalPronouns,
  placeDemonstratives,
  prepositions,
  prepositionsWithMa,
  quantifiers,
  relatives,
  sistersOfInna,
  subordinators,
  suffixedPronouns,
  verbalParticles,
} from '../grammar/closed-classes.ts';
import { formsOf, withPronouns } from '../grammar/word-forms.ts';
import { matchText } from '../letters.ts';

/** Words that stand for themselves. Nouns that serve as prepositions (وسط، بسبب) are left to their nouns. */
export const functionWords: ReadonlySet<string> = formsOf(
  prepositions,
  locativeAdverbs,
  prepositionsWithMa,
  personalPronouns,
  demonstratives,
  placeDemonstratives,
  relatives,
  interrogatives,
  quantifiers,
  complementizers,
  sistersOfInna,
  coordinators,
  subordinators,
  conditionals,
  exceptives,
  negatives,
  laysa,
  verbalParticles,
  discourseParticles,
  degreeAdverbs,
  // Of كان only the lemma, whose forms the learnt table has; of adverbs of time only those that are no noun's form.
  'كان الآن أمس غدا',
  // ب، ل and في with pronouns. Not بنا, which is بناء (building) too.
  withPronouns('ل في', suffixedPronouns),
  'به بها بهم بهما بهن بك بكم لي بي',
  // Grown together with a particle.
  'بدون بلا فقد فإن بأن وذلك ماهو ماهي ماهم',
  // The name of God is no لله with a clitic.
  'الله والله اللهم',
);

/** What ب, ل or ك may stand before: بأنه, لكل, كهذا. Before the rest (من, عن, لدى) they do not stand. */
export const afterPreposition: ReadonlySet<string> = formsOf(
  'أن كل بعض غير مثل بين',
  withPronouns('أن كل بعض غير مثل بين', suffixedPronouns),
  demonstratives,
  'أي أية حيث',
);

/** Words that take pronouns, and stand under themselves with them. */
const declined = `${locativeAdverbs} في من عن مع أن لكن لأن كأن كل بعض غير مثل وسط`.split(' ');

/** `'عليها'` → `'علي'`. */
export const prepositionForms: ReadonlyMap<string, string> = new Map([
  ...[...declined, 'على', 'إلى'].flatMap((word) =>
    suffixedPronouns.split(' ').map((pronoun) => [matchText(word) + pronoun, matchText(word)] as const),
  ),
  // water, whose bare form looks like "what"
  ...['الما', 'والما', 'بالما', 'للما'].map((form) => [form, 'مياه'] as const),
  // the verb that has no imperfect
  ...[...formsOf(laysa, 'لستم ليستا')].filter((form) => form !== 'ليس').map((form) => [form, 'ليس'] as const),
]);
