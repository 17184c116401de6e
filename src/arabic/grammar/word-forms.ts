/** Lists of words, as a rule compares words with them. */
import { matchText } from '../letters.ts';

/** The forms (`matchText`) of all words of some lists: `formsOf('إلى حتى', 'أمس')` → `Set {'الي', 'حتي', 'امس'}` */
export const formsOf = (...lists: readonly string[]): Set<string> =>
  new Set(lists.flatMap((list) => list.trim().split(/\s+/).map(matchText)));

/** The phrases of a list that parts them with «،». `phrasesOf('أبو ظبي، دبي')` → `['أبو ظبي', 'دبي']` */
export const phrasesOf = (list: string): string[] =>
  list
    .split('،')
    .map((phrase) => phrase.replace(/\s+/g, ' ').trim())
    .filter(Boolean);

/** Words with each pronoun written onto them: `withPronouns('في', 'ه نا')` → `'فيه فينا'` */
export const withPronouns = (stems: string, pronouns: string): string =>
  stems
    .split(' ')
    .flatMap((stem) => pronouns.split(' ').map((pronoun) => stem + pronoun))
    .join(' ');
