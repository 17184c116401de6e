/** Keeping a piece from everybody without leave until an hour. */
import type { Database } from '#database/connection.ts';
import { type Done, hold, type PieceCommand, writeDown } from './hold.ts';
import { assertAhead, wait } from './waiting.ts';

export interface EmbargoCommand extends PieceCommand {
  until: Date;
}

/**
 * Sets an embargo, or moves its hour. At that hour the piece goes to readers if it is approved, and is merely no
 * longer embargoed if not. Links by which it could be previewed end with it.
 */
export const embargoPiece = (db: Database, command: EmbargoCommand): Promise<Done> =>
  db.transaction().execute(async (tx) => {
    const { actor, article, basedOn, until } = command;
    const piece = await hold(tx, 'embargo', command);
    assertAhead(until);
    await wait(tx, article, 'embargo', until, actor);
    if (piece.publication !== 'embargoed')
      await tx.deleteFrom('preview_link').where('article_id', '=', article).execute();
    const detail = { until: until.toISOString() };
    return writeDown(tx, { act: 'embargo', article, actor, basedOn, revision: piece.head, detail });
  });
