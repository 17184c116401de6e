/** A piece begins: as an idea for the desk, or as a draft that somebody writes at once. */
import type { ArticleContent } from '#article/article.ts';
import { may } from '#article/policy.ts';
import type { Actor } from '#article/roles.ts';
import type { Database } from '#database/connection.ts';
import { fileArticles } from '../revision.ts';
import { type Done, refusalOf, writeDown } from './hold.ts';
import { assertDesk, assertStaff } from './known.ts';

export interface NewPieceCommand {
  actor: Actor;
  desk: number;
  /** What is there of it: of an idea often only a working headline. */
  content: ArticleContent;
  /** An idea with somebody assigned is an assignment. */
  begin: 'idea' | 'draft';
  brief?: string;
  assignee?: string | null;
  deadline?: Date | null;
}

/**
 * Files a new piece on a desk. Who begins a draft and names nobody writes it; naming another needs the right to
 * assign. Throws a Refusal.
 */
export const createPiece = (db: Database, command: NewPieceCommand): Promise<Done> =>
  db.transaction().execute(async (tx) => {
    const { actor, desk, content, begin, brief = '', deadline = null } = command;
    const allowed = may(actor, 'create', { desk });
    if (allowed !== true) throw refusalOf(allowed);
    const assignee = command.assignee ?? (begin === 'draft' ? actor.id : null);
    const workflow = begin === 'draft' ? 'draft' : assignee ? 'assigned' : 'idea';
    if (assignee && assignee !== actor.id) {
      const piece = { desk, workflow, publication: 'unpublished', assignee, createdBy: actor.id } as const;
      const mayAssign = may(actor, 'assign', piece);
      if (mayAssign !== true) throw refusalOf(mayAssign);
      await assertStaff(tx, assignee);
    }
    await assertDesk(tx, desk);
    const [article] = (await fileArticles(tx, [
      {
        ...{ externalId: null, importHash: null, content, author: actor.name, authorId: actor.id },
        piece: { workflow, desk, assignee, deadline, brief },
      },
    ])) as [number];
    const detail = { desk, begin, ...(assignee ? { assignee } : {}) };
    return writeDown(tx, { act: 'create', article, actor, basedOn: 1, revision: 1, detail });
  });
