/** Story files as the newsroom reads them: everything that is in one. */
import { sql } from 'kysely';
import type { Actor } from '#article/roles.ts';
import type { ClaimState } from '#article/story/claim.ts';
import { endOf } from '#article/story/moment.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { pieces, summaryFor } from '../life/read-pieces.ts';
import { claimStates } from './claim-states.ts';
import { mustSee } from './find.ts';
import { noSuch } from './hold.ts';
import { backgroundsOfStory } from './read-backgrounds.ts';
import { countToMend } from './resting.ts';
import { saidOf, sourceDetail, sourceOf, whenOf } from './rows.ts';
import { countOlder } from './shown-backgrounds.ts';

/** Events of one answer; a file of many years has thousands. */
const mostEvents = 500;

/** As `endOf` of `article/story/moment.ts`, over `event as e`. */
const overdue = sql<boolean>`(e.at at time zone 'UTC' + interval '12 hours' + ('1 ' || e.at_precision)::interval)
  - interval '12 hours' <= now() at time zone 'UTC'`;

/** Every story file by its state, those that last changed first. Throws a Refusal for who works on no desk. */
export async function listStories(db: Database, actor: Actor) {
  mustSee(actor);
  const rows = await db
    .selectFrom('story as s')
    .innerJoin('desk as d', 'd.id', 's.desk_id')
    .select(['s.id', 's.slug', 's.title', 's.language', 's.status', 's.version', 's.published_at'])
    .select(['s.touched_at', 'd.id as desk', 'd.name as desk_name'])
    .select((eb) =>
      eb
        .selectFrom('story_article as a')
        .select((inner) => inner.fn.countAll<string>().as('n'))
        .whereRef('a.story_id', '=', 's.id')
        .as('articles'),
    )
    .select((eb) =>
      eb
        .selectFrom('event as e')
        .select((inner) => inner.fn.countAll<string>().as('n'))
        .whereRef('e.story_id', '=', 's.id')
        .where('e.status', '=', 'expected')
        .where('e.outcome', 'is', null)
        .where(overdue)
        .as('overdue'),
    )
    .orderBy('s.touched_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(500)
    .execute();
  return rows.map(({ published_at, touched_at, desk_name, articles, overdue, desk, ...row }) => ({
    ...row,
    desk: { id: desk, name: desk_name },
    ...{ shown: published_at !== null, touchedAt: touched_at.toISOString() },
    ...{ articles: Number(articles), overdue: Number(overdue) },
  }));
}

/** One story file with all that is in it, as of one moment and over one connection. Throws a Refusal. */
export const readStory = (db: Database, actor: Actor, id: number) =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => readWhole(tx, actor, id));

async function readWhole(db: DatabaseTransaction, actor: Actor, id: number) {
  mustSee(actor);
  const story = await db
    .selectFrom('story as s')
    .innerJoin('desk as d', 'd.id', 's.desk_id')
    .selectAll('s')
    .select('d.name as desk_name')
    .where('s.id', '=', id)
    .executeTakeFirst();
  if (!story) throw noSuch('story', id);
  const summaries = await db
    .selectFrom('story_summary')
    .selectAll()
    .where('story_id', '=', id)
    .orderBy('number', 'desc')
    .execute();
  const parties = await db
    .selectFrom('party as p')
    .innerJoin('entity as e', 'e.id', 'p.entity_id')
    .select(['p.id', 'p.version', 'p.role', 'p.from_day as from', 'p.to_day as to'])
    .select(['e.id as entity', 'e.name', 'e.slug', 'e.kind'])
    .where('p.story_id', '=', id)
    .orderBy('p.place')
    .execute();
  const issues = await db
    .selectFrom('issue')
    .select(['id', 'version', 'title'])
    .where('story_id', '=', id)
    .orderBy('place')
    .execute();
  const statements = await db
    .selectFrom('statement')
    .selectAll()
    .where('story_id', '=', id)
    .orderBy('said_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const stances = await db
    .selectFrom('claim_stance as c')
    .innerJoin('statement as s', 's.id', 'c.statement_id')
    .select(['c.statement_id', 'c.claim_id as claim', 'c.stance'])
    .where('s.story_id', '=', id)
    .orderBy('c.claim_id')
    .execute();
  const claims = await db.selectFrom('claim').selectAll().where('story_id', '=', id).orderBy('id').execute();
  const relations = await db
    .selectFrom('claim_relation as r')
    .innerJoin('claim as c', 'c.id', 'r.from_id')
    .select(['r.from_id as from', 'r.to_id as to', 'r.relation'])
    .where('c.story_id', '=', id)
    .execute();
  const events = await db
    .selectFrom('event')
    .selectAll()
    .where('story_id', '=', id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostEvents)
    .execute();
  const rests = await db
    .selectFrom('event_statement as x')
    .innerJoin('event as e', 'e.id', 'x.event_id')
    .select(['x.event_id', 'x.statement_id'])
    .where('e.story_id', '=', id)
    .execute();
  const articles = await pieces(db)
    .where('a.id', 'in', db.selectFrom('story_article').select('article_id').where('story_id', '=', id))
    .orderBy('a.published_at', 'desc')
    .orderBy('a.id', 'desc')
    .execute();
  const sources = await db
    .selectFrom('source')
    .selectAll()
    .where('id', 'in', [0, ...new Set(statements.map(({ source_id }) => source_id))])
    .execute();
  const states = await claimStates(
    db,
    claims.map((claim) => claim.id),
  );
  const said = Map.groupBy(stances, ({ statement_id }) => statement_id);
  const resting = Map.groupBy(rests, ({ event_id }) => event_id);
  return {
    ...{ id: story.id, slug: story.slug, title: story.title, language: story.language, status: story.status },
    ...{ desk: { id: story.desk_id, name: story.desk_name }, summary: story.summary, version: story.version },
    shown: story.published_at !== null,
    touchedAt: story.touched_at.toISOString(),
    summaries: summaries.map(({ number, text, author_name, at }) => ({
      ...{ number, text, by: author_name, at: at.toISOString() },
    })),
    parties,
    issues,
    backgrounds: await backgroundsOfStory(db, id),
    sources: sources.map((source) => ({ ...sourceOf(source), ...sourceDetail(source) })),
    statements: statements.map((row) => ({
      ...{
        id: row.id,
        version: row.version,
        source: row.source_id,
        party: row.party_id,
        issue: row.issue_id,
      },
      ...{ said: saidOf(row), place: row.place, medium: row.medium, original: row.original },
      ...{ language: row.language, rendering: row.rendering, translator: row.translator },
      archive:
        row.archive_address === null || row.archive_hash === null
          ? null
          : { address: row.archive_address, hash: row.archive_hash },
      withdrawn: row.withdrawn_at && { at: row.withdrawn_at.toISOString(), note: row.withdrawn_note },
      entered: { by: row.entered_by_name, at: row.entered_at.toISOString() },
      claims: (said.get(row.id) ?? []).map(({ claim, stance }) => ({ claim, stance })),
    })),
    claims: claims.map(({ story_id, desk_id, ...claim }) => ({
      ...claim,
      state: states.get(claim.id) as ClaimState,
    })),
    relations,
    toMend: {
      ...(await countToMend(db, {
        sources: sources.map((source) => source.id),
        statements: statements.map((statement) => statement.id),
        claims: claims.map((claim) => claim.id),
      })),
      backgrounds: await countOlder(db, id),
    },
    events: events.map((row) => ({
      ...{ id: row.id, version: row.version, title: row.title, when: whenOf(row), place: row.place },
      ...{ status: row.status, outcome: row.outcome, article: row.article_id },
      statements: (resting.get(row.id) ?? []).map(({ statement_id }) => statement_id),
      overdue:
        row.status === 'expected' && row.outcome === null && endOf(whenOf(row)).getTime() <= Date.now(),
    })),
    // Of each as much as the one who asks may see: a piece under embargo is in its file for those who know of it.
    articles: articles.flatMap((row) => summaryFor(actor, row) ?? []),
  };
}
