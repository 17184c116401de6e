/** A piece's revisions and what happened to it. Each asks first whether the piece is there for the actor. */
import type { ArticleContent } from '#article/article.ts';
import { type Comparison, compare } from '#article/compare.ts';
import { may, sightOf } from '#article/policy.ts';
import type { Actor } from '#article/roles.ts';
import type { Database } from '#database/connection.ts';
import { Refusal } from '../refusal.ts';
import { refusalOf } from './hold.ts';
import { pieceInHand, pieceToRead } from './read-pieces.ts';

export interface RevisionSummary {
  number: number;
  basedOn: number | null;
  author: { id: string | null; name: string };
  note: string;
  at: string;
  headline: string;
  /** Whether readers ever saw it. */
  shown: boolean;
}

/** The one revision that the actor may see where it is not all of them. Throws NoSuchArticle, or a Refusal. */
async function onlyRevision(db: Database, actor: Actor, article: number): Promise<number | null> {
  const piece = await pieceInHand(db, actor, article);
  if (sightOf(actor, piece) === 'published') return piece.shown;
  const allowed = may(actor, 'read', piece);
  if (allowed !== true) throw refusalOf(allowed);
  return null;
}

/**
 * All revisions of a piece that the actor may see, the newest first. Throws NoSuchArticle or a Refusal, as the others do.
 */
export async function listRevisions(db: Database, actor: Actor, article: number): Promise<RevisionSummary[]> {
  const only = await onlyRevision(db, actor, article);
  const rows = await db
    .selectFrom('revision as r')
    .select(['r.number', 'r.based_on', 'r.author', 'r.author_id', 'r.note', 'r.created_at'])
    .select((eb) => [
      eb.ref('r.content', '->>').key('headline').as('headline'),
      eb
        .exists(
          eb
            .selectFrom('publication as p')
            .select('p.id')
            .whereRef('p.article_id', '=', 'r.article_id')
            .whereRef('p.revision', '=', 'r.number')
            .where('p.act', '<>', 'unpublish'),
        )
        .as('shown'),
    ])
    .where('r.article_id', '=', article)
    .$if(only !== null, (query) => query.where('r.number', '=', only))
    .orderBy('r.number', 'desc')
    .execute();
  return rows.map((row) => ({
    number: row.number,
    basedOn: row.based_on,
    author: { id: row.author_id, name: row.author },
    note: only === null ? row.note : '',
    at: row.created_at.toISOString(),
    headline: String(row.headline),
    shown: Boolean(row.shown),
  }));
}

export interface Revision {
  number: number;
  author: { id: string | null; name: string };
  note: string;
  at: string;
  content: ArticleContent;
}

/** One revision with its content. */
export async function readRevision(
  db: Database,
  actor: Actor,
  article: number,
  number: number,
): Promise<Revision> {
  return revisionOf(db, article, number, await onlyRevision(db, actor, article));
}

async function revisionOf(
  db: Database,
  article: number,
  number: number,
  only: number | null,
): Promise<Revision> {
  const row = await db
    .selectFrom('revision')
    .select(['author', 'author_id', 'note', 'created_at', 'content'])
    .where('article_id', '=', article)
    .where('number', '=', number)
    .executeTakeFirst();
  if (!row || (only !== null && number !== only))
    throw new Refusal('missing', 'no-such-revision', `Article ${article} has no revision ${number}.`);
  return {
    number,
    author: { id: row.author_id, name: row.author },
    note: only === null ? row.note : '',
    at: row.created_at.toISOString(),
    content: row.content,
  };
}

export interface ComparedRevisions extends Comparison {
  from: Omit<Revision, 'content'>;
  to: Omit<Revision, 'content'>;
}

/** What changed between two revisions, and who made them when. */
export async function compareRevisions(
  db: Database,
  actor: Actor,
  article: number,
  { from, to }: { from: number; to: number },
): Promise<ComparedRevisions> {
  const only = await onlyRevision(db, actor, article);
  const { content: older, ...before } = await revisionOf(db, article, from, only);
  const { content: newer, ...after } = await revisionOf(db, article, to, only);
  return { from: before, to: after, ...compare(older, newer) };
}

/** Something that happened to a piece. */
export interface PieceEvent {
  act: string;
  by: { id: string | null; name: string };
  at: string;
  /** The revision that stood then. */
  revision: number;
  note: string;
  detail: Record<string, unknown>;
}

const mostEvents = 500;

/** What happened to a piece, the newest first. */
export async function readPieceEvents(db: Database, actor: Actor, article: number): Promise<PieceEvent[]> {
  await pieceToRead(db, actor, article);
  const rows = await db
    .selectFrom('piece_event')
    .selectAll()
    .where('article_id', '=', article)
    .orderBy('id', 'desc')
    .limit(mostEvents)
    .execute();
  return rows.map((row) => ({
    act: row.act,
    by: { id: row.actor_id, name: row.actor_name },
    at: row.at.toISOString(),
    revision: row.revision,
    note: row.note,
    detail: row.detail,
  }));
}
