/** Claims: what is asserted, what the newsroom made of it, and what one is to another. */
import type { Actor } from '#article/roles.ts';
import type { ClaimContent, ClaimRelation } from '#article/story/claim.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { Refusal } from '../refusal.ts';
import {
  assertMay,
  assertThere,
  holdStory,
  nextVersion,
  noSuch,
  type RowCommand,
  type RowDone,
  touchStory,
  writeDownFile,
} from './hold.ts';

/** Enters a claim, in a story file or (`story: null`, on a desk) in none yet. Throws a Refusal. */
export const addClaim = (
  db: Database,
  {
    actor,
    story,
    desk,
    content,
  }: { actor: Actor; story: number | null; desk: number; content: ClaimContent },
): Promise<RowDone> =>
  db.transaction().execute(async (tx) => {
    if (story === null) assertMay(actor, 'keepStories', desk);
    else await holdStory(tx, actor, story);
    // What the newsroom found out itself goes before what others say: an editor's word.
    if (content.verdict !== null) assertMay(actor, 'approveSources', desk);
    const done = await tx
      .insertInto('claim')
      .values({ story_id: story, desk_id: desk, ...content })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow();
    await touchStory(tx, story);
    await writeDownFile(tx, { actor, act: 'add', table: 'claim', id: done.id, story });
    return done;
  });

async function holdClaim(tx: DatabaseTransaction, actor: Actor, id: number) {
  // Weaker than `for update`, which would make whatever names the claim wait: a stance, an article.
  const claim = await tx
    .selectFrom('claim')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!claim) throw noSuch('claim', id);
  if (claim.story_id === null) assertMay(actor, 'keepStories', claim.desk_id);
  else await holdStory(tx, actor, claim.story_id);
  return claim;
}

/** Changes a claim. Its verdict is an editor's to change. Throws a Refusal. */
export const changeClaim = (
  db: Database,
  { actor, content, ...row }: RowCommand & { content: ClaimContent },
): Promise<RowDone> =>
  db.transaction().execute(async (tx) => {
    const claim = await holdClaim(tx, actor, row.id);
    if (content.verdict !== claim.verdict) assertMay(actor, 'approveSources', claim.desk_id);
    const done = await nextVersion(tx, 'claim', row, claim.version);
    await tx.updateTable('claim').set(content).where('id', '=', row.id).execute();
    await touchStory(tx, claim.story_id, [`claim:${row.id}`]);
    await writeDownFile(tx, { actor, act: 'change', table: 'claim', id: row.id, story: claim.story_id });
    return done;
  });

/** Whether going from a claim to what it supersedes, and so on, comes to `to`. */
async function leadsTo(tx: DatabaseTransaction, from: number, to: number): Promise<boolean> {
  const seen = new Set<number>();
  for (let at = [from]; at.length; ) {
    if (at.includes(to)) return true;
    for (const id of at) seen.add(id);
    const next = await tx
      .selectFrom('claim_relation')
      .select('to_id')
      .where('relation', '=', 'supersedes')
      .where('from_id', 'in', at)
      .execute();
    at = next.map(({ to_id }) => to_id).filter((id) => !seen.has(id));
  }
  return false;
}

export interface Relating {
  actor: Actor;
  /** For `supersedes`: takes the place of `to`. */
  from: number;
  to: number;
  relation: ClaimRelation;
  /** False: they are no longer in this relation. */
  related: boolean;
}

/**
 * Says what one claim is to another, or that it is not. Doing it again changes nothing. Throws a Refusal, also when
 * claims would supersede each other in a circle.
 */
export const relateClaims = (db: Database, { actor, from, to, relation, related }: Relating): Promise<void> =>
  db.transaction().execute(async (tx) => {
    if (from === to)
      throw new Refusal('invalid', 'same-claim', 'A claim stands in no relation to itself.', [
        { path: 'to', code: 'same-claim', message: 'Another claim.' },
      ]);
    await assertThere(tx, 'claim', [{ path: 'to', id: to }]);
    // In one order, whoever begins with which: so that two who relate them at once do not wait for each other.
    const rows = new Map<number, number | null>();
    for (const id of [from, to].sort((a, b) => a - b))
      rows.set(id, (await holdClaim(tx, actor, id)).story_id);
    const [from_id, to_id] =
      relation === 'supersedes' || from < to ? ([from, to] as const) : ([to, from] as const);
    if (!related)
      await tx
        .deleteFrom('claim_relation')
        .where('from_id', '=', from_id)
        .where('to_id', '=', to_id)
        .where('relation', '=', relation)
        .execute();
    else {
      if (relation === 'supersedes' && (await leadsTo(tx, to, from)))
        throw new Refusal(
          'conflict',
          'circle',
          `Claim ${to} supersedes claim ${from} already, or what it superseded does.`,
        );
      await tx
        .insertInto('claim_relation')
        .values({ from_id, to_id, relation })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    for (const [id, story] of rows) await touchStory(tx, story, [`claim:${id}`]);
    await writeDownFile(tx, { actor, act: related ? 'relate' : 'unrelate', table: 'claim', id: from });
  });
