/**
 * The words of the articles with the key of each: a generated text, unpacked at first use.
 */
import { packed } from './table.ts';

let ids: Map<string, number> | undefined;
let keys: string[] = [];
/** Number of the first word of each band. */
const bandStarts: number[] = [];

/**
 * One entry is: a small Latin letter for the letters shared with the word before (a = 0), the word's other letters;
 * and if its key is another word, a digit for the last letters to drop, then the letters to add. `'aملعبcاعب3عب'` is
 * ملعب, and ملاعب under ملعب.
 */
function unpack(): Map<string, number> {
  const words = new Map<string, number>();
  const all: string[] = [];
  const others: [id: number, key: string][] = [];
  for (const band of packed) {
    bandStarts.push(all.length);
    let word = '';
    for (let at = 0; at < band.length; ) {
      const shared = band.charCodeAt(at++) - 97;
      const letters = at;
      while (band.charCodeAt(at) >= 0x621) at++;
      word = word.slice(0, shared) + band.slice(letters, at);
      const drop = band.charCodeAt(at) - 48;
      if (drop >= 0 && drop <= 9) {
        const add = ++at;
        while (band.charCodeAt(at) >= 0x621) at++;
        others.push([all.length, word.slice(0, word.length - drop) + band.slice(add, at)]);
      }
      words.set(word, all.length);
      all.push(word);
    }
  }
  keys = all.slice();
  for (const [id, key] of others) {
    const at = words.get(key);
    keys[id] = at === undefined ? key : all[at]!;
  }
  return words;
}

function idOf(word: string): number | undefined {
  ids ??= unpack();
  return ids.get(word);
}

/** The key of a known word. */
export function keyOf(word: string): string | undefined {
  const id = idOf(word);
  return id === undefined ? undefined : keys[id];
}

/** How common a word is: about the base-2 logarithm of its count in the learning text; -1 if unknown. */
export function bandOf(word: string): number {
  const id = idOf(word);
  if (id === undefined) return -1;
  let band = 0;
  while (band + 1 < bandStarts.length && bandStarts[band + 1]! <= id) band++;
  return bandStarts.length - band;
}

/** Packs words, for the script that learns them: bands of falling commonness, each sorted. */
export function pack(bands: readonly (readonly (readonly [word: string, key: string])[])[]): string[] {
  return bands.map((band) => {
    let before = '';
    let text = '';
    for (const [word, key] of [...band].sort(([a], [b]) => (a < b ? -1 : 1))) {
      let shared = 0;
      while (shared < before.length && before[shared] === word[shared]) shared++;
      text += String.fromCharCode(97 + shared) + word.slice(shared);
      if (key !== word) {
        let kept = 0;
        while (kept < word.length && word[kept] === key[kept]) kept++;
        text += String(word.length - kept) + key.slice(kept);
      }
      before = word;
    }
    return text;
  });
}
