/** Story files: a running story, held once for all the articles that tell it. */
import { z } from 'zod';
import { languages } from '../article.ts';
import { day } from './entity.ts';
import { line } from './line.ts';
import { momentSchema } from './moment.ts';

/** Open: it goes on. Dormant: nothing for a while, it may. Closed: it is over; its page stays. */
export const storyStatuses = ['open', 'dormant', 'closed'] as const;
export type StoryStatus = (typeof storyStatuses)[number];

const id = z.int().positive();

export const storySchema = z.strictObject({
  title: line(120),
  language: z.enum(languages),
  status: z.enum(storyStatuses),
  /** The state of play in a paragraph; every version of it is kept. */
  summary: z.string().trim().max(2_000),
  desk: id,
});
export type StoryContent = z.infer<typeof storySchema>;

export const partyRoles = ['party', 'mediator', 'guarantor', 'host', 'observer', 'affected'] as const;
export type PartyRole = (typeof partyRoles)[number];

/** An entity in a story, as what and from when to when. One entity may be a host first and a mediator later. */
export const partySchema = z
  .strictObject({
    entity: id,
    role: z.enum(partyRoles),
    from: day.nullable().default(null),
    to: day.nullable().default(null),
  })
  .refine(({ from, to }) => !from || !to || from <= to, {
    path: ['to'],
    message: 'The last day is before the first.',
  });
export type PartyContent = z.infer<typeof partySchema>;

/** What the parties take positions on. */
export const issueSchema = z.strictObject({ title: line(120) });

/**
 * Reported: somebody says it happened. Confirmed, disputed, retracted: what became of that. Expected: it is to come;
 * when its hour is over it goes back to the desk, which says what became of it.
 */
export const eventStatuses = ['expected', 'reported', 'confirmed', 'disputed', 'retracted'] as const;
export type EventStatus = (typeof eventStatuses)[number];

/** What became of something that was expected. */
export const outcomes = ['happened', 'didNotHappen', 'moved'] as const;
export type Outcome = (typeof outcomes)[number];

export const eventSchema = z
  .strictObject({
    title: line(200),
    when: momentSchema,
    place: z.string().trim().max(160).default(''),
    status: z.enum(eventStatuses),
    /** What it rests on: numbers of statements. */
    statements: z.array(id).max(20).default([]),
    /** The article that tells it best. */
    article: id.nullable().default(null),
    outcome: z.enum(outcomes).nullable().default(null),
  })
  .refine(({ status, outcome }) => status !== 'expected' || outcome !== 'happened', {
    path: ['status'],
    message: 'What happened is no longer expected: say whether it is reported or confirmed.',
  });
export type EventContent = z.infer<typeof eventSchema>;
