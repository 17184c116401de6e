/** A change of single paragraphs that does not come from the editor, made beside what is being written there. */
import * as Y from 'yjs';
import type { ArticleContent } from '#article/article.ts';
import { canonicalJson } from '#article/canonical.ts';
import { fromShared, tidyContent } from '#article/shared/from-shared.ts';
import { rewordShared, type SharedRewording } from '#article/shared/reword-shared.ts';
import type { DatabaseTransaction } from '#database/connection.ts';
import { type HeldDocument, holdShared } from './document.ts';
import { logUpdate } from './update-log.ts';

export interface BesideTheEditor {
  article: number;
  author: string;
  /** The revision that was reworded, with its content, and the one that was made of it. */
  from: { revision: number; content: ArticleContent };
  revision: number;
}

function saysTheSame({ doc }: HeldDocument, content: ArticleContent): boolean {
  const read = fromShared(doc);
  const written = read.ok ? { ...read.content, origin: content.origin } : null;
  return written !== null && canonicalJson(written) === canonicalJson(tidyContent(content));
}

/**
 * Makes the shared document, where there is one, say in these paragraphs what the new revision says; everyone who has it
 * open sees it. Other words that were typed since the revision before stay, and go into the next revision under their
 * writers' names. Callers hold the article's row locked.
 *
 * Gives the ids of paragraphs that stand in the way, because somebody is changing those very words; then nothing was done.
 */
export async function besideTheEditor(
  tx: DatabaseTransaction,
  { article, author, from, revision }: BesideTheEditor,
  rewordings: readonly SharedRewording[],
): Promise<string[]> {
  const held = await holdShared(tx, article);
  if (!held) return [];
  const { doc } = held;
  try {
    const nothingTyped = saysTheSame(held, from.content);
    // Written over an older revision: which of the two is meant, somebody has to say first.
    if (!nothingTyped && held.revision !== from.revision) return rewordings.map(({ within }) => within);
    const before = Y.encodeStateVector(doc);
    const blocked = rewordShared(doc, rewordings);
    if (blocked.length) return blocked;
    await logUpdate(tx, { article, author, bytes: Y.encodeStateAsUpdate(doc, before) });
    await tx
      .updateTable('collab.document')
      .set({ revision, ...(nothingTyped ? { writers: [] } : {}) })
      .where('article_id', '=', article)
      .execute();
    return [];
  } finally {
    doc.destroy();
  }
}
