/** A change that does not come from the editor, to an article that may be open there. */
import type { DatabaseTransaction } from '#database/connection.ts';
import { intoShared, revisionFromShared } from './revision-from-shared.ts';

/**
 * What is being written becomes a revision first, signed by those who write, so that no word of it is lost; then the
 * change is made, and everyone who has the article open sees it. `change` gives the number of the revision it made.
 *
 * Throws what `revisionFromShared` throws; nothing is changed then.
 */
export async function pastTheEditor(
  tx: DatabaseTransaction,
  { article, author }: { article: number; author: string },
  change: () => Promise<number>,
): Promise<number> {
  await revisionFromShared(tx, { article, author: null });
  const revision = await change();
  await intoShared(tx, { article, revision, author });
  return revision;
}
