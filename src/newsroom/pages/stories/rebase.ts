/** What somebody writes over a row that a colleague changed meanwhile. */

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * A draft over the row as it is now: what was not touched since `base` is what stands now, what was touched stays. `clash`
 * names what both changed, each otherwise.
 */
export function rebase<D extends object>(
  draft: D,
  base: D,
  now: D,
): { draft: D; clash: Extract<keyof D, string>[] } {
  const keys = Object.keys(draft) as Extract<keyof D, string>[];
  const touched = keys.filter((key) => !same(draft[key], base[key]));
  return {
    draft: { ...now, ...Object.fromEntries(touched.map((key) => [key, draft[key]])) },
    clash: touched.filter((key) => !same(now[key], base[key]) && !same(now[key], draft[key])),
  };
}
