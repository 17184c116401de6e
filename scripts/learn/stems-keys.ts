/** From proposals to keys: each form's key is the word at the end of its chain (كبيرات → كبيرة → كبير). */
import { functionWords } from '#arabic/stems/function-words.ts';
import type { NounForm } from './stems-nouns.ts';
import type { Verb } from './stems-verbs.ts';
import type { Words } from './stems-words.ts';

export function keysOf(
  words: Words,
  verbs: ReadonlyMap<string, Verb>,
  nouns: ReadonlyMap<string, NounForm>,
): Map<string, string> {
  const keys = new Map<string, string>();
  const singularity = (word: string) => {
    const { plural, singular } = words.number(word);
    return (singular + 0.5) / (plural + 0.5);
  };
  const nextOf = (word: string): string | undefined => {
    const noun = nouns.get(word);
    if (!noun) return undefined;
    // سياحة is no feminine of the plural سياح.
    const beyond = nouns.get(noun.of);
    if (
      noun.kind === 'ة' &&
      beyond &&
      beyond.of !== word &&
      (/[1-4]/.test(beyond.kind) || beyond.kind === 'irregular')
    )
      return undefined;
    return noun.of;
  };
  const rootOf = (form: string): string => {
    const path: string[] = [];
    let word = form;
    for (;;) {
      path.push(word);
      const next = nextOf(word);
      if (next === undefined) break;
      const at = path.indexOf(next);
      if (at >= 0) {
        // Each looks like a form of the other (صور صورة): the singular is the word.
        word = path
          .slice(at)
          .sort((a, b) => singularity(b) - singularity(a) || words.total(b) - words.total(a))[0]!;
        break;
      }
      word = next;
    }
    // ادخارية without a known ادخاري: the shape of the adjective.
    const adjective = word.slice(0, -1);
    return /...[^اوي]يه$/.test(word) && words.written(word).endsWith('ة') && !words.isBase(adjective)
      ? adjective
      : word;
  };
  // يمثل has its own key: under مثل it would find every "like".
  const keyOfVerb = ({ past }: Verb) => (functionWords.has(past) && past !== 'كان' ? `ي${past}` : past);
  for (const form of words.bases) {
    const noun = nouns.get(form);
    const verb = verbs.get(form);
    keys.set(form, noun && noun.kind === 'irregular' ? rootOf(form) : verb ? keyOfVerb(verb) : rootOf(form));
  }
  // Verb forms are often rarer than the words of the table, and always of it.
  for (const [form, verb] of verbs)
    if (!keys.has(form) && words.count(form) >= 2) keys.set(form, keyOfVerb(verb));
  return keys;
}
