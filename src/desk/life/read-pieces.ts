/**
 * Pieces as the newsroom sees them: the desk's queues, and one piece with all that is known of it. Who may only read what
 * readers see gets that revision in place of the newest, here and at every other door.
 */
import { sql } from 'kysely';
import { articlePath } from '#article/address.ts';
import type { ArticleContent, ArticleKind, Language } from '#article/article.ts';
import { type BarredPicture, check, type Finding } from '#article/checks.ts';
import { allowedActs, may, type PieceInHand, sightOf } from '#article/policy.ts';
import type { Actor } from '#article/roles.ts';
import type { BackgroundNow } from '#article/story/background.ts';
import type { PieceAct, PublicationState, WorkflowState } from '#article/workflow.ts';
import type { Database } from '#database/connection.ts';
import { barredPictures } from '../pictures/barred.ts';
import { Refusal } from '../refusal.ts';
import { NoSuchArticle } from '../revision.ts';
import { backgroundsNow } from '../stories/backgrounds-now.ts';
import { assertThere, publicationNow, refusalOf } from './hold.ts';

interface Named<Id> {
  id: Id;
  name: string;
}

/** A piece as it stands in a list. Times are ISO 8601. */
export interface PieceSummary {
  id: number;
  headline: string;
  kind: ArticleKind;
  language: Language;
  workflow: WorkflowState;
  publication: PublicationState;
  desk: Named<number> | null;
  assignee: Named<string> | null;
  createdBy: Named<string> | null;
  brief: string;
  deadline: string | null;
  /** What waits for its hour; `error` when the clock tried and could not. */
  waiting: { kind: 'publish' | 'embargo'; at: string; by: string; error: string | null } | null;
  /** Of the last return that is still to be answered. */
  returned: { note: string; by: string; at: string } | null;
  /** Number of the newest revision: what commands are based on. */
  revision: number;
  revisedBy: string;
  revisedAt: string;
  publishedRevision: number | null;
  publishedAt: string | null;
  updatedAt: string | null;
  touchedAt: string;
}

export interface Piece extends PieceSummary {
  content: ArticleContent;
  /** What the one who asks may do to it now. */
  may: PieceAct[];
  checks: Finding[];
  /** Pictures of the newest revision that may not be published, by number, and why. */
  barredPictures: Record<number, BarredPicture>;
  /** How the backgrounds of its text stand in their files, by number. */
  backgrounds: Record<number, BackgroundNow>;
  /** Where readers find it, once they do. */
  path: string | null;
}

/** Pieces with everything that a summary is made of. */
export const pieces = (db: Database) =>
  db
    .selectFrom('article as a')
    .innerJoin('piece as p', 'p.article_id', 'a.id')
    .innerJoin('revision as r', (join) =>
      join.onRef('r.article_id', '=', 'a.id').onRef('r.number', '=', 'a.head'),
    )
    .leftJoin('schedule as s', (join) => join.onRef('s.article_id', '=', 'a.id').on('s.fired_at', 'is', null))
    // What readers see of it, or saw last.
    .leftJoin('revision as shown', (join) =>
      join.onRef('shown.article_id', '=', 'a.id').on(
        'shown.number',
        '=',
        sql<number>`coalesce(a.published_revision, (select last.revision from publication last
          where last.article_id = a.id order by last.at desc, last.id desc limit 1))`,
      ),
    )
    .leftJoin('desk as d', 'd.id', 'p.desk_id')
    .leftJoin('auth.user_account as assignee', 'assignee.id', 'p.assignee')
    .leftJoin('auth.user_account as creator', 'creator.id', 'p.created_by')
    .select(['a.id', 'a.head', 'a.published_revision', 'a.published_at', 'a.updated_at'])
    .select([
      'p.workflow',
      'p.desk_id',
      'p.assignee',
      'p.created_by',
      'p.brief',
      'p.deadline',
      'p.touched_at',
    ])
    .select(['p.return_note', 'p.returned_by', 'p.returned_at'])
    .select(['s.kind as waiting_kind', 's.due', 's.actor_name as waiting_by', 's.error'])
    .select(['d.name as desk_name', 'assignee.name as assignee_name', 'creator.name as creator_name'])
    .select(['r.author', 'r.created_at as revised_at', publicationNow.as('publication')])
    .select(['shown.number as shown_revision', 'shown.author as shown_author'])
    .select('shown.created_at as shown_at')
    .select((eb) => [
      eb.ref('r.content', '->>').key('headline').as('headline'),
      eb.ref('r.content', '->>').key('kind').as('kind'),
      eb.ref('r.content', '->>').key('language').as('language'),
      eb.ref('shown.content', '->>').key('headline').as('shown_headline'),
      eb.ref('shown.content', '->>').key('kind').as('shown_kind'),
      eb.ref('shown.content', '->>').key('language').as('shown_language'),
    ])
    // The cursor keeps what the database counts beyond milliseconds.
    .select(sql<string>`p.touched_at::text`.as('touched'));
export type PieceRow = Awaited<ReturnType<ReturnType<typeof pieces>['execute']>>[number];

export const inHand = (row: PieceRow): PieceInHand => ({
  ...{ desk: row.desk_id, assignee: row.assignee, createdBy: row.created_by },
  ...{ workflow: row.workflow, publication: row.publication },
});

const named = <Id>(id: Id | null, name: string | null): Named<Id> | null =>
  id === null ? null : { id, name: name ?? '' };
const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export const summaryOf = (row: PieceRow): PieceSummary => ({
  id: row.id,
  headline: String(row.headline),
  kind: row.kind as ArticleKind,
  language: row.language as Language,
  workflow: row.workflow,
  publication: row.publication,
  desk: named(row.desk_id, row.desk_name),
  assignee: named(row.assignee, row.assignee_name),
  createdBy: named(row.created_by, row.creator_name),
  brief: row.brief,
  deadline: iso(row.deadline),
  waiting: row.waiting_kind && {
    ...{ kind: row.waiting_kind, at: row.due!.toISOString() },
    ...{ by: row.waiting_by ?? '', error: row.error },
  },
  returned:
    row.return_note === null
      ? null
      : { note: row.return_note, by: row.returned_by ?? '', at: iso(row.returned_at) ?? '' },
  revision: row.head,
  revisedBy: row.author,
  revisedAt: row.revised_at.toISOString(),
  publishedRevision: row.published_revision,
  publishedAt: iso(row.published_at),
  updatedAt: iso(row.updated_at),
  touchedAt: row.touched_at.toISOString(),
});

/** The same for who may read only what readers see: that revision, and nothing of what is planned or said of it. */
const shownSummaryOf = (row: PieceRow): PieceSummary => ({
  ...summaryOf(row),
  headline: String(row.shown_headline),
  kind: row.shown_kind as ArticleKind,
  language: row.shown_language as Language,
  ...{ brief: '', deadline: null, waiting: null, returned: null },
  revision: row.shown_revision!,
  revisedBy: row.shown_author!,
  revisedAt: row.shown_at!.toISOString(),
});

/** As much of a piece as an actor may see; `null`: it is not there for them. */
export function summaryFor(actor: Actor, row: PieceRow): PieceSummary | null {
  const sight = sightOf(actor, inHand(row));
  return sight && (sight === 'all' ? summaryOf(row) : shownSummaryOf(row));
}

export interface PieceFilter {
  desk?: number | undefined;
  workflow?: WorkflowState | undefined;
  publication?: PublicationState | undefined;
  /** Uuid of who writes it. */
  assignee?: string | undefined;
  /** Only what the one who asks began or is assigned to. */
  mine?: boolean | undefined;
  /** Only what is due before then. */
  dueBefore?: Date | undefined;
  /** Words that stand in the headline. */
  headline?: string | undefined;
  /** `next` of the page before. */
  cursor?: string | undefined;
  limit?: number | undefined;
}

export interface PiecePage {
  pieces: PieceSummary[];
  /** Where the next page begins; `null`: this is the last. */
  next: string | null;
}

/** Rows read at a time, and how often at most for one page: an actor who may see few gets a short page and a cursor. */
const step = 200;
const mostSteps = 10;

/** Throws a Refusal for a token that may not read. */
export function assertMayRead(actor: Actor): void {
  if (actor.scopes && !actor.scopes.includes('read'))
    throw refusalOf({ reason: 'scope', message: 'This token is not for reading: it needs the scope read.' });
}

/** Pieces that the actor may read, those that last changed first. Throws a Refusal for a token that may not read. */
export async function listPieces(db: Database, actor: Actor, filter: PieceFilter): Promise<PiecePage> {
  assertMayRead(actor);
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), step);
  const found: PieceSummary[] = [];
  let cursor = filter.cursor ? parseCursor(filter.cursor) : null;
  for (let steps = 0; steps < mostSteps; steps++) {
    const rows = await narrowed(db, actor, filter, cursor).limit(step).execute();
    for (const row of rows) {
      cursor = { touched: row.touched, id: row.id };
      const piece = summaryFor(actor, row);
      if (!piece || !agrees(piece, filter)) continue;
      found.push(piece);
      if (found.length === limit) return { pieces: found, next: `${cursor.touched}~${cursor.id}` };
    }
    if (rows.length < step) return { pieces: found, next: null };
  }
  return { pieces: found, next: cursor && `${cursor.touched}~${cursor.id}` };
}

/** Whether what the actor sees of a piece is what was asked for: words of a text that they may not read find nothing. */
const agrees = (piece: PieceSummary, { headline = '', dueBefore }: PieceFilter): boolean =>
  piece.headline.toLowerCase().includes(headline.toLowerCase()) &&
  (dueBefore === undefined || piece.deadline !== null);

interface Cursor {
  touched: string;
  id: number;
}

function parseCursor(text: string): Cursor {
  const [, touched, id] = /^(\d{4}-\d\d-\d\d[ T][\d:.]+[+-][\d:]+)~(\d{1,9})$/.exec(text) ?? [];
  if (!touched || Number.isNaN(Date.parse(touched.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))))
    throw new Refusal('invalid', 'invalid-input', 'The cursor is not one of this list.', [
      { path: 'cursor', code: 'cursor', message: 'Take it from `next` of the page before.' },
    ]);
  return { touched, id: Number(id) };
}

function narrowed(db: Database, actor: Actor, filter: PieceFilter, cursor: Cursor | null) {
  let query = pieces(db).orderBy('p.touched_at', 'desc').orderBy('p.article_id', 'desc');
  if (cursor)
    query = query.where(
      sql<boolean>`(p.touched_at, p.article_id) < (${cursor.touched}::timestamptz, ${cursor.id}::int)`,
    );
  if (filter.desk !== undefined) query = query.where('p.desk_id', '=', filter.desk);
  if (filter.workflow) query = query.where('p.workflow', '=', filter.workflow);
  if (filter.publication) query = query.where(publicationNow, '=', filter.publication);
  if (filter.assignee) query = query.where('p.assignee', '=', filter.assignee);
  if (filter.mine)
    query = query.where((eb) => eb.or([eb('p.assignee', '=', actor.id), eb('p.created_by', '=', actor.id)]));
  if (filter.dueBefore) query = query.where('p.deadline', '<', filter.dueBefore);
  if (filter.headline) {
    const words = `%${filter.headline.replaceAll(/[\\%_]/g, '\\$&')}%`;
    query = query.where((eb) =>
      eb.or([
        eb(sql<string>`r.content ->> 'headline'`, 'ilike', words),
        eb(sql<string>`shown.content ->> 'headline'`, 'ilike', words),
      ]),
    );
  }
  return query;
}

/** One piece, with what the actor may do to it. Throws NoSuchArticle when it is not there for them, or a Refusal. */
export async function readPiece(db: Database, actor: Actor, article: number): Promise<Piece> {
  const row = await pieces(db)
    .leftJoin('edition_article as e', 'e.id', 'a.id')
    .select(['r.content', 'shown.content as shown_content', 'e.slug'])
    .select(
      sql<number>`(select count(*)::int from comment_thread t where t.article_id = a.id and t.resolved_at is null)`.as(
        'unresolved_notes',
      ),
    )
    .where('a.id', '=', article)
    .executeTakeFirst();
  if (!row) throw new NoSuchArticle(article);
  const piece = inHand(row);
  assertThere(actor, piece, article);
  const path = row.slug === null ? null : articlePath(article, row.slug);
  const sight = sightOf(actor, piece);
  if (sight === 'published')
    return {
      ...shownSummaryOf(row),
      ...{
        content: row.shown_content!,
        may: allowedActs(actor, piece),
        checks: [],
        barredPictures: {},
        backgrounds: {},
        path,
      },
    };
  const allowed = may(actor, 'read', piece);
  if (allowed !== true) throw refusalOf(allowed);
  const barred = await barredPictures(db, row.content, new Date());
  const backgrounds = await backgroundsNow(db, row.content);
  return {
    ...summaryOf(row),
    content: row.content,
    may: allowedActs(actor, piece),
    checks: check(row.content, {
      hasDesk: row.desk_id !== null,
      unresolvedNotes: row.unresolved_notes,
      embargo: row.waiting_kind === 'embargo' ? row.due : null,
      barredPictures: barred,
      backgrounds,
    }),
    barredPictures: barred,
    backgrounds,
    path,
  };
}

/** A piece for who asks what may be done to it. */
export interface PieceAtHand extends PieceInHand {
  /** What readers see of it, or saw last. */
  shown: number | null;
}

/** What an actor may do to a piece, for who asks before doing it: at least `readPublished`. Throws NoSuchArticle. */
export async function pieceInHand(db: Database, actor: Actor, article: number): Promise<PieceAtHand> {
  const row = await pieces(db).where('a.id', '=', article).executeTakeFirst();
  if (!row) throw new NoSuchArticle(article);
  const piece = inHand(row);
  assertThere(actor, piece, article);
  return { ...piece, shown: row.shown_revision };
}

/** The same for who wants to read all of it. Throws NoSuchArticle, or a Refusal. */
export async function pieceToRead(db: Database, actor: Actor, article: number): Promise<PieceAtHand> {
  const piece = await pieceInHand(db, actor, article);
  const allowed = may(actor, 'read', piece);
  if (allowed !== true) throw refusalOf(allowed);
  return piece;
}
