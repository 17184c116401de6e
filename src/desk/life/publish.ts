/** Publishing an approved piece now. */
import type { Database } from '#database/connection.ts';
import { publishIn } from '../publish.ts';
import { assertFit } from './fit.ts';
import { type Done, hold, type PieceCommand, writeDown } from './hold.ts';

/** Shows the newest revision to readers; a schedule that waits for its hour is done with. Throws a Refusal. */
export const publishPiece = (db: Database, command: PieceCommand): Promise<Done> =>
  db.transaction().execute(async (tx) => {
    const { actor, article, basedOn } = command;
    const piece = await hold(tx, 'publish', command);
    await assertFit(tx, piece);
    await publishIn(tx, { article: piece.standing, author: actor.name });
    return writeDown(tx, { act: 'publish', article, actor, basedOn, revision: piece.head });
  });
