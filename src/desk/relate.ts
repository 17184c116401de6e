/**
 * Related articles, kept ready at publication: each new article finds its own, and is put on the lists of those that
 * it found, so that an old page shows what came after it.
 */
import { sql } from 'kysely';
import { diverse } from '#concordance/likeness/diverse.ts';
import { retrieve, sought } from '#concordance/likeness/find.ts';
import { strangers } from '#concordance/likeness/likeness.ts';
import { nearCopies } from '#concordance/likeness/near-copy.ts';
import type { Profile } from '#concordance/likeness/profile.ts';
import { unpackProfile, unpackSignature } from '#concordance/likeness/record.ts';
import { type Candidate, rankRelated } from '#concordance/likeness/related.ts';
import { openConcordance } from '#database/concordance/read.ts';
import type { Entered } from '#database/concordance/write.ts';
import type { DatabaseTransaction } from '#database/connection.ts';

/** Articles that are looked at closely for each new one. */
const looked = 24;
/** How many relations an article gives, and how many it keeps. */
const most = 12;

interface Kept extends Candidate {
  article: number;
  signature: Uint32Array;
}
interface Relation {
  article_id: number;
  related_id: number;
  score: number;
}

/** Relates articles that were just entered. Five statements whatever the number. */
export async function relate(tx: DatabaseTransaction, entered: readonly Entered[]): Promise<void> {
  if (!entered.length) return;
  const concordance = await openConcordance(tx);
  await concordance.load(
    entered.flatMap(({ profile }) => profile.terms.slice(0, sought).map(({ term }) => term)),
  );
  const found = entered.map((one) =>
    retrieve(concordance.segments, one, {
      most: looked,
      language: one.language,
      exclude: new Set([one.article]),
    }),
  );
  const known = await keptOf(tx, new Set(found.flat().map(({ article }) => article)));
  const relations: Relation[] = [];
  for (const [i, one] of entered.entries()) {
    const candidates = found[i]!.flatMap((hit): Kept[] => {
      const kept = known.get(hit.article);
      return kept ? [{ ...kept, ...hit }] : [];
    });
    const ranked = rankRelated(one, candidates)
      .filter(({ likeness }) => likeness >= strangers)
      .map(({ candidate, score }) => ({ ...candidate, score }));
    for (const other of diverse(ranked, most, one.signature)) {
      relations.push({ article_id: one.article, related_id: other.article, score: other.score });
      const [back] = rankRelated(other, [{ ...one, score: answer(other.profile, one) }]);
      if (back) relations.push({ article_id: other.article, related_id: one.article, score: back.score });
    }
  }
  await keep(tx, relations, known);
}

/** What the concordance would give the new article for the old one's profile. */
const answer = (profile: Profile, { entries }: Entered): number =>
  profile.terms.reduce(
    (sum, { term, weight, rarity }) => sum + (weight * rarity * (entries.get(term) ?? 0)) / 255,
    0,
  );

async function keptOf(
  tx: DatabaseTransaction,
  articles: ReadonlySet<number>,
): Promise<Map<number, { profile: Profile; signature: Uint32Array }>> {
  if (!articles.size) return new Map();
  const rows = await tx
    .selectFrom('concordance_document')
    .select(['article_id', 'profile', 'signature'])
    .where('article_id', '=', sql<number>`any(${[...articles]}::int[])`)
    .execute();
  return new Map(
    rows.map(({ article_id, profile, signature }) => [
      article_id,
      { profile: unpackProfile(profile), signature: unpackSignature(signature) },
    ]),
  );
}

/** Writes relations down. A list that holds a near-copy of an article already does not get the article as well. */
async function keep(
  tx: DatabaseTransaction,
  relations: Relation[],
  known: ReadonlyMap<number, { signature: Uint32Array }>,
): Promise<void> {
  if (!relations.length) return;
  const lists = [...new Set(relations.map(({ article_id }) => article_id))];
  const standing = await sql<{ article_id: number; related_id: number; signature: Buffer }>`
    select r.article_id, r.related_id, d.signature
    from unnest(${lists}::int[]) as l (id)
    cross join lateral (
      select * from related where article_id = l.id order by score desc, related_id desc limit ${sql.lit(most)}
    ) r join concordance_document d on d.article_id = r.related_id`.execute(tx);
  const signatures = new Map<number, Uint32Array[]>();
  for (const { article_id, signature } of standing.rows)
    signatures.set(article_id, [...(signatures.get(article_id) ?? []), unpackSignature(signature)]);
  const fresh = relations.filter(({ article_id, related_id }) => {
    const signature = known.get(related_id)?.signature;
    return !signature || !signatures.get(article_id)?.some((other) => nearCopies(signature, other));
  });
  await sql`insert into related (article_id, related_id, score)
    select article_id, related_id, max(score) from json_to_recordset(${JSON.stringify(fresh)}::json)
      as r (article_id int, related_id int, score real)
    group by article_id, related_id
    on conflict (article_id, related_id) do update set score = excluded.score`.execute(tx);
}
