/** Saving what was written, as a new revision. */
import type { ArticleContent } from '#article/article.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { pastTheEditor } from '../collaboration/past-the-editor.ts';
import { revise } from '../revision.ts';
import { type Done, hold, move, type PieceCommand, writeDown } from './hold.ts';

export interface SaveCommand extends PieceCommand {
  /** The whole content as it is to be; a headline may still be missing. */
  content: ArticleContent;
  /** For the list of revisions: what changed, in a few words. */
  note?: string;
}

/**
 * Saves a revision; the first one begins the draft. An approved piece stays approved: only who may approve can save
 * there. The same content makes no revision, and nothing is written down.
 */
export const savePiece = (db: Database, command: SaveCommand): Promise<Done> =>
  db.transaction().execute((tx) => saveIn(tx, command));

/** The same inside a transaction that does more. */
export async function saveIn(tx: DatabaseTransaction, command: SaveCommand): Promise<Done> {
  const { actor, article, basedOn, content, note = '' } = command;
  let saved: Done = { article, revision: basedOn };
  await pastTheEditor(tx, { article, author: actor.name }, async () => {
    const piece = await hold(tx, 'save', command);
    const revision = await revise(tx, {
      ...{ article, basedOn, content, author: actor.name, authorId: actor.id, note },
    });
    if (revision === piece.head) return revision;
    await move(tx, piece, 'save');
    saved = await writeDown(tx, { act: 'save', article, actor, basedOn, revision, note });
    return revision;
  });
  return saved;
}
