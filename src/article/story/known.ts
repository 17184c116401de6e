/** «كيف عرفنا هذا»: what an article rests on, counted for its readers. */
import type { ClaimState } from './claim.ts';
import type { Source, SourceKind } from './source.ts';
import type { Stance } from './statement.ts';

/** One citation of an article, with all that it rests on. */
export interface CitedClaim {
  id: number;
  text: string;
  state: ClaimState;
}
export interface CitedStatement {
  source: Source;
  claims: readonly { claim: CitedClaim; stance: Stance }[];
}

export interface HowKnown {
  /** Different sources of each kind, withdrawn ones left out. */
  sources: Record<SourceKind, number>;
  /** Claims that only one side asserts, or that are in dispute. */
  unconfirmed: CitedClaim[];
  /** Labels of those who were asked and did not answer. */
  declined: string[];
}

const firm: readonly ClaimState[] = ['corroborated', 'confirmed'];

/** Counts what the statements that an article cites rest on, and the claims it cites by themselves. */
export function howKnown(
  statements: readonly CitedStatement[],
  claims: readonly CitedClaim[] = [],
): HowKnown {
  const sources: HowKnown['sources'] = { named: 0, official: 0, organisation: 0, document: 0, unnamed: 0 };
  const standing = new Map<number, Source>();
  for (const { source } of statements) if (source.withdrawnAt === null) standing.set(source.id, source);
  for (const { kind } of standing.values()) sources[kind]++;
  const cited = new Map<number, CitedClaim>();
  const declined = new Set<string>();
  for (const claim of claims) cited.set(claim.id, claim);
  for (const { source, claims: of } of statements)
    for (const { claim, stance } of of) {
      if (stance === 'declines') declined.add(source.label);
      cited.set(claim.id, claim);
    }
  return {
    sources,
    unconfirmed: [...cited.values()].filter(({ state }) => !firm.includes(state)),
    declined: [...declined],
  };
}
