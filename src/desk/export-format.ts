/** The newsroom as JSON Lines: everything that cannot be derived, in an order in which it can be read back. */
import { z } from 'zod';
import { correctionKinds, draftContentSchema, languages } from '#article/article.ts';
import { frontSlots } from '#article/front.ts';
import { siteSettingsSchema } from '#article/settings.ts';
import { workflowStates } from '#article/workflow.ts';
import { daybookLines } from './daybook/export-lines.ts';
import { coverageSchema } from './live/carry.ts';
import { storyLines, storyLinesAfter } from './stories/export-lines.ts';

const number = z.int().positive();
const time = z.iso.datetime({ offset: true });

export const exportHead = z.strictObject({
  warraq: z.literal('export'),
  version: z.literal(1),
  settings: siteSettingsSchema.nullable(),
});

const named = { id: number, slug: z.string(), name: z.string() };
const revision = z.strictObject({
  number,
  content: draftContentSchema,
  basedOn: number.nullable(),
  author: z.string(),
  note: z.string(),
  createdAt: time,
});
const publication = z.strictObject({
  revision: number,
  act: z.enum(['publish', 'update', 'correct', 'unpublish']),
  slug: z.string(),
  publishedAt: time,
  updatedAt: time,
  at: time,
  author: z.string(),
});
const correction = z.strictObject({
  revision: number,
  kind: z.enum(correctionKinds),
  note: z.string(),
  at: time,
});

/** How the work stands and what waits for its hour. People are named: accounts are not part of an export. */
const piece = z.strictObject({
  workflow: z.enum(workflowStates),
  desk: number.nullable(),
  brief: z.string(),
  deadline: time.nullable(),
  waiting: z.strictObject({ kind: z.enum(['publish', 'embargo']), due: time, by: z.string() }).nullable(),
  events: z.array(
    z.strictObject({
      act: z.string(),
      revision: number,
      by: z.string(),
      note: z.string(),
      detail: z.record(z.string(), z.unknown()),
      at: time,
    }),
  ),
});

/** A conversation about a piece. People are named; whom a comment calls on goes with the accounts. */
const thread = z.strictObject({
  /** The words it is about and what stood around them; `null`: the whole piece. Positions in the old shared document mean nothing in a new one. */
  about: z.strictObject({ quote: z.string(), before: z.string(), after: z.string() }).nullable(),
  resolved: z.strictObject({ by: z.string(), at: time }).nullable(),
  comments: z
    .array(z.strictObject({ by: z.string(), text: z.string(), at: time, editedAt: time.nullable() }))
    .min(1),
});

/** One line after the head. References inside article contents are by the numbers given here. */
export const exportLine = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('section'),
    id: number,
    path: z.string(),
    name: z.string(),
    language: z.enum(languages),
    aliases: z.array(z.string()),
    position: z.int(),
  }),
  z.strictObject({ type: z.literal('desk'), ...named, description: z.string() }),
  z.strictObject({ type: z.literal('person'), ...named, role: z.string(), biography: z.string() }),
  z.strictObject({ type: z.literal('topic'), ...named, description: z.string() }),
  z.strictObject({
    type: z.literal('picture'),
    id: number,
    hash: z.string().regex(/^[0-9a-f]{20}$/),
    width: number,
    height: number,
    colour: z.string(),
    // Exports from before the archive of pictures have none of these.
    alt: z.string().default(''),
    caption: z.string().default(''),
    credit: z.string().default(''),
    rights: z.string().default(''),
    fileName: z.string().default(''),
    rightsExpireAt: time.nullable().default(null),
    /** Parts of width and height, from the top left corner. */
    focus: z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)]).default([0.5, 0.5]),
    addedAt: time.optional(),
    revokedAt: time.nullable().default(null),
    /** Hashes of the bytes it had before: they are served to nobody, here as there. */
    replaced: z.array(z.string().regex(/^[0-9a-f]{20}$/)).default([]),
    /** The JPEG, base64. */
    bytes: z.base64(),
  }),
  z.strictObject({
    type: z.literal('article'),
    id: number,
    externalId: z.string().nullable(),
    importHash: z.string().nullable(),
    createdAt: time,
    revisions: z.array(revision).min(1),
    publications: z.array(publication),
    corrections: z.array(correction),
    redirects: z.array(z.string()),
    /** Left out in exports from before there was a newsroom. */
    piece: piece.optional(),
    /** Empty in exports from before comments were part of them. */
    threads: z.array(thread).default([]),
    /** Of live articles; left out in exports from before there were entries. */
    live: coverageSchema.nullable().default(null),
  }),
  // Before the articles that cite them, and after the articles that are filed in them.
  ...storyLines,
  ...storyLinesAfter,
  // After the articles that are pinned.
  z.strictObject({
    type: z.literal('front'),
    front: z.union([z.strictObject({ home: z.enum(languages) }), z.strictObject({ section: number })]),
    version: number,
    arrangedBy: z.string(),
    arrangedAt: time,
    pins: z.array(
      z.strictObject({
        slot: z.enum(frontSlots),
        article: number,
        until: time.nullable(),
        by: z.string(),
        at: time,
      }),
    ),
  }),
  // After the articles whose versions they are.
  ...daybookLines,
]);
export type ExportHead = z.infer<typeof exportHead>;
export type ExportLine = z.infer<typeof exportLine>;
export type ExportedArticle = Extract<ExportLine, { type: 'article' }>;
export type ExportedFront = Extract<ExportLine, { type: 'front' }>;
export type ExportedThread = z.infer<typeof thread>;
