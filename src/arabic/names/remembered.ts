/** Keeps what was found out about a word; news says the same words again and again. Forgets all when it grows too big. */
export function remembered<Value>(find: (word: string) => Value, limit = 20_000): (word: string) => Value {
  const kept = new Map<string, Value>();
  return (word) => {
    let value = kept.get(word);
    if (value === undefined) {
      value = find(word);
      // Words of any length may come; only those of a language are worth keeping.
      if (word.length <= 24) {
        if (kept.size >= limit) kept.clear();
        kept.set(word, value);
      }
    }
    return value;
  };
}
