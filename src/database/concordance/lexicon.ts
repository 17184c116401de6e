/** How many articles hold a stem, without reading any postings: what profiles are reckoned with. */
import { sql } from 'kysely';
import { type Copy, wordsOfCopy } from '#concordance/document.ts';
import type { Lexicon } from '#concordance/likeness/profile.ts';
import { isStem, written } from '#concordance/terms.ts';
import type { Reader } from '../connection.ts';
import type { Concordance } from './read.ts';
import { wordsWritten } from './words.ts';

/**
 * The lexicon of all stems of these articles, and of such written forms as are named. One query or two, an index
 * look-up for each word.
 */
export async function lexiconOf(
  reader: Reader,
  concordance: Concordance,
  copies: readonly Copy[],
  forms: readonly string[] = [],
): Promise<Lexicon> {
  const stems = new Set<string>();
  for (const copy of copies)
    for (const { forms } of Object.values(wordsOfCopy(copy))) for (const { stem } of forms) stems.add(stem);
  const { rows } = await sql<{ stem: string; documents: number }>`
    select stem, documents from concordance_stem where stem = any(${[...stems]}::text[])`.execute(reader);
  const counts = new Map(rows.map(({ stem, documents }) => [stem, documents]));
  if (forms.length)
    for (const [form, { documents }] of await wordsWritten(reader, concordance, [...new Set(forms)]))
      counts.set(written(form), documents);
  const fresh = concordance.segments.at(-1)!;
  return {
    documents: concordance.documents,
    // What is fresh is counted in with the written words already.
    documentsWith: (term) => (counts.get(term) ?? 0) + (isStem(term) ? (fresh.find(term)?.count ?? 0) : 0),
  };
}
