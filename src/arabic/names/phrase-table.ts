/** Names of one or more words, found in a row of folded words with the clitics that may be written onto the first. */
import { remembered } from '../remembered.ts';

/** A folded word without its proclitics, in every way it can be read; the word itself first. */
export const withoutProclitics: (form: string) => readonly string[] = remembered((form) => {
  const forms = [form];
  const add = (word: string): void => {
    if (word.length > 1 && !forms.includes(word)) forms.push(word);
  };
  const strip = (word: string): void => {
    if (word.startsWith('لل')) {
      add(`ال${word.slice(2)}`);
      add(word.slice(1));
    } else if (/^[بلك]/.test(word) && word.length > 3) add(word.slice(1));
  };
  strip(form);
  if (/^[وف]/.test(form) && form.length > 3) {
    add(form.slice(1));
    strip(form.slice(1));
  }
  return forms;
});

interface Node<Value> {
  value?: Value;
  next?: Map<string, Node<Value>>;
}

/** A tree of phrases by their words; the longest that fits wins. Looking up costs the length of the match. */
export class PhraseTable<Value> {
  readonly #root: Node<Value> = {};

  /** Enters a phrase; one that is there already keeps its value. */
  add(words: readonly string[], value: Value): void {
    if (words.length === 0) return;
    let node = this.#root;
    for (const word of words) {
      node.next ??= new Map();
      let child = node.next.get(word);
      if (!child) {
        child = {};
        node.next.set(word, child);
      }
      node = child;
    }
    if (node.value === undefined) node.value = value;
  }

  /** The longest phrase that begins at a place; `follows` says whether a word goes on with the one before it. */
  at(
    forms: readonly string[],
    at: number,
    follows: (at: number) => boolean = () => true,
  ): { length: number; value: Value; read: string } | null {
    const first = this.#root.next;
    if (!first) return null;
    let best: { length: number; value: Value; read: string } | null = null;
    for (const read of withoutProclitics(forms[at]!)) {
      let node = first.get(read);
      for (let length = 1; node; length++) {
        if (node.value !== undefined && length > (best?.length ?? 0))
          best = { length, value: node.value, read };
        const next = at + length;
        if (!node.next || next >= forms.length || !follows(next)) break;
        node = node.next.get(forms[next]!);
      }
    }
    return best;
  }
}
