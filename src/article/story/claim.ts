/** Claims: what is asserted, and how it stands by what everybody said of it. */
import { z } from 'zod';
import { inTime, type Moment } from './moment.ts';
import { areIndependent, type Source } from './source.ts';
import type { Stance } from './statement.ts';

/** What one claim is to another. */
export const claimRelations = ['contradicts', 'supersedes', 'equals'] as const;
export type ClaimRelation = (typeof claimRelations)[number];

/** What the newsroom itself found out, beyond what others say. */
export const verdicts = ['confirmed', 'refuted'] as const;
export type Verdict = (typeof verdicts)[number];

/** Whether who is accused by a claim was asked and what came of it. */
export const accused = ['unanswered', 'answered', 'declined'] as const;
export type Accused = (typeof accused)[number];

export const claimSchema = z
  .strictObject({
    text: z.string().trim().min(1).max(500),
    /** A figure, or a range: «بين 14 و19 قتيلا». Both or none; equal for an exact one. */
    low: z.number().finite().nullable().default(null),
    high: z.number().finite().nullable().default(null),
    unit: z.string().trim().max(60).default(''),
    verdict: z.enum(verdicts).nullable().default(null),
    /** `null`: it accuses nobody. */
    accuses: z.enum(accused).nullable().default(null),
  })
  .refine(({ low, high }) => (low === null) === (high === null), {
    path: ['high'],
    message: 'A figure has both ends; give the same number twice for an exact one.',
  })
  .refine(({ low, high }) => low === null || high === null || low <= high, {
    path: ['high'],
    message: 'The highest figure is below the lowest.',
  });
export type ClaimContent = z.infer<typeof claimSchema>;

/**
 * `unsupported`: nobody who still stands by it asserts it. `asserted`: one source, or several that are not independent.
 * `corroborated`: two independent ones. `partlyConfirmed`: some confirm a part, none denies. `disputed`: asserted and
 * denied. `denied`: only denied. `superseded`: a newer claim took its place. `confirmed`, `refuted`: our own finding.
 */
export const claimStates = [
  'unsupported',
  'asserted',
  'corroborated',
  'partlyConfirmed',
  'disputed',
  'denied',
  'superseded',
  'confirmed',
  'refuted',
] as const;
export type ClaimState = (typeof claimStates)[number];

/** What one statement says of the claim; those that were withdrawn, or whose source was, are not given. */
export interface Voice {
  source: Source;
  stance: Stance;
  said: Moment;
}

/**
 * How a claim stands. Our own verdict goes before everything, being superseded before what others say; and of one
 * source only the latest word counts, for people take back what they said.
 */
export function claimState(
  { verdict, superseded }: { verdict: Verdict | null; superseded: boolean },
  voices: readonly Voice[],
): ClaimState {
  if (verdict) return verdict;
  if (superseded) return 'superseded';
  const latest = new Map<number, Voice>();
  for (const voice of voices) {
    const before = latest.get(voice.source.id);
    if (voice.stance !== 'declines' && (!before || inTime(before.said, voice.said) <= 0))
      latest.set(voice.source.id, voice);
  }
  const by = (stance: Stance): Source[] =>
    [...latest.values()].filter((voice) => voice.stance === stance).map(({ source }) => source);
  const [asserting, denying, partly] = [by('asserts'), by('denies'), by('partly')];
  if (denying.length) return asserting.length || partly.length ? 'disputed' : 'denied';
  if (asserting.some((a) => asserting.some((b) => areIndependent(a, b)))) return 'corroborated';
  if (partly.length) return 'partlyConfirmed';
  return asserting.length ? 'asserted' : 'unsupported';
}

/** States in which an article that rests on the claim has something to mend. */
export const isFallen = (state: ClaimState): boolean =>
  state === 'unsupported' || state === 'denied' || state === 'superseded' || state === 'refuted';

/** Whether two figures of the same unit cannot both be true. */
export const figuresConflict = (
  a: Pick<ClaimContent, 'low' | 'high' | 'unit'>,
  b: Pick<ClaimContent, 'low' | 'high' | 'unit'>,
): boolean =>
  a.unit === b.unit &&
  a.low !== null &&
  a.high !== null &&
  b.low !== null &&
  b.high !== null &&
  (a.high < b.low || b.high < a.low);
