/** A row of words as the rules for names see it. */
import { matchText } from '../letters.ts';

/** A word as the rules see it. */
export interface Word {
  form: string;
  /** A comma, bracket or quotation mark parts it from the word before. */
  parted: boolean;
  /** It holds a letter. */
  word: boolean;
  /** Latin capitals only: an acronym. */
  capitals: boolean;
}

const onlyLetters = /^\p{L}+$/u;
const capitals = /^[A-Z]+$/;
/** The look-behind lets a long run of marks inside a word be tried once, not from each of its marks. */
const edges = /^[^\p{L}\p{N}]+|(?<![^\p{L}\p{N}\u064b-\u0652])[^\p{L}\p{N}\u064b-\u0652]+$/gu;

function wordsIn(tokens: readonly string[]): Word[] {
  const words: Word[] = [];
  let parted = true;
  for (const token of tokens) {
    // The common case, without looking for marks at its edges.
    if (onlyLetters.test(token)) {
      words.push({ form: matchText(token), parted, word: true, capitals: capitals.test(token) });
      parted = false;
      continue;
    }
    const bare = token.replace(edges, '');
    const opens = /^[^\p{L}\p{N}]/u.test(token);
    const closes = /[^\p{L}\p{N}\u064b-\u0652]$/u.test(token);
    const word = /\p{L}/u.test(bare);
    words.push({
      form: bare ? matchText(bare) : token,
      parted: parted || opens,
      word,
      capitals: capitals.test(bare),
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
