/** Shapes of story files as the API gives them. */
import { z } from 'zod';
import { languages } from '#article/article.ts';
import { accused, claimRelations, claimStates, verdicts } from '#article/story/claim.ts';
import { descriptionSchema, entityKinds } from '#article/story/entity.ts';
import { momentSchema } from '#article/story/moment.ts';
import { anonymityReasons, sourceKinds } from '#article/story/source.ts';
import { stances } from '#article/story/statement.ts';
import { eventStatuses, outcomes, partyRoles, storyStatuses } from '#article/story/story.ts';
import { id, numberText, pieceSummary } from './piece-schemas.ts';
import { time } from './schemas.ts';

export const rowParam = z.object({ id: numberText });
export const version = id.meta({ description: 'Counts changes: what the next one is based on' });
/** What every change to a row says. */
export const basedOnVersion = id.meta({
  description: 'The version of it that you saw; another one is refused (409)',
});
export const desk = id.meta({ description: 'The desk that keeps it' });

export const rowDone = z.object({ id, version }).meta({ ref: 'RowDone' });
export const opened = rowDone.extend({ slug: z.string() }).meta({ ref: 'Opened' });

const namedDesk = z.object({ id, name: z.string() });
const head = {
  id,
  slug: z.string(),
  title: z.string(),
  language: z.enum(languages),
  status: z.enum(storyStatuses),
  desk: namedDesk,
  version,
  shown: z.boolean().meta({ description: 'Whether readers have its page' }),
  touchedAt: time,
};
export const storySummary = z
  .object({
    ...head,
    articles: z.int(),
    overdue: z.int().meta({ description: 'Expected events whose hour is over, and nobody said what became' }),
  })
  .meta({ ref: 'StorySummary' });
export const storyRef = z
  .object({ id, title: z.string(), slug: z.string(), status: z.enum(storyStatuses), desk: id })
  .meta({ ref: 'StoryRef' });

export const entity = z
  .object({
    id,
    version,
    slug: z.string(),
    kind: z.enum(entityKinds),
    name: z.string(),
    variants: z.array(z.string()),
    latin: z.string().nullable(),
    wikidata: z.string().nullable(),
    descriptions: z.array(descriptionSchema),
  })
  .meta({ ref: 'Entity' });
export const source = z
  .object({
    id,
    version,
    kind: z.enum(sourceKinds),
    label: z.string(),
    desk: id,
    entity: id.nullable(),
    address: z.string().nullable(),
    reason: z.enum(anonymityReasons).nullable(),
    reasonNote: z.string(),
    approvedAt: time.nullable(),
    approvedBy: z.string().nullable(),
    withdrawnAt: time.nullable(),
    withdrawnNote: z.string(),
  })
  .meta({ ref: 'Source' });

/** A background with every text it had. */
export const background = z.object({
  ...{ id, version, label: z.string(), text: z.string() },
  revision: id.meta({ description: 'Number of the text as it is now' }),
  ...{ statement: id.nullable(), claim: id.nullable() },
  retired: z.boolean().meta({ description: 'No longer offered to writers nor shown on the file’s page' }),
  revisions: z
    .array(z.object({ number: id, text: z.string(), by: z.string(), at: time }))
    .meta({ description: 'Newest first' }),
});

const counts = z.record(z.string(), z.int().positive());

export const story = z
  .object({
    ...head,
    summary: z.string(),
    timeZone: z.string().meta({ description: 'Where its days begin' }),
    summaries: z.array(z.object({ number: id, text: z.string(), by: z.string(), at: time })),
    parties: z.array(
      z.object({
        ...{ id, version, role: z.enum(partyRoles), from: z.string().nullable(), to: z.string().nullable() },
        ...{ entity: id, name: z.string(), slug: z.string(), kind: z.enum(entityKinds) },
      }),
    ),
    issues: z.array(z.object({ id, version, title: z.string() })),
    backgrounds: z.array(background),
    sources: z.array(source),
    statements: z.array(
      z.object({
        ...{ id, version, source: id, party: id.nullable(), issue: id.nullable() },
        ...{ said: momentSchema, place: z.string(), medium: z.string(), original: z.string() },
        ...{ language: z.string(), rendering: z.string(), translator: z.string() },
        archive: z.object({ address: z.string(), hash: z.string() }).nullable(),
        withdrawn: z.object({ at: time, note: z.string() }).nullable(),
        entered: z.object({ by: z.string(), at: time }),
        claims: z.array(z.object({ claim: id, stance: z.enum(stances) })),
      }),
    ),
    claims: z.array(
      z.object({
        ...{ id, version, text: z.string(), low: z.number().nullable(), high: z.number().nullable() },
        ...{ unit: z.string(), verdict: z.enum(verdicts).nullable(), accuses: z.enum(accused).nullable() },
        state: z.enum(claimStates),
      }),
    ),
    relations: z.array(z.object({ from: id, to: id, relation: z.enum(claimRelations) })),
    toMend: z
      .object({ sources: counts, statements: counts, claims: counts, backgrounds: counts })
      .meta({ description: 'By number, how many published articles are to be mended for it' }),
    events: z.array(
      z.object({
        ...{ id, version, title: z.string(), when: momentSchema, place: z.string() },
        ...{ status: z.enum(eventStatuses), outcome: z.enum(outcomes).nullable() },
        ...{ article: id.nullable(), statements: z.array(id), overdue: z.boolean() },
      }),
    ),
    articles: z.array(pieceSummary),
  })
  .meta({ ref: 'Story' });

const mend = z.enum(['sourceWithdrawn', 'statementWithdrawn', 'claimFallen', 'backgroundChanged']);

export const citing = z
  .object({
    of: z
      .object({
        text: z.string().meta({
          description: 'The claim, the words of the statement, the label of the source, the background',
        }),
        source: z.string().nullable(),
        state: z.enum(claimStates).nullable(),
        mend: z.array(mend).meta({ description: 'What became of it; empty: it stands' }),
        story: z.object({ id, title: z.string() }).nullable(),
      })
      .meta({ description: 'What is cited' }),
    articles: z.array(
      z.object({
        piece: pieceSummary,
        path: z.string().nullable(),
        bar: z
          .enum(['notYours', 'unpublishedWork'])
          .nullable()
          .meta({ description: 'Why it cannot be corrected together with others; null: it can' }),
        passages: z.array(
          z.object({
            block: z.string(),
            within: z.string().meta({ description: 'Id of the paragraph that holds the words' }),
            text: z.string().meta({ description: 'All words of that paragraph' }),
            words: z.string().meta({ description: 'Those of them that rest on it' }),
            entry: id.optional().meta({ description: 'Of a live coverage: the entry in which it stands' }),
            ...{ statement: id.nullable(), claim: id.nullable() },
            states: z.array(z.enum(claimStates)),
            mend: z.array(mend).meta({ description: 'Empty: it can stay as it is' }),
            taken: z
              .object({ revision: id, newest: id, text: z.string() })
              .optional()
              .meta({ description: 'Of a background: which of its texts it has, and the newest one' }),
          }),
        ),
      }),
    ),
  })
  .meta({ ref: 'Citing' });
