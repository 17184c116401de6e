/** What every command to a piece begins and ends with: taking it in hand, and writing down what was done. */
import { sql } from 'kysely';
import type { ArticleContent } from '#article/article.ts';
import { compare } from '#article/compare.ts';
import { may, type PieceInHand, type Refusal as PolicyRefusal, sightOf } from '#article/policy.ts';
import type { Actor } from '#article/roles.ts';
import { type PieceAct, type PublicationState, stateAfter } from '#article/workflow.ts';
import type { DatabaseTransaction } from '#database/connection.ts';
import { record } from '../audit.ts';
import { Refusal } from '../refusal.ts';
import { lockArticle, NoSuchArticle, StaleRevision, type Standing } from '../revision.ts';

/** A command to a piece that is there. */
export interface PieceCommand {
  article: number;
  /** The newest revision that the actor saw. */
  basedOn: number;
  actor: Actor;
}

/** A piece whose row is locked until the transaction ends. */
export interface HeldPiece extends PieceInHand {
  article: number;
  head: number;
  content: ArticleContent;
  publishedRevision: number | null;
  /** The same as its row has it. */
  standing: Standing;
  brief: string;
  deadline: Date | null;
}

/** What a command leaves behind. */
export interface Done {
  article: number;
  /** The newest revision now. */
  revision: number;
}

/** What readers see of a piece, over `article as a` and the waiting `schedule as s`; as a value of PublicationState. */
export const publicationNow = sql<PublicationState>`case
  when a.published_revision is not null then 'published'
  when s.kind = 'embargo' then 'embargoed'
  when s.kind = 'publish' then 'scheduled'
  when a.published_at is not null then 'withdrawn'
  else 'unpublished' end`;

/** A refusal by the rule book, as a command throws it. */
export const refusalOf = ({ reason, message }: PolicyRefusal): Refusal =>
  new Refusal(reason === 'state' ? 'conflict' : 'forbidden', `not-allowed-${reason}`, message);

/** A piece of which the actor may read nothing is not there for them, whatever they hold or try. */
export function assertThere(actor: Actor, piece: PieceInHand, article: number): void {
  // A token that may write and not read still writes to what its owner reads.
  if (sightOf({ ...actor, scopes: null }, piece) === null) throw new NoSuchArticle(article);
}

/**
 * Takes a piece in hand for an act: locks it and checks that it is there for the actor, that the actor may do this,
 * that the actor saw the newest revision, and that the piece is in a state for it. Throws NoSuchArticle,
 * StaleRevision, or a Refusal with the reason.
 */
export async function hold(
  tx: DatabaseTransaction,
  act: PieceAct,
  { article, basedOn, actor }: PieceCommand,
): Promise<HeldPiece> {
  const locked = await lockArticle(tx, article);
  const { head, published_revision } = locked;
  // Asked once the article is locked: what changes a piece or its schedule holds that lock.
  const row = await tx
    .selectFrom('article as a')
    .innerJoin('piece as p', 'p.article_id', 'a.id')
    .innerJoin('revision as r', (join) =>
      join.onRef('r.article_id', '=', 'a.id').onRef('r.number', '=', 'a.head'),
    )
    .leftJoin('schedule as s', (join) => join.onRef('s.article_id', '=', 'a.id').on('s.fired_at', 'is', null))
    .select(['p.workflow', 'p.desk_id as desk', 'p.assignee', 'p.created_by as createdBy'])
    .select(['p.brief', 'p.deadline', publicationNow.as('publication'), 'r.content'])
    .where('a.id', '=', article)
    .executeTakeFirst();
  if (!row) throw new Error(`Article ${article} is no piece: every article is filed with one.`);
  const standing = { ...locked, content: row.content };
  const piece = { ...row, article, head, publishedRevision: published_revision, standing };
  assertThere(actor, piece, article);
  const allowed = may(actor, act, piece);
  if (allowed !== true && allowed.reason !== 'state') throw refusalOf(allowed);
  if (head !== basedOn) throw await staleRevision(tx, actor, piece, basedOn);
  if (allowed !== true) throw refusalOf(allowed);
  return piece;
}

/** The refusal of an act that was based on an older revision, with what changed since for who may read it. */
async function staleRevision(
  tx: DatabaseTransaction,
  actor: Actor,
  piece: HeldPiece,
  basedOn: number,
): Promise<StaleRevision> {
  const { article, head } = piece;
  const rows = await tx
    .selectFrom('revision')
    .select(['number', 'content', 'author', 'created_at'])
    .where('article_id', '=', article)
    .where('number', 'in', [basedOn, head])
    .execute();
  const [base, newest] = [basedOn, head].map((number) => rows.find((row) => row.number === number));
  const since =
    base && newest && may(actor, 'read', piece) === true
      ? { by: newest.author, at: newest.created_at, difference: compare(base.content, newest.content) }
      : null;
  return new StaleRevision(article, basedOn, head, since);
}

export interface Deed {
  act: PieceAct | 'create' | 'fire';
  article: number;
  actor: { id: string | null; name: string; scopes?: readonly string[] | null };
  /** The revision it was done from. */
  basedOn: number;
  /** The revision that stands now. */
  revision: number;
  /** What the newsroom is told: a return's reason, a correction's note. Not for the audit log. */
  note?: string;
  /** Hours, names of people and desks; no words of the text. */
  detail?: Record<string, unknown>;
}

/** Writes a deed into the piece's own story and into the audit log. */
export async function writeDown(tx: DatabaseTransaction, deed: Deed): Promise<Done> {
  const { act, article, actor, basedOn, revision, note = '', detail = {} } = deed;
  await tx
    .with('event', (db) =>
      db.insertInto('piece_event').values({
        ...{ article_id: article, act, revision, actor_id: actor.id, actor_name: actor.name },
        ...{ note, detail: JSON.stringify(detail) },
      }),
    )
    .updateTable('piece')
    .set({ touched_at: sql`clock_timestamp()` })
    .where('article_id', '=', article)
    .execute();
  await record(tx, {
    ...{ actor, act: `article.${act}`, subject: `article:${article}`, revision: basedOn },
    detail: revision === basedOn ? detail : { ...detail, made: revision },
  });
  return { article, revision };
}

/** Moves the work on a piece to where an act leads. */
export async function move(tx: DatabaseTransaction, piece: HeldPiece, act: PieceAct): Promise<void> {
  const to = stateAfter(act, piece);
  if (!to) throw new Error(`«${act}» leads nowhere from ${piece.workflow}, ${piece.publication}.`);
  if (to.workflow !== piece.workflow)
    await tx
      .updateTable('piece')
      .set({ workflow: to.workflow })
      .where('article_id', '=', piece.article)
      .execute();
}
