/** What every command to comments begins with: the piece in hand, the thread, who is mentioned. */
import { may, type PieceInHand } from '#article/policy.ts';
import type { Actor, HeldRole } from '#article/roles.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { record } from '../audit.ts';
import { hold } from '../life/hold.ts';
import { Refusal } from '../refusal.ts';
import { lockArticle } from '../revision.ts';

export interface CommentCommand {
  article: number;
  actor: Actor;
}

/** What is said: the words, and the people who are to see it (uuids). */
export interface Said {
  text: string;
  mentions: readonly string[];
}

/** What a command leaves behind. */
export interface CommentDone {
  thread: number;
  comment: number;
}

/** Locks the piece and checks that the actor may comment on it. Throws NoSuchArticle or a Refusal. */
export async function holdToComment(
  tx: DatabaseTransaction,
  { article, actor }: CommentCommand,
): Promise<PieceInHand> {
  const { head } = await lockArticle(tx, article);
  return hold(tx, 'comment', { article, actor, basedOn: head });
}

/** A thread of this piece. Throws a Refusal when there is none. */
export async function threadOf(tx: DatabaseTransaction, article: number, thread: number) {
  const row = await tx
    .selectFrom('comment_thread')
    .select(['id', 'resolved_at'])
    .where('id', '=', thread)
    .where('article_id', '=', article)
    .executeTakeFirst();
  if (!row) throw new Refusal('missing', 'no-such-thread', `This piece has no thread ${thread}.`);
  return row;
}

/** Whoever works here and may read the piece, by name: who may be mentioned. */
export async function readersOf(db: Database, piece: PieceInHand): Promise<{ id: string; name: string }[]> {
  const rows = await db
    .selectFrom('auth.user_account as u')
    .innerJoin('auth.role_held as r', 'r.user_id', 'u.id')
    .select(['u.id', 'u.name', 'r.role', 'r.desk_id'])
    .where('u.disabled_at', 'is', null)
    .orderBy('u.name')
    .orderBy('u.id')
    .execute();
  const people = new Map<string, { id: string; name: string; held: HeldRole[] }>();
  for (const { id, name, role, desk_id } of rows) {
    const person = people.get(id) ?? { id, name, held: [] };
    person.held.push({ role, desk: desk_id });
    people.set(id, person);
  }
  return [...people.values()]
    .filter((person) => may({ ...person, scopes: null }, 'read', piece) === true)
    .map(({ id, name }) => ({ id, name }));
}

/** Writes down who a comment mentions. Throws a Refusal that names who could not read the piece. */
export async function mention(
  tx: DatabaseTransaction,
  { piece, comment, mentions }: { piece: PieceInHand; comment: number; mentions: readonly string[] },
): Promise<void> {
  if (!mentions.length) return;
  const readers = new Set((await readersOf(tx, piece)).map(({ id }) => id));
  const problems = mentions.flatMap((person, index) =>
    readers.has(person)
      ? []
      : [{ path: `mentions.${index}`, code: 'cannot-read', message: 'They cannot read this piece.' }],
  );
  if (problems.length)
    throw new Refusal('invalid', 'cannot-read', 'Somebody mentioned cannot read this piece.', problems);
  await tx
    .insertInto('comment_mention')
    .values([...new Set(mentions)].map((person) => ({ comment_id: comment, person })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Puts a comment into a thread, with its mentions. */
export async function say(
  tx: DatabaseTransaction,
  { piece, thread, actor, text, mentions }: Said & { piece: PieceInHand; thread: number; actor: Actor },
): Promise<number> {
  const { id } = await tx
    .insertInto('comment')
    .values({ thread_id: thread, author_id: actor.id, author_name: actor.name, text })
    .returning('id')
    .executeTakeFirstOrThrow();
  await mention(tx, { piece, comment: id, mentions });
  return id;
}

/** Into the audit log, without the words. */
export const writeDownComment = (
  tx: DatabaseTransaction,
  {
    act,
    article,
    actor,
    thread,
    comment,
  }: CommentCommand & { act: string; thread: number; comment?: number },
): Promise<void> =>
  record(tx, { actor, act: `comment.${act}`, subject: `article:${article}`, detail: { thread, comment } });
