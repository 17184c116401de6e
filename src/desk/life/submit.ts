/** Handing a draft in for review. */
import type { Database } from '#database/connection.ts';
import { Refusal } from '../refusal.ts';
import { type Done, hold, move, type PieceCommand, writeDown } from './hold.ts';

/** Puts a draft into review, which answers its last return. Throws a Refusal when it has no headline yet. */
export const submitPiece = (db: Database, command: PieceCommand): Promise<Done> =>
  db.transaction().execute(async (tx) => {
    const { actor, article, basedOn } = command;
    const piece = await hold(tx, 'submit', command);
    if (!piece.content.headline)
      throw new Refusal('conflict', 'headline-missing', 'A piece goes into review with a headline.', [
        { path: 'headline', code: 'headlineMissing', message: 'Write the headline, then hand the piece in.' },
      ]);
    await move(tx, piece, 'submit');
    await tx
      .updateTable('piece')
      .set({ return_note: null, returned_by: null, returned_at: null })
      .where('article_id', '=', article)
      .execute();
    return writeDown(tx, { act: 'submit', article, actor, basedOn, revision: piece.head });
  });
