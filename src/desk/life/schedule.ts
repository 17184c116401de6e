/** Publishing at an hour to come. */
import type { Database } from '#database/connection.ts';
import { assertFit } from './fit.ts';
import { type Done, hold, type PieceCommand, writeDown } from './hold.ts';
import { assertAhead, wait } from './waiting.ts';

export interface ScheduleCommand extends PieceCommand {
  /** When readers are to see it. */
  at: Date;
}

/** Schedules an approved piece, or moves its hour; what is newest and approved then is what readers see. */
export const schedulePiece = (db: Database, command: ScheduleCommand): Promise<Done> =>
  db.transaction().execute(async (tx) => {
    const { actor, article, basedOn, at } = command;
    const piece = await hold(tx, 'schedule', command);
    assertAhead(at);
    await assertFit(tx, piece, at);
    await wait(tx, article, 'publish', at, actor);
    const detail = { at: at.toISOString() };
    return writeDown(tx, { act: 'schedule', article, actor, basedOn, revision: piece.head, detail });
  });
