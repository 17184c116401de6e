/** Plants a story file through the desk's own commands: first what stories cite, then, when they are there, the rest. */
import { sql } from 'kysely';
import { isoDay } from '#arabic/dates.ts';
import type { Citation } from '#article/body.ts';
import type { Actor } from '#article/roles.ts';
import { backgroundSchema } from '#article/story/background.ts';
import { claimSchema } from '#article/story/claim.ts';
import { entitySchema } from '#article/story/entity.ts';
import type { Moment } from '#article/story/moment.ts';
import { sourceSchema } from '#article/story/source.ts';
import { statementSchema } from '#article/story/statement.ts';
import { eventSchema, partySchema, storySchema } from '#article/story/story.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { nobodyHere } from '#desk/audit.ts';
import { addBackground, changeBackground } from '#desk/stories/backgrounds.ts';
import { addClaim, relateClaims } from '#desk/stories/claims.ts';
import { addEntity } from '#desk/stories/entities.ts';
import { addEvent, settleEvent } from '#desk/stories/events.ts';
import { addIssue, addParty } from '#desk/stories/parties.ts';
import { addSource, approveSource, withdrawSource } from '#desk/stories/sources.ts';
import { addStatement } from '#desk/stories/statements.ts';
import { changeStory, fileInStory, openStory, showStory } from '#desk/stories/story.ts';
import type { TakenBackground } from './body.ts';
import type { DemoBackground, DemoFile, DemoMoment } from './file.ts';

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
  /** By the keys that stories take them by. */
  backgrounds: Map<string, TakenBackground>;
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
  const story = await plantSummaries(tx, file, { desk, now });
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
  const backgrounds = new Map<string, TakenBackground>();
  for (const background of file.backgrounds)
    for (const [key, taken] of await plantBackground(db, { story, background, citations }))
      backgrounds.set(key, taken);
  return { file, story, citations, backgrounds, moment };
}

/** The file as it was opened, and as its state of play was told since: each text from its own hour on. */
async function plantSummaries(
  tx: DatabaseTransaction,
  { title, status, former, summary, summaryHoursAgo }: DemoFile,
  { desk, now }: { desk: number; now: Date },
): Promise<number> {
  const db = within(tx);
  const told = [...former, { text: summary, hoursAgo: summaryHoursAgo }];
  const content = (text: string) => storySchema.parse({ title, language: 'ar', status, summary: text, desk });
  let { id, version } = await openStory(db, { actor, content: content(told[0]!.text) });
  for (const { text } of told.slice(1))
    ({ version } = await changeStory(db, { actor, id, basedOn: version, content: content(text) }));
  for (const [index, { hoursAgo }] of told.entries())
    await sql`update story_summary set at = ${new Date(now.getTime() - hoursAgo * 3_600_000)}
      where story_id = ${id} and number = ${index + 1}`.execute(tx);
  return id;
}

/** Where it said something else before, both of its texts can be taken. */
async function plantBackground(
  db: Database,
  {
    story,
    background: { key, label, text, former, rests },
    citations,
  }: { story: number; background: DemoBackground; citations: Map<string, Citation> },
): Promise<[key: string, taken: TakenBackground][]> {
  const citation = rests === undefined ? null : must(citations, rests);
  const content = backgroundSchema.parse({ label, text: former ?? text, ...citation });
  const { id, version } = await addBackground(db, { actor, story, content });
  const first = { id, revision: 1, text: content.text, citation };
  if (former === undefined) return [[key, first]];
  const { revision } = await changeBackground(db, {
    actor,
    id,
    basedOn: version,
    content: { ...content, text },
  });
  return [
    [`${key}:former`, first],
    [key, { id, revision, text, citation }],
  ];
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
  // Readers have had it since it was opened.
  await sql`update story set published_at = (select min(at) from story_summary where story_id = ${story})
    where id = ${story}`.execute(tx);
}
