/** Finds the newsroom's own entities in a text, whatever clitics stand before their names. */
import { displayText, matchText } from '../letters.ts';
import { PhraseTable } from './phrase-table.ts';

export interface NamedEntity<Id> {
  id: Id;
  /** Every way its name is written: «محمد بن سلمان», «ولي العهد السعودي», «Mohammed bin Salman». */
  names: readonly string[];
}

export interface EntityMatch<Id> {
  id: Id;
  /** Place in the text, from the first letter of the first word (clitics included) to the last of the last. */
  start: number;
  end: number;
}

const words = /[\p{L}\p{M}\p{N}\u0640\u200c]+/gu;

/**
 * Compiles entities into a function that finds them: longest name first, at word borders, folded as `matchText` folds,
 * with و، ف، ب، ل، ك before the first word and with the article's لل. Linear in the text for names of bounded length.
 *
 * `entityMatcher([{id: 7, names: ['البنك المركزي']}])('ورفع للبنك المركزي طلبا')` → `[{id: 7, start: 5, end: 18}]`.
 * Where two entities have one name, the first wins. Names of nothing but marks are passed over.
 */
export function entityMatcher<Id>(entities: Iterable<NamedEntity<Id>>): (text: string) => EntityMatch<Id>[] {
  const table = new PhraseTable<Id>();
  for (const { id, names } of entities)
    for (const name of names) {
      const forms = (displayText(name).match(words) ?? []).map(matchText).filter(Boolean);
      if (forms.length > 0 && forms.length <= longestName) table.add(forms, id);
    }
  return (text) => {
    const forms: string[] = [];
    const places: number[] = [];
    for (const match of text.matchAll(words)) {
      const form = matchText(match[0].slice(0, longestWord));
      if (!form) continue;
      forms.push(form);
      places.push(match.index, match.index + match[0].length);
    }
    // Words of one name stand on one line with nothing but spaces, a hyphen or quotation marks between them.
    const follows = (at: number): boolean => {
      const between = text.slice(places[at * 2 - 1], places[at * 2]);
      return between.length <= 4 && /^[ \u00a0\t«»"'“”‘’\-–]*$/.test(between);
    };
    const found: EntityMatch<Id>[] = [];
    let at = 0;
    while (at < forms.length) {
      const match = table.at(forms, at, follows);
      if (!match) {
        at++;
        continue;
      }
      found.push({ id: match.value, start: places[at * 2]!, end: places[(at + match.length) * 2 - 1]! });
      at += match.length;
    }
    return found;
  };
}

const longestName = 12;
const longestWord = 60;
