/** Returning a piece to who writes it, with a note on what is to be done. */

import { sql } from 'kysely';
import { displayText } from '#arabic/letters.ts';
import type { Database } from '#database/connection.ts';
import { Refusal } from '../refusal.ts';
import { type Done, hold, move, type PieceCommand, writeDown } from './hold.ts';

export interface ReturnCommand extends PieceCommand {
  /** What is to be done, for who wrote it. */
  note: string;
}

/** Makes a piece in review, or an approved one, a draft again. Throws a Refusal when there is no note. */
export const returnPiece = (db: Database, command: ReturnCommand): Promise<Done> =>
  db.transaction().execute(async (tx) => {
    const { actor, article, basedOn } = command;
    const piece = await hold(tx, 'return', command);
    const note = displayText(command.note).trim();
    if (!note)
      throw new Refusal('invalid', 'note-missing', 'Say what is to be done to the piece.', [
        { path: 'note', code: 'missing', message: 'Who wrote it should know why it comes back.' },
      ]);
    await move(tx, piece, 'return');
    await tx
      .updateTable('piece')
      .set({ return_note: note, returned_by: actor.name, returned_at: sql<Date>`clock_timestamp()` })
      .where('article_id', '=', article)
      .execute();
    return writeDown(tx, { act: 'return', article, actor, basedOn, revision: piece.head, note });
  });
