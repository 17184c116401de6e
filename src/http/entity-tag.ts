/** Whether a reader holds what would be sent (RFC 9110, 13.1.2). */

/**
 * `holds('"a", W/"b"', '"b"')` → `true`; `holds('*', …)` → `true`; nothing → `false`. The comparison is weak:
 * a proxy that compresses anew marks our tags as weak, and what they stand for is the same.
 */
export function holds(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false;
  if (ifNoneMatch === etag || ifNoneMatch === '*') return true;
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
