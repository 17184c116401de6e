/** Claims that readers were told of: how each stands by what they were told of it, and nothing else. */
import { sql } from 'kysely';
import { type ClaimState, claimState, type Verdict, type Voice } from '#article/story/claim.ts';
import type { Precision } from '#article/story/moment.ts';
import type { Stance } from '#article/story/statement.ts';
import type { Reader } from '#database/connection.ts';
import { type SourceRow, sourceView } from './statements.ts';
import type { ClaimView, FigureView, VoiceView } from './view.ts';
import { shownClaim, shownStatement } from './visible.ts';

/** No file has more claims than this. */
const mostClaims = 500;

export interface VoiceRow extends SourceRow {
  entity_id: number | null;
  stance: Stance;
  at: string;
  precision: Precision;
  withdrawn: boolean;
}

interface ClaimRow {
  id: number;
  text: string;
  low: number | null;
  high: number | null;
  unit: string;
  verdict: Verdict | null;
  voices: VoiceRow[] | null;
  relations: { from: number; to: number; relation: 'contradicts' | 'supersedes' | 'equals' }[] | null;
}

/** States that a reader is to know of; the others say what the articles say. */
const telling: readonly ClaimState[] = ['disputed', 'denied', 'refuted', 'partlyConfirmed', 'unsupported'];

/**
 * Claims of a story that are in dispute, were changed, or are figures; the newest first. Of a row of claims that took each
 * other's place the last one stands, the others are told under it.
 */
export async function readClaims(
  reader: Reader,
  story: number,
): Promise<{ claims: ClaimView[]; keys: string[] }> {
  const source = sql<ClaimRow>`(
    select c.id, c.text, c.low, c.high, c.unit, c.verdict,
      (select json_agg(json_build_object('stance', x.stance, 'at', s.said_at, 'precision', s.said_precision,
          'withdrawn', s.withdrawn_at is not null or o.withdrawn_at is not null,
          'source_id', o.id, 'kind', o.kind, 'label', o.label, 'entity_id', o.entity_id, 'entity_slug', oe.slug,
          'address', o.address, 'reason', o.reason, 'reason_note', o.reason_note) order by s.said_at desc, s.id desc)
        from claim_stance x join statement s on s.id = x.statement_id join source o on o.id = s.source_id
        left join entity oe on oe.id = o.entity_id
        where x.claim_id = c.id and ${shownStatement}) as voices,
      (select json_agg(json_build_object('from', r.from_id, 'to', r.to_id, 'relation', r.relation))
        from claim_relation r where r.from_id = c.id or r.to_id = c.id) as relations
    from claim c where c.story_id = ${story} and ${shownClaim}
    order by c.id desc limit ${mostClaims}
  )`.as('claims');
  const rows = await reader.selectFrom(source).selectAll().execute();
  const here = new Map(rows.map((row) => [row.id, row]));
  // What readers were not told of takes nobody's place before them.
  const related = rows.flatMap(({ relations }) =>
    (relations ?? []).filter(({ from, to }) => here.has(from) && here.has(to)),
  );
  const superseded = new Set(related.filter((r) => r.relation === 'supersedes').map((r) => r.to));
  const claims = rows
    .filter(({ id }) => !superseded.has(id))
    .map((row): ClaimView => {
      const before = placesTaken(row.id, related).map((id) => here.get(id)!);
      const others = related.flatMap(({ from, to, relation }) =>
        relation === 'contradicts' && (from === row.id || to === row.id)
          ? [here.get(from === row.id ? to : from)!]
          : [],
      );
      return {
        ...{ id: row.id, text: row.text, figure: figureOf(row), state: stateOf(row) },
        voices: (row.voices ?? []).map(voiceView),
        before: before.map((old) => ({ id: old.id, text: old.text, figure: figureOf(old) })),
        against: [...new Set(others)].filter((one) => !superseded.has(one.id)).map(({ text }) => text),
      };
    })
    .filter(
      ({ state, before, figure, against }) =>
        telling.includes(state) || before.length || figure || against.length,
    );
  const keys = rows.flatMap((row) => [
    `claim:${row.id}`,
    ...(row.voices ?? []).map((voice) => `source:${voice.source_id}`),
  ]);
  return { claims, keys: [...new Set(keys)] };
}

/** What it superseded, what that superseded, and so on. */
function placesTaken(
  id: number,
  related: readonly { from: number; to: number; relation: string }[],
): number[] {
  const taken: number[] = [];
  for (let at = [id]; at.length; ) {
    const next = related.flatMap(({ from, to, relation }) =>
      relation === 'supersedes' && at.includes(from) && !taken.includes(to) ? [to] : [],
    );
    at = [...new Set(next)];
    taken.push(...at);
  }
  return taken;
}

const figureOf = ({ low, high, unit }: ClaimRow): FigureView | null =>
  low === null || high === null ? null : { low, high, unit };

/** How a claim stands by what readers were told of it. */
export const stateOf = ({ verdict, voices }: Pick<ClaimRow, 'verdict' | 'voices'>): ClaimState =>
  claimState(
    { verdict, superseded: false },
    (voices ?? []).flatMap((row): Voice[] =>
      row.withdrawn
        ? []
        : [
            {
              stance: row.stance,
              said: { at: row.at, precision: row.precision },
              source: {
                ...{ id: row.source_id, kind: row.kind, label: row.label, entity: row.entity_id },
                ...{ reason: sourceView(row).reason, approvedAt: null, withdrawnAt: null },
              },
            },
          ],
    ),
  );

export const voiceView = (row: VoiceRow): VoiceView => ({
  ...{ stance: row.stance, withdrawn: row.withdrawn, source: sourceView(row) },
  said: { at: row.at, precision: row.precision },
});
