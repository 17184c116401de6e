/**
 * The publish gate: what an article's sourcing must have before readers see it, as far as the newsroom asks for it. Each
 * rule is off, warns, or stops; a stop can be passed by who may (`policy.ts`), with a reason that is kept.
 */
import { z } from 'zod';
import { type ClaimContent, type ClaimState, figuresConflict, isFallen } from './claim.ts';
import { areIndependent, type Source } from './source.ts';

export const gateRules = [
  /** An unnamed source has a reason for it. */
  'unnamedWithoutReason',
  /** An editor approved that it is not named. */
  'unnamedNotApproved',
  /** «مصادر» means two at least. */
  'pluralWithOneSource',
  /** Figures that cannot both be true stand as a range, or each with who gives it. */
  'figuresConflict',
  /** Who is accused had their say, or declined it. */
  'accusationWithoutAnswer',
  /** «يُعتقد أن»: somebody believes it, and is not said. */
  'claimWithoutSource',
  /** Who is cited takes it back. */
  'sourceWithdrawn',
  /** What is cited was denied, superseded or refuted. */
  'claimFallen',
] as const;
export type GateRule = (typeof gateRules)[number];

export const gateLevels = ['off', 'warn', 'stop'] as const;
export type GateLevel = (typeof gateLevels)[number];

export const gateSettingsSchema = z.strictObject(
  Object.fromEntries(gateRules.map((rule) => [rule, z.enum(gateLevels)])) as Record<
    GateRule,
    z.ZodEnum<{ [Level in GateLevel]: Level }>
  >,
);
export type GateSettings = z.infer<typeof gateSettingsSchema>;

/** As a newsroom begins: what the large agencies require stops, the rest warns. */
export const gateDefaults: GateSettings = {
  unnamedWithoutReason: 'stop',
  unnamedNotApproved: 'stop',
  pluralWithOneSource: 'warn',
  figuresConflict: 'stop',
  accusationWithoutAnswer: 'warn',
  claimWithoutSource: 'warn',
  sourceWithdrawn: 'stop',
  claimFallen: 'stop',
};

/** One citation: a passage of the article and what it rests on. */
export interface GateCitation {
  /** Id of the block in which it stands. */
  block: string;
  /** The source of the statement that it cites, or those that assert the claim. */
  sources: readonly Source[];
  /** Everybody who asserts what it says and stands by it, those above among them. */
  support: readonly Source[];
  /** The passage speaks of several: «مصادر», «مسؤولون». */
  plural: boolean;
  /** What the passage asserts; a claim that it only reports as denied is not among them. */
  claims: readonly GateClaim[];
  /** The passage itself says whose figure or claim it is. */
  attributed: boolean;
}

export interface GateClaim extends Pick<ClaimContent, 'low' | 'high' | 'unit' | 'accuses'> {
  id: number;
  state: ClaimState;
  /** Figures that others give for the same thing (claims that contradict it or equal it). */
  rivals: readonly Pick<ClaimContent, 'low' | 'high' | 'unit'>[];
}

export interface GateFacts {
  citations: readonly GateCitation[];
  /** Blocks in which something is believed, said or feared by nobody (`arabic/sentences`), and nothing is cited. */
  sourceless: readonly string[];
}

export interface GateFinding {
  rule: GateRule;
  level: Exclude<GateLevel, 'off'>;
  /** Id of the block. */
  block: string;
  /** The source or claim it is about; `null`: the passage itself. */
  about: { source: number } | { claim: number } | null;
}

/** Even «قالت الوزارة إن…» cannot stand when something newer took its place, or when we know better. */
const tookBack = (state: ClaimState): boolean => state === 'superseded' || state === 'refuted';

type Found = [rule: GateRule, block: string, about: GateFinding['about']];

function ofCitation({ block, sources, support, plural, claims, attributed }: GateCitation): Found[] {
  const found: Found[] = [];
  for (const source of sources) {
    const about = { source: source.id };
    if (source.kind === 'unnamed' && source.reason === null)
      found.push(['unnamedWithoutReason', block, about]);
    if (source.kind === 'unnamed' && source.approvedAt === null)
      found.push(['unnamedNotApproved', block, about]);
    if (source.withdrawnAt !== null) found.push(['sourceWithdrawn', block, about]);
  }
  if (plural && !support.some((a) => support.some((b) => areIndependent(a, b))))
    found.push(['pluralWithOneSource', block, null]);
  for (const claim of claims) {
    const about = { claim: claim.id };
    if (attributed ? tookBack(claim.state) : isFallen(claim.state)) found.push(['claimFallen', block, about]);
    if (claim.accuses === 'unanswered') found.push(['accusationWithoutAnswer', block, about]);
    if (!attributed && claim.rivals.some((rival) => figuresConflict(claim, rival)))
      found.push(['figuresConflict', block, about]);
  }
  return found;
}

/** What the gate has to say of an article, in the order of its citations; rules that are off say nothing. */
export function atGate({ citations, sourceless }: GateFacts, settings: GateSettings): GateFinding[] {
  const found: Found[] = [
    ...citations.flatMap(ofCitation),
    ...sourceless.map((block): Found => ['claimWithoutSource', block, null]),
  ];
  return found.flatMap(([rule, block, about]) => {
    const level = settings[rule];
    return level === 'off' ? [] : [{ rule, level, block, about }];
  });
}
