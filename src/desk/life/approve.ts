/** Approving a piece in review: from then on it may go to readers. */
import type { Database } from '#database/connection.ts';
import { type Done, hold, move, type PieceCommand, writeDown } from './hold.ts';

/** Approves the newest revision, the one that the actor saw. */
export const approvePiece = (db: Database, command: PieceCommand): Promise<Done> =>
  db.transaction().execute(async (tx) => {
    const { actor, article, basedOn } = command;
    const piece = await hold(tx, 'approve', command);
    await move(tx, piece, 'approve');
    return writeDown(tx, { act: 'approve', article, actor, basedOn, revision: piece.head });
  });
