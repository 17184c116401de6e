/** One spelling for equal JSON, so that revisions can be compared and hashed. */

/**
 * JSON with keys in code-point order and no white space. `undefined` members are left out.
 * `canonicalJson({b: 1, a: [{d: 2, c: 3}]})` → `'{"a":[{"c":3,"d":2}],"b":1}'`
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((entry) => canonicalJson(entry ?? null)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}
