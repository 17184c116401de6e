/** What readers see that rests on a source, a statement or a claim, and what is to be mended in it. */
import { articlePath } from '#article/address.ts';
import { blockText, excerpt } from '#article/plain-text.ts';
import type { Actor } from '#article/roles.ts';
import { type ClaimState, isFallen } from '#article/story/claim.ts';
import type { Database } from '#database/connection.ts';
import { type PieceSummary, pieces, summaryFor } from '../life/read-pieces.ts';
import { claimStates } from './claim-states.ts';
import { mustSee } from './find.ts';
import { noSuch } from './hold.ts';

export type Citable = { source: number } | { statement: number } | { claim: number };

/** Why a passage cannot stay as it is: its source or statement was withdrawn, or its claim fell. */
export type Mend = 'sourceWithdrawn' | 'statementWithdrawn' | 'claimFallen';

export interface CitingPassage {
  /** Id of the block, and the beginning of its text. */
  block: string;
  text: string;
  statement: number | null;
  claim: number | null;
  /** State of the claims that the passage rests on. */
  states: ClaimState[];
  mend: Mend[];
}

export interface CitingArticle {
  piece: PieceSummary;
  path: string | null;
  passages: CitingPassage[];
}

/** Characters of a passage: enough to know it again. */
const mostText = 200;

/**
 * Every published article that cites this, those with something to mend first, then the newest. Of a source: what cites
 * its statements; of a claim: also what cites a statement about it. Articles that are not there for the actor are left
 * out. Throws a Refusal.
 */
export async function readCiting(db: Database, actor: Actor, what: Citable): Promise<CitingArticle[]> {
  mustSee(actor);
  const [table, id] = Object.entries(what)[0] as ['source' | 'statement' | 'claim', number];
  if (!(await db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst()))
    throw noSuch(table, id);
  const rows = await db
    .selectFrom('shown_citation as c')
    .leftJoin('statement as s', 's.id', 'c.statement_id')
    .leftJoin('source', 'source.id', 's.source_id')
    .select(['c.article_id', 'c.block', 'c.statement_id', 'c.claim_id'])
    .select(['s.withdrawn_at as statement_withdrawn', 'source.withdrawn_at as source_withdrawn'])
    .where((eb) =>
      table === 'source'
        ? eb('s.source_id', '=', id)
        : table === 'statement'
          ? eb('c.statement_id', '=', id)
          : eb.or([
              eb('c.claim_id', '=', id),
              eb(
                'c.statement_id',
                'in',
                eb.selectFrom('claim_stance').select('statement_id').where('claim_id', '=', id),
              ),
            ]),
    )
    .execute();
  if (!rows.length) return [];
  const articles = [...new Set(rows.map(({ article_id }) => article_id))];
  const [shown, stances] = await Promise.all([
    pieces(db)
      .leftJoin('edition_article as e', 'e.id', 'a.id')
      .select(['shown.content as shown_content', 'e.slug'])
      .where('a.id', 'in', articles)
      .orderBy('a.published_at', 'desc')
      .execute(),
    db
      .selectFrom('claim_stance')
      .select(['statement_id', 'claim_id', 'stance'])
      .where('statement_id', 'in', [0, ...rows.flatMap(({ statement_id }) => statement_id ?? [])])
      .execute(),
  ]);
  const states = await claimStates(db, [
    ...rows.flatMap(({ claim_id }) => claim_id ?? []),
    ...stances.map(({ claim_id }) => claim_id),
  ]);
  const asserted = Map.groupBy(
    // What the passage tells as denied does not fall with the claim.
    stances.filter(({ stance }) => stance === 'asserts' || stance === 'partly'),
    ({ statement_id }) => statement_id,
  );
  const byArticle = Map.groupBy(rows, ({ article_id }) => article_id);
  const found = shown.flatMap((row): CitingArticle[] => {
    const piece = summaryFor(actor, row);
    if (!piece) return [];
    const blocks = new Map(row.shown_content?.body.content.map((block) => [block.attrs.id, block]));
    const passages = (byArticle.get(row.id) ?? []).map((cited): CitingPassage => {
      const block = blocks.get(cited.block);
      const claims =
        cited.claim_id === null
          ? (asserted.get(cited.statement_id ?? 0) ?? []).map(({ claim_id }) => claim_id)
          : [cited.claim_id];
      const standing = claims.flatMap((claim) => states.get(claim) ?? []);
      return {
        ...{ block: cited.block, text: block ? excerpt(blockText(block), mostText) : '' },
        ...{ statement: cited.statement_id, claim: cited.claim_id, states: standing },
        mend: [
          ...(cited.source_withdrawn ? (['sourceWithdrawn'] as const) : []),
          ...(cited.statement_withdrawn ? (['statementWithdrawn'] as const) : []),
          ...(standing.some(isFallen) ? (['claimFallen'] as const) : []),
        ],
      };
    });
    return [{ piece, path: row.slug === null ? null : articlePath(row.id, row.slug), passages }];
  });
  const broken = ({ passages }: CitingArticle): number =>
    Number(passages.some(({ mend }) => mend.length > 0));
  return found.sort((a, b) => broken(b) - broken(a));
}
