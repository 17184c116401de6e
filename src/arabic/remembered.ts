/**
 * Keeps what was worked out; news says the same words again and again.
 *
 * `most` results are kept at the most, in two generations of half as many: when the newer is full, the older is
 * forgotten. Only short keys are kept: longer words are rare, and a long piece of a text would keep the whole text in
 * memory (V8 makes slices of 13 letters and more).
 */
export function remembered<Value>(
  find: (key: string) => Value,
  { most = 20_000, longestKey = 12 }: { most?: number; longestKey?: number } = {},
): (key: string) => Value {
  let recent = new Map<string, Value>();
  let older = new Map<string, Value>();
  return (key) => {
    if (key.length > longestKey) return find(key);
    let value = recent.get(key);
    if (value !== undefined) return value;
    value = older.get(key) ?? find(key);
    if (recent.size >= most / 2) {
      older = recent;
      recent = new Map();
    }
    recent.set(key, value);
    return value;
  };
}
