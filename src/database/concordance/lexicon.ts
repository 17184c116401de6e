/** How many articles hold a stem, without reading any postings: what profiles are reckoned with. */
import { sql } from 'kysely';
import type { Copy } from '#concordance/document.ts';
import type { Lexicon } from '#concordance/likeness/profile.ts';
import { tokensOf } from '#concordance/terms.ts';
import type { Reader } from '../connection.ts';
import type { Concordance } from './read.ts';

/** The lexicon of all words of these articles. One query, an index look-up for each word. */
export async function lexiconOf(
  reader: Reader,
  concordance: Concordance,
  copies: readonly Copy[],
): Promise<Lexicon> {
  const stems = new Set<string>();
  for (const copy of copies)
    for (const text of [copy.headline, copy.standfirst, copy.body])
      for (const { stem } of tokensOf(text)) stems.add(stem);
  const { rows } = await sql<{ stem: string; documents: number }>`
    select stem, documents from concordance_stem where stem = any(${[...stems]}::text[])`.execute(reader);
  const counts = new Map(rows.map(({ stem, documents }) => [stem, documents]));
  const fresh = concordance.segments.at(-1)!;
  return {
    documents: concordance.documents,
    documentsWith: (stem) => (counts.get(stem) ?? 0) + (fresh.find(stem)?.count ?? 0),
  };
}
