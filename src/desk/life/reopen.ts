/** Working on an approved piece again: readers go on seeing what they see. */
import type { Database } from '#database/connection.ts';
import { type Done, hold, move, type PieceCommand, writeDown } from './hold.ts';

/** Makes an approved piece a draft again; its next revision needs review and approval. */
export const reopenPiece = (db: Database, command: PieceCommand): Promise<Done> =>
  db.transaction().execute(async (tx) => {
    const { actor, article, basedOn } = command;
    const piece = await hold(tx, 'reopen', command);
    await move(tx, piece, 'reopen');
    return writeDown(tx, { act: 'reopen', article, actor, basedOn, revision: piece.head });
  });
