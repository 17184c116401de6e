/** What an article rests on, for its readers: who says so, what kind of source, who else confirms or denies. */
import { sql } from 'kysely';
import type { Body, Citation } from '#article/body.ts';
import { citationsIn } from '#article/citations.ts';
import type { ClaimState, Verdict } from '#article/story/claim.ts';
import type { GateRule } from '#article/story/gate.ts';
import { type HowKnown, howKnown } from '#article/story/known.ts';
import type { Moment, Precision } from '#article/story/moment.ts';
import type { Source } from '#article/story/source.ts';
import type { Stance } from '#article/story/statement.ts';
import type { Reader } from '#database/connection.ts';
import { stateOf, type VoiceRow, voiceView } from './claims.ts';
import { type SourceRow, sourceView } from './statements.ts';
import type { SourceView, VoiceView } from './view.ts';
import { shownStatement } from './visible.ts';

/** A claim that is cited, or that a cited statement speaks of. */
export interface CitedClaimView {
  id: number;
  text: string;
  state: ClaimState;
  /** Everybody whom readers know to have spoken of it, newest first; those who are cited for it here left out. */
  others: VoiceView[];
}

export interface CitedView {
  /** 's12', 'c7': as `citationKey` makes it of the mark in the text. */
  key: string;
  /** `null` where a claim is cited by itself. */
  statement: {
    source: SourceView;
    said: Moment;
    place: string;
    medium: string;
    /** As they were said, and in which language; '' for words that were taken back. */
    words: string;
    language: string;
    /** In Arabic, where they were said in another language. */
    rendering: string;
    withdrawn: { note: string } | null;
  } | null;
  claims: CitedClaimView[];
}

/** What a managing editor let through, and had readers told. */
export interface PassedView {
  rule: GateRule;
  reason: string;
}

export interface SourcingView {
  /** In the order in which the text cites them first. */
  cited: CitedView[];
  known: HowKnown;
  passed: PassedView[];
  /** Keys of the pages that show this. */
  keys: string[];
}

export const citationKey = ({ statement, claim }: Citation): string =>
  statement === null ? `c${claim}` : `s${statement}`;

interface StatementRow extends SourceRow {
  id: number;
  entity_id: number | null;
  said_at: Date;
  said_precision: Precision;
  place: string;
  medium: string;
  original: string;
  language: string;
  rendering: string;
  withdrawn: boolean;
  withdrawn_note: string;
  stances: { claim: number; stance: Stance }[] | null;
}
interface ClaimRow {
  id: number;
  text: string;
  verdict: Verdict | null;
  voices: (VoiceRow & { statement: number })[] | null;
}

/** In a query of an article: what readers are told was let through in a revision of it, in order; `null` for nothing. */
export const passedTold = (article: string, revision: string) =>
  sql<PassedView[] | null>`(
    select json_agg(json_build_object('rule', g.rule, 'reason', g.reason) order by g.at, g.rule, g.block)
    from gate_pass g where g.article_id = ${sql.ref(article)} and g.revision = ${sql.ref(revision)} and g.public)`;

/**
 * What bodies cite and what of it was let through; `null` for neither. Two queries where something is cited. What is
 * cited is told; of others who speak of the same claims, those whom readers were told of. `counted`: what is cited
 * elsewhere in the same coverage, which counts for how all of it is known.
 */
export async function readSourcing(
  reader: Reader,
  bodies: Body | readonly Body[],
  passed: PassedView[],
  counted: readonly Citation[] = [],
): Promise<SourcingView | null> {
  const passages = ('type' in bodies ? [bodies] : bodies).flatMap(citationsIn);
  const all: readonly Citation[] = [...passages, ...counted];
  if (!all.length && !passed.length) return null;
  const numbers = (what: 'statement' | 'claim'): number[] => [
    ...new Set(all.map((passage) => passage[what]).filter((id) => id !== null)),
  ];
  const statements = await readCitedStatements(reader, numbers('statement'));
  const claims = await readCitedClaims(reader, numbers('statement'), [
    ...numbers('claim'),
    ...statements.flatMap(({ stances }) => (stances ?? []).map(({ claim }) => claim)),
  ]);
  const viewOf = (id: number, but: number | null): CitedClaimView[] =>
    claims
      .filter((claim) => claim.id === id)
      .map(({ text, verdict, voices }) => ({
        ...{ id, text, state: stateOf({ verdict, voices }) },
        others: (voices ?? []).filter((voice) => voice.statement !== but).map(voiceView),
      }));
  const cited = new Map<string, CitedView>();
  for (const passage of passages) {
    const key = citationKey(passage);
    if (cited.has(key)) continue;
    const said = statements.find(({ id }) => id === passage.statement);
    if (passage.statement !== null && !said) continue;
    cited.set(key, {
      key,
      statement: said ? statementOf(said) : null,
      claims: said
        ? (said.stances ?? []).flatMap(({ claim }) => viewOf(claim, said.id))
        : viewOf(passage.claim ?? 0, null),
    });
  }
  return {
    cited: [...cited.values()],
    known: knownOf(statements, claims, numbers('claim')),
    passed,
    keys: [
      ...statements.flatMap(({ id, source_id }) => [`statement:${id}`, `source:${source_id}`]),
      ...claims.map(({ id }) => `claim:${id}`),
    ],
  };
}

function knownOf(statements: StatementRow[], claims: ClaimRow[], alone: number[]): HowKnown {
  const states = new Map(claims.map(({ id, text, ...claim }) => [id, { id, text, state: stateOf(claim) }]));
  return howKnown(
    statements.map((row) => ({
      source: asSource(row),
      claims: (row.stances ?? []).flatMap(({ claim, stance }) => {
        const found = states.get(claim);
        return found ? [{ claim: found, stance }] : [];
      }),
    })),
    alone.flatMap((id) => states.get(id) ?? []),
  );
}

const asSource = (row: StatementRow): Source => ({
  ...{ id: row.source_id, kind: row.kind, label: row.label, entity: row.entity_id },
  ...{ reason: sourceView(row).reason, approvedAt: null },
  withdrawnAt: row.withdrawn ? row.said_at.toISOString() : null,
});

const statementOf = (row: StatementRow): NonNullable<CitedView['statement']> => ({
  source: sourceView(row),
  said: { at: row.said_at.toISOString(), precision: row.said_precision },
  ...{ place: row.place, medium: row.medium },
  language: row.language,
  ...(row.withdrawn ? { words: '', rendering: '' } : { words: row.original, rendering: row.rendering }),
  withdrawn: row.withdrawn ? { note: row.withdrawn_note } : null,
});

const sourceColumns = sql`o.id as source_id, o.kind, o.label, o.entity_id, o.address, o.reason, o.reason_note,
  oe.slug as entity_slug`;

async function readCitedStatements(reader: Reader, ids: number[]): Promise<StatementRow[]> {
  if (!ids.length) return [];
  const source = sql<StatementRow>`(
    select s.id, s.said_at, s.said_precision, s.place, s.medium, s.original, s.language, s.rendering,
      ${sourceColumns},
      (s.withdrawn_at is not null or o.withdrawn_at is not null) as withdrawn,
      case when s.withdrawn_at is not null then s.withdrawn_note else o.withdrawn_note end as withdrawn_note,
      (select json_agg(json_build_object('claim', x.claim_id, 'stance', x.stance) order by x.claim_id)
        from claim_stance x where x.statement_id = s.id) as stances
    from statement s join source o on o.id = s.source_id left join entity oe on oe.id = o.entity_id
    where s.id = any(${ids}::int[])
  )`.as('cited');
  return reader.selectFrom(source).selectAll().execute();
}

async function readCitedClaims(reader: Reader, statements: number[], ids: number[]): Promise<ClaimRow[]> {
  if (!ids.length) return [];
  const source = sql<ClaimRow>`(
    select c.id, c.text, c.verdict,
      (select json_agg(json_build_object('statement', s.id, 'stance', x.stance, 'at', s.said_at,
          'precision', s.said_precision, 'withdrawn', s.withdrawn_at is not null or o.withdrawn_at is not null,
          'source_id', o.id, 'kind', o.kind, 'label', o.label, 'entity_id', o.entity_id, 'entity_slug', oe.slug,
          'address', o.address, 'reason', o.reason, 'reason_note', o.reason_note) order by s.said_at desc, s.id desc)
        from claim_stance x join statement s on s.id = x.statement_id join source o on o.id = s.source_id
        left join entity oe on oe.id = o.entity_id
        where x.claim_id = c.id and (s.id = any(${statements}::int[]) or ${shownStatement})) as voices
    from claim c where c.id = any(${ids}::int[]) order by c.id
  )`.as('spoken');
  return reader.selectFrom(source).selectAll().execute();
}
