/** What is remembered on the reader's own device, and sent to nobody. */

/** Storage may be forbidden; then it is as if nothing had been kept. */
export function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Private windows and strict settings: nothing to be done.
  }
}
