/** Entities: persons, organisations, states and places that the news is about, held once for all articles. */
import { z } from 'zod';
import { line } from './line.ts';

export const entityKinds = ['person', 'organisation', 'state', 'place'] as const;
export type EntityKind = (typeof entityKinds)[number];

/** A day of the civil calendar: '2024-10-23'. */
export const day = z.iso.date();

/** What somebody was from when to when: offices change, and an article of then must read as then. */
export const descriptionSchema = z
  .strictObject({ text: line(200), from: day.nullable().default(null), to: day.nullable().default(null) })
  .refine(({ from, to }) => !from || !to || from <= to, {
    path: ['to'],
    message: 'The last day is before the first.',
  });
export type Description = z.infer<typeof descriptionSchema>;

export const entitySchema = z.strictObject({
  kind: z.enum(entityKinds),
  name: line(160),
  /** Other ways of writing the name, in Arabic or Latin letters. */
  variants: z.array(line(160)).max(40).default([]),
  latin: line(160).nullable().default(null),
  wikidata: z
    .string()
    .regex(/^Q[1-9]\d{0,11}$/)
    .nullable()
    .default(null),
  descriptions: z.array(descriptionSchema).max(40).default([]),
});
export type EntityContent = z.infer<typeof entitySchema>;

/**
 * What an entity was on a day; `null` when nothing is said of that day. Of several that hold the one that began last is
 * meant, one without a beginning being the oldest.
 *
 * `descriptionOn([{text: 'وزير الري', from: '2020-01-01', to: null}], '2024-10-23')` → `'وزير الري'`
 */
export function descriptionOn(descriptions: readonly Description[], on: string): string | null {
  const valid = descriptions.filter(({ from, to }) => (!from || from <= on) && (!to || on <= to));
  const [first, ...rest] = valid;
  if (!first) return null;
  return rest.reduce((best, one) => ((one.from ?? '') > (best.from ?? '') ? one : best), first).text;
}
