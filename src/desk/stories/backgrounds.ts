/** Backgrounds of a story file: written, changed with every former text kept, retired and offered again. */
import type { Actor } from '#article/roles.ts';
import type { BackgroundContent } from '#article/story/background.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { Refusal } from '../refusal.ts';
import {
  assertThere,
  holdStory,
  nextVersion,
  noSuch,
  type RowCommand,
  type RowDone,
  touchStory,
  writeDownFile,
} from './hold.ts';
import { nextPlace } from './parties.ts';

const columns = ({ label, text, statement, claim }: BackgroundContent) => ({
  ...{ label, text, statement_id: statement, claim_id: claim },
});

async function assertRests(tx: DatabaseTransaction, { statement, claim }: BackgroundContent): Promise<void> {
  if (statement !== null) await assertThere(tx, 'statement', [{ path: 'statement', id: statement }]);
  if (claim !== null) await assertThere(tx, 'claim', [{ path: 'claim', id: claim }]);
}

const keepText = (tx: DatabaseTransaction, background_id: number, number: number, text: string, by: Actor) =>
  tx
    .insertInto('background_revision')
    .values({ background_id, number, text, author_name: by.name })
    .execute();

/** Adds a background at the end. Throws a Refusal. */
export const addBackground = (
  db: Database,
  { actor, story, content }: { actor: Actor; story: number; content: BackgroundContent },
): Promise<RowDone> =>
  db.transaction().execute(async (tx) => {
    await holdStory(tx, actor, story);
    await assertRests(tx, content);
    const done = await tx
      .insertInto('background')
      .values({ story_id: story, ...columns(content), place: await nextPlace(tx, 'background', story) })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow();
    await keepText(tx, done.id, 1, content.text, actor);
    await touchStory(tx, story);
    await writeDownFile(tx, { actor, act: 'add', table: 'background', id: done.id, story });
    return done;
  });

/** Locks a background and the file it is of. */
async function holdBackground(tx: DatabaseTransaction, actor: Actor, id: number) {
  const found = await tx.selectFrom('background').select('story_id').where('id', '=', id).executeTakeFirst();
  if (!found) throw noSuch('background', id);
  await holdStory(tx, actor, found.story_id);
  // Read once the file is locked: nothing of it changes after that.
  return tx.selectFrom('background').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/**
 * Changes a background. Another text is another revision; articles keep the one they took, and their writers are offered
 * the new one. Throws a Refusal.
 */
export const changeBackground = (
  db: Database,
  { actor, content, ...row }: RowCommand & { content: BackgroundContent },
): Promise<RowDone & { revision: number }> =>
  db.transaction().execute(async (tx) => {
    const now = await holdBackground(tx, actor, row.id);
    await assertRests(tx, content);
    const done = await nextVersion(tx, 'background', row, now.version);
    const revision = now.text === content.text ? now.revision : now.revision + 1;
    await tx
      .updateTable('background')
      .set({ ...columns(content), revision })
      .where('id', '=', row.id)
      .execute();
    if (revision > now.revision) await keepText(tx, row.id, revision, content.text, actor);
    await touchStory(tx, now.story_id);
    await writeDownFile(tx, { actor, act: 'change', table: 'background', id: row.id, story: now.story_id });
    return { ...done, revision };
  });

/** Takes a background out of what is offered to writers and shown to readers, or brings it back. Throws a Refusal. */
export const retireBackground = (
  db: Database,
  { actor, retired, ...row }: RowCommand & { retired: boolean },
): Promise<RowDone> =>
  db.transaction().execute(async (tx) => {
    const now = await holdBackground(tx, actor, row.id);
    if ((now.retired_at !== null) === retired)
      throw new Refusal(
        'conflict',
        retired ? 'already-retired' : 'not-retired',
        retired ? 'This background is retired already.' : 'This background is not retired.',
      );
    const done = await nextVersion(tx, 'background', row, now.version);
    await tx
      .updateTable('background')
      .set({ retired_at: retired ? new Date() : null })
      .where('id', '=', row.id)
      .execute();
    await touchStory(tx, now.story_id);
    const act = retired ? 'retire' : 'revive';
    await writeDownFile(tx, { actor, act, table: 'background', id: row.id, story: now.story_id });
    return done;
  });
