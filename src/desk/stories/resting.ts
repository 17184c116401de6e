/** What of readers' texts rests on sources, statements and claims, and what of it fell. */
import { type ClaimState, isFallen } from '#article/story/claim.ts';
import type { Reader } from '#database/connection.ts';
import type { Mend } from './cited.ts';
import { claimStates } from './claim-states.ts';

/** What is asked about, by number. */
export interface Cited {
  sources?: readonly number[];
  statements?: readonly number[];
  claims?: readonly number[];
}

/** One citation that readers are shown. */
export interface Resting {
  article: number;
  block: string;
  /** Of a live coverage: the entry in which it stands; `null`: the article's own text. */
  entry: number | null;
  statement: number | null;
  claim: number | null;
  source: number | null;
  /** Every claim that it cites or that its statement says something of. */
  about: number[];
  /** State of the claims that the passage asserts: what it tells as denied does not fall with the claim. */
  states: ClaimState[];
  mend: Mend[];
}

/** Citations of these: of a source what cites its statements, of a claim also what cites a statement about it. */
export async function restingOn(
  db: Pick<Reader, 'selectFrom'>,
  { sources = [], statements = [], claims = [] }: Cited,
): Promise<Resting[]> {
  const rows = await db
    .selectFrom('shown_citation as c')
    .leftJoin('statement as s', 's.id', 'c.statement_id')
    .leftJoin('source', 'source.id', 's.source_id')
    .select(['c.article_id', 'c.block', 'c.statement_id', 'c.claim_id', 's.source_id'])
    .select('c.entry_id')
    .select(['s.withdrawn_at as statement_withdrawn', 'source.withdrawn_at as source_withdrawn'])
    .where((eb) =>
      eb.or([
        eb('s.source_id', 'in', [0, ...sources]),
        eb('c.statement_id', 'in', [0, ...statements]),
        eb('c.claim_id', 'in', [0, ...claims]),
        eb(
          'c.statement_id',
          'in',
          eb
            .selectFrom('claim_stance')
            .select('statement_id')
            .where('claim_id', 'in', [0, ...claims]),
        ),
      ]),
    )
    .execute();
  if (!rows.length) return [];
  const stances = await db
    .selectFrom('claim_stance')
    .select(['statement_id', 'claim_id', 'stance'])
    .where('statement_id', 'in', [0, ...rows.flatMap(({ statement_id }) => statement_id ?? [])])
    .execute();
  const states = await claimStates(db, [
    ...rows.flatMap(({ claim_id }) => claim_id ?? []),
    ...stances.map(({ claim_id }) => claim_id),
  ]);
  const saidOf = Map.groupBy(stances, ({ statement_id }) => statement_id);
  return rows.map((row): Resting => {
    const said = row.statement_id === null ? [] : (saidOf.get(row.statement_id) ?? []);
    const asserted = said.filter(({ stance }) => stance === 'asserts' || stance === 'partly');
    const own = row.claim_id === null ? [] : [row.claim_id];
    const standing = [...own, ...asserted.map(({ claim_id }) => claim_id)].flatMap(
      (claim) => states.get(claim) ?? [],
    );
    return {
      ...{ article: row.article_id, block: row.block, entry: row.entry_id, source: row.source_id },
      ...{ statement: row.statement_id, claim: row.claim_id, states: standing },
      about: [...own, ...said.map(({ claim_id }) => claim_id)],
      mend: [
        ...(row.source_withdrawn ? (['sourceWithdrawn'] as const) : []),
        ...(row.statement_withdrawn ? (['statementWithdrawn'] as const) : []),
        ...(standing.some(isFallen) ? (['claimFallen'] as const) : []),
      ],
    };
  });
}

/** By number, how many published articles are to be mended for it; none where there is nothing to mend. */
export interface ToMend {
  sources: Record<number, number>;
  statements: Record<number, number>;
  claims: Record<number, number>;
}

export async function countToMend(db: Pick<Reader, 'selectFrom'>, cited: Required<Cited>): Promise<ToMend> {
  const broken = (await restingOn(db, cited)).filter(({ mend }) => mend.length > 0);
  const count = (
    ids: readonly number[],
    isOf: (one: Resting, id: number) => boolean,
  ): Record<number, number> =>
    Object.fromEntries(
      ids.flatMap((id) => {
        const { size } = new Set(broken.flatMap((one) => (isOf(one, id) ? one.article : [])));
        return size ? [[id, size]] : [];
      }),
    );
  return {
    sources: count(cited.sources, ({ source }, id) => source === id),
    statements: count(cited.statements, ({ statement }, id) => statement === id),
    claims: count(cited.claims, ({ about }, id) => about.includes(id)),
  };
}
