/** Story files as lines of an export (`export-format.ts`). Versions go along; accounts do not: people are named. */
import { z } from 'zod';
import { languages } from '#article/article.ts';
import { webAddress } from '#article/body.ts';
import { accused, claimRelations, verdicts } from '#article/story/claim.ts';
import { day, descriptionSchema, entityKinds } from '#article/story/entity.ts';
import { momentSchema } from '#article/story/moment.ts';
import { anonymityReasons, sourceKinds } from '#article/story/source.ts';
import { stances } from '#article/story/statement.ts';
import { eventStatuses, outcomes, partyRoles, storyStatuses } from '#article/story/story.ts';

const number = z.int().positive();
const time = z.iso.datetime({ offset: true });
const row = { id: number, version: number };
const withdrawn = z.strictObject({ at: time, note: z.string() }).nullable();

/** Before the articles, for these cite statements and claims by their numbers. In this order. */
export const storyLines = [
  z.strictObject({
    type: z.literal('entity'),
    ...row,
    slug: z.string(),
    kind: z.enum(entityKinds),
    name: z.string(),
    variants: z.array(z.string()),
    latin: z.string().nullable(),
    wikidata: z.string().nullable(),
    descriptions: z.array(descriptionSchema),
  }),
  z.strictObject({
    type: z.literal('source'),
    ...row,
    kind: z.enum(sourceKinds),
    label: z.string(),
    desk: number,
    entity: number.nullable(),
    address: webAddress.nullable(),
    reason: z.enum(anonymityReasons).nullable(),
    reasonNote: z.string(),
    approved: z.strictObject({ by: z.string(), at: time }).nullable(),
    withdrawn,
    enteredAt: time,
  }),
  z.strictObject({
    type: z.literal('story'),
    ...row,
    slug: z.string(),
    title: z.string(),
    language: z.enum(languages),
    status: z.enum(storyStatuses),
    desk: number,
    summary: z.string(),
    publishedAt: time.nullable(),
    touchedAt: time,
    summaries: z.array(z.strictObject({ number, text: z.string(), by: z.string(), at: time })),
    parties: z.array(
      z.strictObject({
        ...row,
        ...{ entity: number, role: z.enum(partyRoles), from: day.nullable(), to: day.nullable() },
      }),
    ),
    issues: z.array(z.strictObject({ ...row, title: z.string() })),
  }),
  z.strictObject({
    type: z.literal('claim'),
    ...row,
    story: number.nullable(),
    desk: number,
    text: z.string(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    unit: z.string(),
    verdict: z.enum(verdicts).nullable(),
    accuses: z.enum(accused).nullable(),
  }),
  z.strictObject({
    type: z.literal('claimRelation'),
    ...{ from: number, to: number, relation: z.enum(claimRelations) },
  }),
  z.strictObject({
    type: z.literal('statement'),
    ...row,
    story: number.nullable(),
    source: number,
    party: number.nullable(),
    issue: number.nullable(),
    said: momentSchema,
    place: z.string(),
    medium: z.string(),
    original: z.string(),
    language: z.string(),
    rendering: z.string(),
    translator: z.string(),
    archive: z.strictObject({ address: webAddress, hash: z.string() }).nullable(),
    withdrawn,
    entered: z.strictObject({ by: z.string(), at: time }),
    claims: z.array(z.strictObject({ claim: number, stance: z.enum(stances) })),
  }),
  z.strictObject({
    type: z.literal('background'),
    ...row,
    story: number,
    label: z.string(),
    statement: number.nullable(),
    claim: number.nullable(),
    retiredAt: time.nullable(),
    /** Every text it had; the last is the one it has. */
    revisions: z.array(z.strictObject({ number, text: z.string(), by: z.string(), at: time })).min(1),
  }),
] as const;

/** After the articles: what of a file names them, and what was passed at the gate for which revision. */
export const storyLinesAfter = [
  z.strictObject({
    type: z.literal('storyArticles'),
    story: number,
    articles: z.array(z.strictObject({ article: number, by: z.string(), at: time })),
    events: z.array(
      z.strictObject({
        ...row,
        title: z.string(),
        when: momentSchema,
        place: z.string(),
        status: z.enum(eventStatuses),
        outcome: z.enum(outcomes).nullable(),
        article: number.nullable(),
        statements: z.array(number),
      }),
    ),
  }),
  z.strictObject({
    type: z.literal('gatePass'),
    ...{ article: number, revision: number, rule: z.string(), block: z.string() },
    ...{ reason: z.string(), public: z.boolean(), by: z.string(), at: time },
  }),
] as const;

export type StoryLine = z.infer<(typeof storyLines)[number]> | z.infer<(typeof storyLinesAfter)[number]>;
export type Line<Type extends StoryLine['type']> = Extract<StoryLine, { type: Type }>;

const types: ReadonlySet<string> = new Set(
  [...storyLines, ...storyLinesAfter].map(({ shape }) => shape.type.value),
);
export const isStoryLine = (line: { type: string }): line is StoryLine => types.has(line.type);
