/** Showing readers what changed in a published piece, without a public note. */
import type { Database } from '#database/connection.ts';
import { publishIn } from '../publish.ts';
import { Refusal } from '../refusal.ts';
import { assertFit } from './fit.ts';
import { type Done, hold, type PieceCommand, writeDown } from './hold.ts';

/**
 * Shows the newest revision silently: a comma mended, a picture cropped. The updated time that readers are told stays.
 * Throws a Refusal when readers see the newest revision already.
 */
export const updateSilently = (db: Database, command: PieceCommand): Promise<Done> =>
  db.transaction().execute(async (tx) => {
    const { actor, article, basedOn } = command;
    const piece = await hold(tx, 'update', command);
    await assertFit(tx, piece);
    if (
      (await publishIn(tx, { article: piece.standing, author: actor.name, significant: false })) ===
      'unchanged'
    )
      throw new Refusal('conflict', 'nothing-changed', 'Readers see the newest revision already.');
    return writeDown(tx, { act: 'update', article, actor, basedOn, revision: piece.head });
  });
