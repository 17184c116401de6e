/** Statements: who said what, through which source, when and where; and what each says of a claim. */
import { z } from 'zod';
import { webAddress } from '../body.ts';
import { momentSchema } from './moment.ts';

/** What a statement does to a claim. To decline is to refuse an answer when asked; it asserts and denies nothing. */
export const stances = ['asserts', 'denies', 'partly', 'declines'] as const;
export type Stance = (typeof stances)[number];

const id = z.int().positive();
const text = (most: number) => z.string().trim().max(most);

export const statementSchema = z
  .strictObject({
    source: id,
    /** Whose position it is, where somebody speaks for a party of the story. */
    party: id.nullable().default(null),
    /** The matter on which it takes a position. */
    issue: id.nullable().default(null),
    said: momentSchema,
    place: text(160).default(''),
    /** Where it was said: a press conference, an agency, a broadcast. */
    medium: text(160).default(''),
    /** In its own words and language; the rendering is Arabic, and names who translated. */
    original: text(5_000).min(1),
    language: z.string().regex(/^[a-z]{2,3}$/),
    rendering: text(5_000).default(''),
    translator: text(160).default(''),
    /** A copy that was kept of where it stood: its address, and the SHA-256 of its bytes in hex. */
    archive: z
      .strictObject({ address: webAddress, hash: z.string().regex(/^[0-9a-f]{64}$/) })
      .nullable()
      .default(null),
    claims: z
      .array(z.strictObject({ claim: id, stance: z.enum(stances) }))
      .max(20)
      .default([]),
  })
  .refine(({ language, rendering }) => language === 'ar' || rendering !== '', {
    path: ['rendering'],
    message: 'Words in another language need their Arabic rendering.',
  })
  .refine(({ rendering, translator }) => rendering === '' || translator !== '', {
    path: ['translator'],
    message: 'A rendering names who translated it.',
  })
  .refine(({ claims }) => new Set(claims.map(({ claim }) => claim)).size === claims.length, {
    path: ['claims'],
    message: 'A statement says one thing of a claim.',
  });
export type StatementContent = z.infer<typeof statementSchema>;

/** Words as Arabic readers get them. */
export const wordsOf = ({ original, rendering }: Pick<StatementContent, 'original' | 'rendering'>): string =>
  rendering || original;
