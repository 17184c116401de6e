/** A reporter takes up an idea that nobody has. */
import type { Database } from '#database/connection.ts';
import { Refusal } from '../refusal.ts';
import { type Done, hold, move, type PieceCommand, writeDown } from './hold.ts';

/** Assigns a piece to who asks for it. Throws a Refusal when somebody else has it already. */
export const takePiece = (db: Database, command: PieceCommand): Promise<Done> =>
  db.transaction().execute(async (tx) => {
    const { actor, article, basedOn } = command;
    const piece = await hold(tx, 'take', command);
    if (piece.assignee && piece.assignee !== actor.id)
      throw new Refusal('conflict', 'taken', 'Somebody else has this piece already.');
    await tx.updateTable('piece').set({ assignee: actor.id }).where('article_id', '=', article).execute();
    await move(tx, piece, 'take');
    return writeDown(tx, { act: 'take', article, actor, basedOn, revision: piece.head });
  });
