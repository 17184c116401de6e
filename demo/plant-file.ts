/** Plants a story file through the desk's own commands: first what stories cite, then, when they are there, the rest. */
import { isoDay } from '#arabic/dates.ts';
import type { Citation } from '#article/body.ts';
import type { Actor } from '#article/roles.ts';
import { claimSchema } from '#article/story/claim.ts';
import { entitySchema } from '#article/story/entity.ts';
import type { Moment } from '#article/story/moment.ts';
import { sourceSchema } from '#article/story/source.ts';
import { statementSchema } from '#article/story/statement.ts';
import { eventSchema, partySchema, storySchema } from '#article/story/story.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { nobodyHere } from '#desk/audit.ts';
import { addClaim, relateClaims } from '#desk/stories/claims.ts';
import { addEntity } from '#desk/stories/entities.ts';
import { addEvent, settleEvent } from '#desk/stories/events.ts';
import { addIssue, addParty } from '#desk/stories/parties.ts';
import { addSource, approveSource, withdrawSource } from '#desk/stories/sources.ts';
import { addStatement } from '#desk/stories/statements.ts';
import { fileInStory, openStory, showStory } from '#desk/stories/story.ts';
import type { DemoFile, DemoMoment } from './file.ts';

export const actor: Actor = {
  id: nobodyHere,
  name: 'demo',
  held: [{ role: 'managingEditor', desk: null }],
  scopes: null,
};

/** Commands open a transaction; the demo is planted in one, whole or not at all, and they are to work in that. */
export const within = (tx: DatabaseTransaction): Database =>
  ({
    transaction: () => ({ execute: (work: (tx: DatabaseTransaction) => unknown) => work(tx) }),
  }) as unknown as Database;

export interface PlantedFile {
  file: DemoFile;
  story: number;
  /** By the keys that stories cite. */
  citations: Map<string, Citation>;
  /** Begins where the day, the month or the year begins in the newsroom. */
  moment: (told: DemoMoment) => Moment;
}

function momentsOf(now: Date, timeZone: string) {
  return ({ hoursAgo, precision }: DemoMoment): Moment => {
    const at = new Date(now.getTime() - hoursAgo * 3_600_000);
    if (precision === 'minute' || precision === 'hour') {
      at.setUTCMinutes(precision === 'hour' ? 0 : at.getUTCMinutes(), 0, 0);
      return { at: at.toISOString(), precision };
    }
    const day = isoDay(at, timeZone);
    const first = { year: `${day.slice(0, 4)}-01-01`, month: `${day.slice(0, 7)}-01`, day }[precision];
    // Noon in UTC is that day in every zone of the demo; from there back to where the day begins.
    const noon = new Date(`${first}T12:00:00Z`);
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
    const [hours = 0, minutes = 0] = clock.format(noon).split(':').map(Number);
    return { at: new Date(noon.getTime() - (hours * 60 + minutes) * 60_000).toISOString(), precision };
  };
}

function must<T>(map: Map<string, T>, key: string): T {
  const found = map.get(key);
  if (found === undefined) throw new Error(`The demo's story file names «${key}», which it does not have.`);
  return found;
}

/** What stories cite: entities, sources, claims and statements. */
export async function plantFile(
  tx: DatabaseTransaction,
  file: DemoFile,
  { desk, now, timeZone }: { desk: number; now: Date; timeZone: string },
): Promise<PlantedFile> {
  const db = within(tx);
  const moment = momentsOf(now, timeZone);
  const { title, status, summary } = file;
  const { id: story } = await openStory(db, {
    actor,
    content: storySchema.parse({ title, language: 'ar', status, summary, desk }),
  });
  const numbers = () => new Map<string, number>();
  const [entities, sources, parties] = [numbers(), numbers(), numbers()];
  const [issues, claims, statements] = [numbers(), numbers(), numbers()];
  for (const { key, ...content } of file.entities)
    entities.set(key, (await addEntity(db, { actor, desk, content: entitySchema.parse(content) })).id);
  for (const { entity, role } of file.parties) {
    const content = partySchema.parse({ entity: must(entities, entity), role });
    parties.set(entity, (await addParty(db, { actor, story, content })).id);
  }
  for (const issue of file.issues) issues.set(issue, (await addIssue(db, { actor, story, title: issue })).id);
  for (const source of file.sources) {
    const content = sourceSchema.parse(
      source.kind === 'unnamed'
        ? { kind: 'unnamed', label: source.label, reason: source.reason, reasonNote: source.note ?? '' }
        : {
            ...{ kind: source.kind, label: source.label },
            entity: source.entity === undefined ? null : must(entities, source.entity),
          },
    );
    let row = await addSource(db, { actor, desk, content });
    if (source.kind === 'unnamed') row = await approveSource(db, { actor, id: row.id, basedOn: row.version });
    sources.set(source.key, row.id);
    if (source.withdrawn)
      await withdrawSource(db, { actor, id: row.id, basedOn: row.version, note: source.withdrawn });
  }
  for (const { key, text, figure, verdict, supersedes } of file.claims) {
    const [low = null, high = null, unit = ''] = figure ?? [];
    const content = claimSchema.parse({ text, low, high, unit, verdict: verdict ?? null });
    claims.set(key, (await addClaim(db, { actor, story, desk, content })).id);
    if (supersedes)
      await relateClaims(db, {
        ...{ actor, from: must(claims, key), to: must(claims, supersedes) },
        ...{ relation: 'supersedes', related: true },
      });
  }
  for (const said of file.statements) {
    const { original } = said;
    const content = statementSchema.parse({
      source: must(sources, said.source),
      party: said.party === undefined ? null : must(parties, said.party),
      issue: said.issue === undefined ? null : must(issues, said.issue),
      ...{ said: moment(said.said), place: said.place, medium: said.medium },
      ...(original
        ? {
            original: original.text,
            language: original.language,
            rendering: said.words,
            translator: original.translator,
          }
        : { original: said.words, language: 'ar' }),
      claims: Object.entries(said.claims ?? {}).map(([claim, stance]) => ({
        claim: must(claims, claim),
        stance,
      })),
    });
    statements.set(said.key, (await addStatement(db, { actor, story, desk, content })).id);
  }
  const citations = new Map<string, Citation>([
    ...[...claims].map(([key, claim]) => [key, { statement: null, claim }] as const),
    ...[...statements].map(([key, statement]) => [key, { statement, claim: null }] as const),
  ]);
  return { file, story, citations, moment };
}

/** What names articles: the file's own, and the events that they tell. Then readers have it. */
export async function finishFile(
  tx: DatabaseTransaction,
  { file, story, citations, moment }: PlantedFile,
  articles: Map<string, number>,
): Promise<void> {
  const db = within(tx);
  for (const { settled, ...event } of file.events) {
    const content = eventSchema.parse({
      ...{ title: event.title, when: moment(event.when), place: event.place, status: event.status },
      statements: (event.statements ?? []).map((key) => must(citations, key).statement),
      article: event.story === undefined ? null : must(articles, event.story),
    });
    const { id, version } = await addEvent(db, { actor, story, content });
    if (settled) await settleEvent(db, { actor, id, basedOn: version, settlement: settled });
  }
  for (const key of file.stories) {
    const article = must(articles, key);
    await fileInStory(db, { actor, story, article, filed: true });
  }
  await showStory(db, { actor, id: story, shown: true });
}
