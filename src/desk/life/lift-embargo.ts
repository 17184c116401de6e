/** Lifting an embargo before its hour. */
import type { Database } from '#database/connection.ts';
import { type Done, hold, type PieceCommand, writeDown } from './hold.ts';
import { stopWaiting } from './waiting.ts';

/** Everybody of the desk sees the piece again; it is not published by that. */
export const liftEmbargo = (db: Database, command: PieceCommand): Promise<Done> =>
  db.transaction().execute(async (tx) => {
    const { actor, article, basedOn } = command;
    const piece = await hold(tx, 'liftEmbargo', command);
    await stopWaiting(tx, article);
    return writeDown(tx, { act: 'liftEmbargo', article, actor, basedOn, revision: piece.head });
  });
