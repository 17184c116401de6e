/** Lines of an export that carry the daybook: keys, then versions in the order of their entries, then checkpoints. */
import { z } from 'zod';

const number = z.int().positive();
const time = z.iso.datetime({ offset: true });

export const daybookLines = [
  z.strictObject({
    type: z.literal('daybookKey'),
    /** «name+hash+key» */
    key: z.string(),
    /** PKCS #8, PEM; left out unless it was asked for. */
    secret: z.string().optional(),
    madeAt: time,
  }),
  z.strictObject({
    type: z.literal('version'),
    index: z.int().min(0),
    article: number,
    number,
    act: z.enum(['publish', 'update', 'correct', 'unpublish', 'cover']),
    /** Number of the last change to a coverage that is in it; of other versions left out. */
    live: number.optional(),
    at: time,
    /** The entry and the record as they are, byte for byte: texts in UTF-8. */
    entry: z.string(),
    record: z.string().nullable(),
    withheld: z.strictObject({ reason: z.string(), at: time, by: z.string() }).nullable(),
  }),
  z.strictObject({
    type: z.literal('checkpoint'),
    size: number,
    note: z.string(),
    key: z.string(),
    at: time,
  }),
] as const;
export type DaybookLine = z.infer<(typeof daybookLines)[number]>;
export type VersionLine = Extract<DaybookLine, { type: 'version' }>;

export const isDaybookLine = (line: { type: string }): line is DaybookLine =>
  line.type === 'daybookKey' || line.type === 'version' || line.type === 'checkpoint';
