/** Addresses of blocks, derived from what they say so that the same copy imported twice has the same ones. */

/** 32-bit FNV-1a over UTF-16 units (Fowler, Noll, Vo; offset 2166136261, prime 16777619), in base 36. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0).toString(36);
}

/**
 * Gives ids that are unique within one body. A paragraph keeps its id when others around it change;
 * the second of two equal paragraphs gets `-2`.
 *
 * `const idOf = blockIds(); idOf('وصل وفد')` → `'p-12dz1ue'`
 */
export function blockIds(): (text: string) => string {
  const seen = new Map<string, number>();
  return (text) => {
    const base = `p-${shortHash(text)}`;
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return count === 1 ? base : `${base}-${count}`;
  };
}
