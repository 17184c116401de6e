/** One spelling for equal JSON, so that revisions can be compared and hashed. */

/**
 * JSON with keys in the order of their UTF-16 units and no white space; otherwise as `JSON.stringify` has it:
 * `undefined` members are left out, in lists they are `null`, a `Date` is its ISO text.
 * `canonicalJson({b: 1, a: [{d: 2, c: 3}]})` → `'{"a":[{"c":3,"d":2}],"b":1}'`
 */
export const canonicalJson = (value: unknown): string => JSON.stringify(value, sortedMembers);

/** Integer-like keys come first in any object's own order; that order is fixed too, so equal stays equal. */
function sortedMembers(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
