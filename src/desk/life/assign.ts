/** Planning a piece: desk, person, deadline, brief. */
import { may } from '#article/policy.ts';
import type { Database } from '#database/connection.ts';
import { type Done, hold, move, type PieceCommand, refusalOf, writeDown } from './hold.ts';
import { assertDesk, assertStaff } from './known.ts';

/** What is left out stays as it is; `null` takes it away. */
export interface AssignCommand extends PieceCommand {
  desk?: number;
  assignee?: string | null;
  deadline?: Date | null;
  brief?: string;
}

/**
 * Assigns a piece; an idea that gets a person is assigned from then on. To give it to another desk the actor must be
 * one who could have filed it there.
 */
export const assignPiece = (db: Database, command: AssignCommand): Promise<Done> =>
  db.transaction().execute(async (tx) => {
    const { actor, article, basedOn, desk, assignee, deadline, brief } = command;
    const piece = await hold(tx, 'assign', command);
    if (desk !== undefined && desk !== piece.desk) {
      const allowed = may(actor, 'create', { desk });
      if (allowed !== true) throw refusalOf(allowed);
      await assertDesk(tx, desk);
    }
    if (assignee) await assertStaff(tx, assignee);
    const plan = {
      ...(desk === undefined ? {} : { desk_id: desk }),
      ...(assignee === undefined ? {} : { assignee }),
      ...(deadline === undefined ? {} : { deadline }),
      ...(brief === undefined ? {} : { brief }),
    };
    if (Object.keys(plan).length)
      await tx.updateTable('piece').set(plan).where('article_id', '=', article).execute();
    if (assignee) await move(tx, piece, 'assign');
    const detail = {
      ...(desk === undefined ? {} : { desk }),
      ...(assignee === undefined ? {} : { assignee }),
      ...(deadline === undefined ? {} : { deadline: deadline?.toISOString() ?? null }),
    };
    return writeDown(tx, { act: 'assign', article, actor, basedOn, revision: piece.head, detail });
  });
