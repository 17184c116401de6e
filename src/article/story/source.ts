/**
 * Sources: where a statement comes from. An unnamed source is a public label and the reason why it is not named. There
 * is no field for the name, here or anywhere: what is not asked for cannot be lost, leaked or demanded.
 */
import { z } from 'zod';
import { matchText } from '#arabic/letters.ts';
import { webAddress } from '../body.ts';
import { line } from './line.ts';

export const sourceKinds = ['named', 'official', 'organisation', 'document', 'unnamed'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** Why somebody is not named, in the words that style books give for it. */
export const anonymityReasons = ['safety', 'employment', 'notAuthorised', 'legal', 'minor', 'other'] as const;
export type AnonymityReason = (typeof anonymityReasons)[number];

/** What there is to say of a source when it is entered. Approval is given by an editor, not entered. */
export const sourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('named'), label: line(160), entity: z.int().positive().nullable() }),
  z.strictObject({ kind: z.literal('official'), label: line(160), entity: z.int().positive().nullable() }),
  z.strictObject({
    kind: z.literal('organisation'),
    label: line(160),
    entity: z.int().positive().nullable(),
  }),
  z.strictObject({
    kind: z.literal('document'),
    label: line(200),
    entity: z.int().positive().nullable(),
    address: webAddress.nullable(),
  }),
  z.strictObject({
    kind: z.literal('unnamed'),
    /** What readers are told: «مصدر دبلوماسي مطّلع على المحادثات». */
    label: line(160),
    reason: z.enum(anonymityReasons).nullable(),
    /** What readers are told of the reason, where the word for it does not say enough. */
    reasonNote: z.string().max(300).default(''),
  }),
]);
export type SourceContent = z.infer<typeof sourceSchema>;

/** A source as rules look at it. */
export interface Source {
  id: number;
  kind: SourceKind;
  label: string;
  entity: number | null;
  /** Of an unnamed source. */
  reason: AnonymityReason | null;
  /** When an editor who knows why approved that it is not named; `null`: nobody did, or it needs no approval. */
  approvedAt: string | null;
  /** It does not stand by what it said, or was not what it seemed. */
  withdrawnAt: string | null;
}

/**
 * Whether two sources can confirm each other: not the same one, nor two mouths of the same entity, nor two unnamed ones
 * under the same label, who may be one person.
 */
export const areIndependent = (a: Source, b: Source): boolean =>
  a.id !== b.id &&
  !(a.entity !== null && a.entity === b.entity) &&
  !(a.kind === 'unnamed' && b.kind === 'unnamed' && a.label === b.label);

/**
 * The source that is meant where a text names who speaks: its label is that name; else that name and an office behind a
 * comma. `null`: there is none, or more than one. An unnamed one is never meant: two under one label may be two people; nor
 * is one that was withdrawn.
 */
export function sourceMeant<S extends Pick<Source, 'kind' | 'label' | 'withdrawnAt'>>(
  sources: readonly S[],
  speaker: string,
): S | null {
  const name = matchText(speaker).trim();
  if (!name) return null;
  const able = sources.filter(({ kind, withdrawnAt }) => kind !== 'unnamed' && withdrawnAt === null);
  const labelled = able.filter(({ label }) => matchText(label).trim() === name);
  const meant = labelled.length
    ? labelled
    : able.filter(({ label }) => matchText(label.split(/[،,]/u)[0] ?? '').trim() === name);
  return meant.length === 1 ? (meant[0] ?? null) : null;
}
