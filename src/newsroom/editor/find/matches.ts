/** Finding words in a text as the search finds them: hamza, ya, ta marbuta, tashkeel and digits folded. */
import { matchText } from '#arabic/letters.ts';

export interface Match {
  /** Offsets in UTF-16 units of the text, `to` behind the last. */
  from: number;
  to: number;
}

/** Folded letter by letter, so that every place in what is compared is known in the text. */
const folded = new Map<string, string>();
function fold(sign: string): string {
  let form = folded.get(sign);
  if (form === undefined) {
    form = /\s/.test(sign) ? ' ' : matchText(sign);
    folded.set(sign, form);
  }
  return form;
}

/**
 * Where `sought` stands in `text`; `exact` compares letter for letter.
 *
 * `matches('قالت الحكومة', 'الحكومه', false)` → `[{from: 5, to: 12}]`. Marks behind the last letter belong to it.
 */
export function matches(text: string, sought: string, exact: boolean): Match[] {
  const signs = [...text];
  let compared = '';
  const places: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const sign of signs) {
    const form = exact ? sign : fold(sign);
    const start = at;
    at += sign.length;
    for (let unit = 0; unit < form.length; unit++) {
      places.push(start);
      ends.push(at);
    }
    // A mark is nothing by itself: it goes with the letter it stands on.
    if (form === '' && ends.length) ends[ends.length - 1] = at;
    compared += form;
  }
  const wanted = exact ? sought : [...sought].map(fold).join('');
  const found: Match[] = [];
  if (!wanted.trim()) return found;
  for (
    let place = compared.indexOf(wanted);
    place >= 0;
    place = compared.indexOf(wanted, place + wanted.length)
  )
    found.push({ from: places[place]!, to: ends[place + wanted.length - 1]! });
  return found;
}
