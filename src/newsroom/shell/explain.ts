/** What went wrong, in the reader's own language where the kind of problem is known. */
import { Problem, Unreached } from '../problem.ts';
import type { Words } from '../words/arabic.ts';

/** The sentence for an error: by its kind, else what the server says. */
export function explain(error: unknown, words: Words): string {
  if (error instanceof Unreached) return words.offline;
  if (error instanceof Problem) {
    if (error.status === 401) return words.signedOut;
    const known = words.problems as Record<string, string>;
    return known[error.kind] ?? (error.status === 404 ? words.problems['not-here'] : error.message);
  }
  return error instanceof Error ? error.message : String(error);
}

/** What is wrong at one place of what was sent. */
export function explainAt(error: unknown, path: string, words: Words): string | undefined {
  if (!(error instanceof Problem)) return undefined;
  const finding = error.findings.find((one) => one.path === path);
  return finding && ((words.problems as Record<string, string>)[finding.code] ?? finding.message);
}
