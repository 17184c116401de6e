/** Taking a piece's hour away. */
import type { Database } from '#database/connection.ts';
import { type Done, hold, type PieceCommand, writeDown } from './hold.ts';
import { stopWaiting } from './waiting.ts';

/** The piece stays approved, and does not go to readers by itself. */
export const cancelSchedule = (db: Database, command: PieceCommand): Promise<Done> =>
  db.transaction().execute(async (tx) => {
    const { actor, article, basedOn } = command;
    const piece = await hold(tx, 'cancelSchedule', command);
    await stopWaiting(tx, article);
    return writeDown(tx, { act: 'cancelSchedule', article, actor, basedOn, revision: piece.head });
  });
