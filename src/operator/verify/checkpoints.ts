/** Every checkpoint that was ever signed, against the entries. */
import { parseVerifierKey } from '#daybook/note.ts';
import { type Hash, sameHash } from '#daybook/tree.ts';
import { type Entered, opened } from './log.ts';
import type { Report } from './source.ts';

/** `root` gives the root over the first so many entries. */
export async function checkCheckpoints(
  entered: readonly Entered[],
  keys: readonly string[],
  notes: readonly string[],
  root: (size: number) => Promise<Hash>,
  report: Report,
): Promise<void> {
  const verifiers = keys.map(parseVerifierKey);
  for (const [index, note] of notes.entries()) {
    const said = opened(note, verifiers);
    const where = `checkpoint ${index + 1} of ${notes.length}`;
    if (!said) report(where, 'it is signed by no key of this daybook');
    else if (said.size > entered.length) report(where, `it is over ${said.size} entries: some are missing`);
    else if (!sameHash(await root(said.size), said.root))
      report(where, `it is not that of the first ${said.size} entries`);
  }
}
