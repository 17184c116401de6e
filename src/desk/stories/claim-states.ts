/** How claims stand, by what the statements of the database say of them. */
import { type ClaimState, claimState, type Voice } from '#article/story/claim.ts';
import type { Reader } from '#database/connection.ts';
import { saidOf, sourceOf } from './rows.ts';

/** The state of each of these claims; statements that were withdrawn, and those of withdrawn sources, do not count. */
export async function claimStates(
  db: Pick<Reader, 'selectFrom'>,
  claims: readonly number[],
): Promise<Map<number, ClaimState>> {
  if (!claims.length) return new Map();
  const ids = [...new Set(claims)];
  // One after the other: it may be asked within a transaction, which has one connection.
  const rows = await db.selectFrom('claim').select(['id', 'verdict']).where('id', 'in', ids).execute();
  const voices = await db
    .selectFrom('claim_stance as c')
    .innerJoin('statement as s', 's.id', 'c.statement_id')
    .innerJoin('source', 'source.id', 's.source_id')
    .select(['c.claim_id', 'c.stance', 's.said_at', 's.said_precision'])
    .select(['source.id', 'source.kind', 'source.label', 'source.entity_id', 'source.reason'])
    .select(['source.approved_at', 'source.withdrawn_at'])
    .where('c.claim_id', 'in', ids)
    .where('s.withdrawn_at', 'is', null)
    .where('source.withdrawn_at', 'is', null)
    .execute();
  const superseded = await db
    .selectFrom('claim_relation')
    .select('to_id')
    .where('relation', '=', 'supersedes')
    .where('to_id', 'in', ids)
    .execute();
  const said = Map.groupBy(voices, ({ claim_id }) => claim_id);
  const gone = new Set(superseded.map(({ to_id }) => to_id));
  return new Map(
    rows.map(({ id, verdict }) => [
      id,
      claimState(
        { verdict, superseded: gone.has(id) },
        (said.get(id) ?? []).map(
          (row): Voice => ({ source: sourceOf(row), stance: row.stance, said: saidOf(row) }),
        ),
      ),
    ]),
  );
}
