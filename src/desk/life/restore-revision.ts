/** Bringing an older revision back, as a new one: what came between stays in the history. */
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { pastTheEditor } from '../collaboration/past-the-editor.ts';
import { Refusal } from '../refusal.ts';
import { revise } from '../revision.ts';
import { type Done, hold, move, type PieceCommand, writeDown } from './hold.ts';

export interface RestoreCommand extends PieceCommand {
  /** The revision whose content is to stand again. */
  revision: number;
}

/** Makes a new revision with the content of an older one. Throws a Refusal when there is none of that number. */
export const restoreRevision = (db: Database, command: RestoreCommand): Promise<Done> =>
  db.transaction().execute(async (tx) => {
    const { actor, article, basedOn } = command;
    let restored: Done = { article, revision: basedOn };
    await pastTheEditor(tx, { article, author: actor.name }, async () => {
      restored = await restoreIn(tx, command);
      return restored.revision;
    });
    return restored;
  });

async function restoreIn(tx: DatabaseTransaction, command: RestoreCommand): Promise<Done> {
  const { actor, article, basedOn, revision: older } = command;
  const piece = await hold(tx, 'restore', command);
  const row = await tx
    .selectFrom('revision')
    .select('content')
    .where('article_id', '=', article)
    .where('number', '=', older)
    .executeTakeFirst();
  if (!row)
    throw new Refusal('invalid', 'no-such-revision', `Article ${article} has no revision ${older}.`, [
      { path: 'revision', code: 'missing', message: 'Choose one from the list of revisions.' },
    ]);
  const revision = await revise(tx, {
    ...{ article, basedOn, content: row.content, author: actor.name, authorId: actor.id },
    note: `restored ${older}`,
  });
  if (revision === piece.head) return { article, revision };
  await move(tx, piece, 'restore');
  return writeDown(tx, { act: 'restore', article, actor, basedOn, revision, detail: { restored: older } });
}
