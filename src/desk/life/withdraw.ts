/** Taking a published piece from before readers. */
import type { Database } from '#database/connection.ts';
import { unpublishIn } from '../publish.ts';
import { type Done, hold, type PieceCommand, writeDown } from './hold.ts';

export interface WithdrawCommand extends PieceCommand {
  /** Why, for the newsroom. */
  note?: string;
}

/** Withdraws a piece; its address says from then on that it was withdrawn. */
export const withdrawPiece = (db: Database, command: WithdrawCommand): Promise<Done> =>
  db.transaction().execute(async (tx) => {
    const { actor, article, basedOn, note = '' } = command;
    const piece = await hold(tx, 'withdraw', command);
    await unpublishIn(tx, article, actor.name);
    return writeDown(tx, { act: 'withdraw', article, actor, basedOn, revision: piece.head, note });
  });
