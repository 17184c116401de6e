/** Telling readers what changed in a published piece: significant updates, corrections, clarifications, retractions. */
import type { CorrectionKind } from '#article/article.ts';
import type { Database } from '#database/connection.ts';
import { correctIn } from '../correct.ts';
import { assertFit } from './fit.ts';
import { type Done, hold, type PieceCommand, writeDown } from './hold.ts';

export interface CorrectCommand extends PieceCommand {
  kind: CorrectionKind;
  /** What readers are told, in full sentences. */
  note: string;
}

/**
 * Shows the newest revision with a public note, and moves the updated time. A significant update and a correction
 * need a changed text; a clarification or a retraction may be only the note. Throws a Refusal.
 */
export const correctPiece = (db: Database, command: CorrectCommand): Promise<Done> =>
  db.transaction().execute(async (tx) => {
    const { actor, article, basedOn, kind, note } = command;
    const act = kind === 'update' ? 'updateSignificantly' : 'correct';
    const piece = await hold(tx, act, command);
    await assertFit(tx, piece);
    const revision = await correctIn(
      tx,
      { article, kind, note, author: actor.name, authorId: actor.id },
      piece.standing,
    );
    return writeDown(tx, { act, article, actor, basedOn, revision, note, detail: { kind } });
  });
