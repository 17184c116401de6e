/** Shapes of pieces as the API gives them. */
import { z } from 'zod';
import { articleKinds, draftContentSchema, languages } from '#article/article.ts';
import { findings } from '#article/checks.ts';
import { gateRules } from '#article/story/gate.ts';
import { pieceActs, publicationStates, workflowStates } from '#article/workflow.ts';
import { time } from './schemas.ts';

export const id = z.int().positive();
/** A number in a path or a query. */
export const numberText = z.coerce.number().int().positive().max(2_147_483_647);
export const pieceParam = z.object({ id: numberText });

const person = z.object({ id: z.uuid(), name: z.string() });
const author = z.object({
  id: z.uuid().nullable().meta({ description: 'null: nobody of the staff (an import, the terminal)' }),
  name: z.string(),
});

export const pieceSummary = z
  .object({
    id,
    headline: z.string().meta({ description: 'Of the newest revision; may still be empty' }),
    kind: z.enum(articleKinds),
    language: z.enum(languages),
    workflow: z.enum(workflowStates),
    publication: z.enum(publicationStates),
    desk: z.object({ id, name: z.string() }).nullable(),
    assignee: person.nullable(),
    createdBy: person.nullable(),
    brief: z.string(),
    deadline: time.nullable(),
    waiting: z
      .object({
        kind: z.enum(['publish', 'embargo']),
        at: time,
        by: z.string(),
        error: z.string().nullable().meta({ description: 'Why the clock could not do it, when it tried' }),
      })
      .nullable()
      .meta({ description: 'What waits for its hour' }),
    returned: z
      .object({ note: z.string(), by: z.string(), at: time })
      .nullable()
      .meta({ description: 'Why it came back from review; null once it was handed in again' }),
    revision: id.meta({ description: 'The newest revision: what writes are based on' }),
    revisedBy: z.string(),
    revisedAt: time,
    publishedRevision: id.nullable(),
    publishedAt: time.nullable(),
    updatedAt: time.nullable(),
    touchedAt: time,
  })
  .meta({ ref: 'PieceSummary' });

export const content = draftContentSchema.meta({ ref: 'ArticleContent' });

export const foundAtGate = z
  .object({
    rule: z.enum(gateRules),
    level: z.enum(['warn', 'stop']),
    block: z.string().meta({ description: 'Id of the block' }),
    about: z.union([z.object({ source: id }), z.object({ claim: id })]).nullable(),
    passed: z.object({ by: z.string(), reason: z.string(), public: z.boolean(), at: time }).nullable(),
  })
  .meta({ ref: 'FoundAtGate', description: 'What a rule of sourcing warns of, or stops' });

export const finding = z
  .object({
    name: z.enum(findings),
    severity: z.enum(['error', 'warning', 'notice']),
    place: z.string().meta({ description: 'A field, or the id of a block' }),
    detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  })
  .meta({ ref: 'Finding' });

export const piece = pieceSummary
  .extend({
    content,
    may: z.array(z.enum(pieceActs)).meta({ description: 'What you may do to it now' }),
    checks: z.array(finding),
    barredPictures: z
      .record(z.string(), z.enum(['pictureRightsLapsed', 'pictureRevoked']))
      .meta({ description: 'Pictures of the newest revision that cannot be published, by number' }),
    backgrounds: z
      .record(
        z.string(),
        z.object({ label: z.string(), revision: id, text: z.string(), retired: z.boolean() }),
      )
      .meta({ description: 'How the backgrounds of its text stand in their story files, by number' }),
    path: z.string().nullable().meta({ description: 'Where readers find it' }),
  })
  .meta({ ref: 'Piece' });

/** What every write says. */
export const basedOn = id.meta({
  description: 'The newest revision that you saw; another one is refused (409)',
});
export const note = z.string().max(2_000);

/** What every write to a piece answers. */
export const done = z
  .object({ article: id, revision: id.meta({ description: 'The newest revision now' }) })
  .meta({ ref: 'Done' });

const run = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() });
export const comparison = z
  .object({
    same: z.boolean(),
    fields: z.array(z.object({ field: z.string(), runs: z.array(run) })),
    blocks: z.array(
      z.object({
        id: z.string(),
        type: z.string(),
        change: z.enum(['same', 'added', 'removed', 'changed']),
        moved: z.boolean(),
        runs: z.array(run),
      }),
    ),
  })
  .meta({ ref: 'Comparison' });

const revisionHead = z.object({ number: id, author, note: z.string(), at: time });
export const revision = revisionHead.extend({ content }).meta({ ref: 'Revision' });
export const revisionSummary = revisionHead
  .extend({
    basedOn: id.nullable(),
    headline: z.string(),
    shown: z.boolean().meta({ description: 'Whether readers ever saw it' }),
  })
  .meta({ ref: 'RevisionSummary' });
export const shownVersion = z
  .object({
    number: id,
    act: z.string().meta({ description: 'What made it: publish, update, correct, unpublish, cover' }),
    at: time,
    isNow: z.boolean().meta({ description: 'Whether readers see it now' }),
    withheld: z
      .object({ reason: z.string(), by: z.string(), at: time })
      .nullable()
      .meta({ description: 'Its words are shown to nobody any longer' }),
  })
  .meta({ ref: 'ShownVersion' });
export const comparedRevisions = comparison
  .extend({ from: revisionHead, to: revisionHead })
  .meta({ ref: 'ComparedRevisions' });

export const pieceEvent = z
  .object({
    act: z.string(),
    by: author,
    at: time,
    revision: id,
    note: z.string(),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ ref: 'PieceEvent' });

export const calendarEntry = z
  .object({ kind: z.enum(['due', 'scheduled', 'embargoed', 'published']), at: time, piece: pieceSummary })
  .meta({ ref: 'CalendarEntry' });
