/** Story files on their way out of a newsroom (`export.ts`); how they come into another stands in `bring-in.ts`. */
import type { Selectable } from 'kysely';
import type { DatabaseTransaction } from '#database/connection.ts';
import type { Tables } from '#database/tables.ts';
import type { Line, StoryLine } from './export-lines.ts';
import { saidOf, whenOf } from './rows.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
const withdrawnOf = (row: { withdrawn_at: Date | null; withdrawn_note: string }) =>
  row.withdrawn_at && { at: row.withdrawn_at.toISOString(), note: row.withdrawn_note };

/** What articles may cite, and the files it is in: before the articles. */
export async function* storyFiles(tx: DatabaseTransaction): AsyncGenerator<StoryLine> {
  for (const row of await tx.selectFrom('entity').selectAll().orderBy('id').execute()) {
    const { search, ...entity } = row;
    yield { type: 'entity', ...entity };
  }
  for (const row of await tx.selectFrom('source').selectAll().orderBy('id').execute())
    yield {
      ...{ type: 'source', id: row.id, version: row.version, kind: row.kind, label: row.label },
      ...{ desk: row.desk_id, entity: row.entity_id, address: row.address },
      ...{ reason: row.reason, reasonNote: row.reason_note },
      approved: row.approved_at && { by: row.approved_by_name ?? '', at: row.approved_at.toISOString() },
      ...{ withdrawn: withdrawnOf(row), enteredAt: row.created_at.toISOString() },
    };
  yield* stories(tx);
  for (const row of await tx.selectFrom('claim').selectAll().orderBy('id').execute()) {
    const { story_id: story, desk_id: desk, ...claim } = row;
    yield { type: 'claim', ...claim, story, desk };
  }
  const relations = await tx
    .selectFrom('claim_relation')
    .select(['from_id as from', 'to_id as to', 'relation'])
    .orderBy('from_id')
    .orderBy('to_id')
    .orderBy('relation')
    .execute();
  for (const row of relations) yield { type: 'claimRelation', ...row };
  const stances = Map.groupBy(
    await tx.selectFrom('claim_stance').selectAll().orderBy('claim_id').execute(),
    ({ statement_id }) => statement_id,
  );
  for (const row of await tx.selectFrom('statement').selectAll().orderBy('id').execute())
    yield {
      ...{ type: 'statement', id: row.id, version: row.version, story: row.story_id, source: row.source_id },
      ...{ party: row.party_id, issue: row.issue_id, said: saidOf(row), place: row.place },
      ...{ medium: row.medium, original: row.original, language: row.language },
      ...{ rendering: row.rendering, translator: row.translator, archive: archiveOf(row) },
      ...{
        withdrawn: withdrawnOf(row),
        entered: { by: row.entered_by_name, at: row.entered_at.toISOString() },
      },
      claims: (stances.get(row.id) ?? []).map(({ claim_id: claim, stance }) => ({ claim, stance })),
    };
  yield* backgrounds(tx);
}

/** In the order in which their files have them. */
async function* backgrounds(tx: DatabaseTransaction): AsyncGenerator<Line<'background'>> {
  const texts = Map.groupBy(
    await tx.selectFrom('background_revision').selectAll().orderBy('number').execute(),
    ({ background_id }) => background_id,
  );
  const rows = tx.selectFrom('background').selectAll().orderBy('story_id').orderBy('place').orderBy('id');
  for (const row of await rows.execute())
    yield {
      ...{ type: 'background', id: row.id, version: row.version, story: row.story_id, label: row.label },
      ...{ statement: row.statement_id, claim: row.claim_id, retiredAt: iso(row.retired_at) },
      revisions: (texts.get(row.id) ?? []).map(({ number, text, author_name, at }) => ({
        ...{ number, text, by: author_name, at: at.toISOString() },
      })),
    };
}

const archiveOf = ({ archive_address, archive_hash }: Selectable<Tables['statement']>) =>
  archive_address === null || archive_hash === null ? null : { address: archive_address, hash: archive_hash };

async function* stories(tx: DatabaseTransaction): AsyncGenerator<Line<'story'>> {
  const of = <Row extends { story_id: number }>(rows: Row[]) => Map.groupBy(rows, ({ story_id }) => story_id);
  const summaries = of(await tx.selectFrom('story_summary').selectAll().orderBy('number').execute());
  const parties = of(await tx.selectFrom('party').selectAll().orderBy('place').orderBy('id').execute());
  const issues = of(await tx.selectFrom('issue').selectAll().orderBy('place').orderBy('id').execute());
  for (const row of await tx.selectFrom('story').selectAll().orderBy('id').execute())
    yield {
      ...{ type: 'story', id: row.id, version: row.version, slug: row.slug, title: row.title },
      ...{ language: row.language, status: row.status, desk: row.desk_id, summary: row.summary },
      ...{ publishedAt: iso(row.published_at), touchedAt: row.touched_at.toISOString() },
      summaries: (summaries.get(row.id) ?? []).map(({ number, text, author_name, at }) => ({
        ...{ number, text, by: author_name, at: at.toISOString() },
      })),
      parties: (parties.get(row.id) ?? []).map(({ id, version, entity_id, role, from_day, to_day }) => ({
        ...{ id, version, entity: entity_id, role, from: from_day, to: to_day },
      })),
      issues: (issues.get(row.id) ?? []).map(({ id, version, title }) => ({ id, version, title })),
    };
}

/** What names articles: after them. */
export async function* storiesAndArticles(tx: DatabaseTransaction): AsyncGenerator<StoryLine> {
  const of = <Row extends { story_id: number }>(rows: Row[]) => Map.groupBy(rows, ({ story_id }) => story_id);
  const filed = of(await tx.selectFrom('story_article').selectAll().orderBy('article_id').execute());
  const events = of(await tx.selectFrom('event').selectAll().orderBy('id').execute());
  const rests = Map.groupBy(
    await tx.selectFrom('event_statement').selectAll().orderBy('statement_id').execute(),
    ({ event_id }) => event_id,
  );
  for (const { id } of await tx.selectFrom('story').select('id').orderBy('id').execute())
    yield {
      ...{ type: 'storyArticles', story: id },
      articles: (filed.get(id) ?? []).map(({ article_id, added_by_name, added_at }) => ({
        ...{ article: article_id, by: added_by_name, at: added_at.toISOString() },
      })),
      events: (events.get(id) ?? []).map((row) => ({
        ...{ id: row.id, version: row.version, title: row.title, when: whenOf(row), place: row.place },
        ...{ status: row.status, outcome: row.outcome, article: row.article_id },
        statements: (rests.get(row.id) ?? []).map(({ statement_id }) => statement_id),
      })),
    };
  const passes = await tx
    .selectFrom('gate_pass')
    .selectAll()
    .orderBy('article_id')
    .orderBy('revision')
    .orderBy('rule')
    .orderBy('block')
    .execute();
  for (const { article_id: article, actor_name: by, actor_id, at, ...pass } of passes)
    yield { type: 'gatePass', article, by, at: at.toISOString(), ...pass };
}
