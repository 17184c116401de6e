/**
 * Keeping the concordance in few pieces: fresh articles are taken up into a segment, segments of one size are merged
 * into a larger one (a logarithmic merge: O'Neil and others 1996), the struck out fall away with every merge. One
 * process at a time; queries go on meanwhile.
 */
import { sql } from 'kysely';
import { soundKeys } from '#arabic/names/sound.ts';
import { mergeBuckets, mergedDocuments, type Part } from '#concordance/merge.ts';
import { bitsFor, buildSegment, type SegmentDocuments, termsIn } from '#concordance/segment.ts';
import { isStem } from '#concordance/terms.ts';
import type { Database, DatabaseTransaction } from '../connection.ts';
import { freshArticle } from './fresh.ts';
import { bytesOf, int32s, uint32s } from './stored.ts';
import { countSpellings, type WrittenWord } from './words.ts';

/** Any fixed number but that of migrate.ts. */
const lockNumber = 7_277_002;
/** Articles that one segment takes up at a time: bounds the memory of it. */
const atOnce = 4_096;
/** Segments of one size class that are merged into one of the next. */
const fanIn = 8;
/** Numbers struck out that a query must step over before they are cleared away. */
const mostDead = 1_024;
/** Minutes that a replaced segment stays for queries that began before. */
const keptRetired = 10;

/**
 * Tidies until nothing is left to do. `least`: fresh articles that are worth a segment; fewer stay fresh. Returns
 * how many articles it took up. Does nothing when another process is at it.
 */
export async function tidyConcordance(db: Database, least: number): Promise<number> {
  let taken = 0;
  for (;;) {
    const step = await db.transaction().execute(async (tx) => {
      const { rows } = await sql<{
        got: boolean;
      }>`select pg_try_advisory_xact_lock(${lockNumber}) as got`.execute(tx);
      if (!rows[0]!.got) return null;
      const sealed = await seal(tx, least);
      if (sealed) return sealed;
      return (await mergeOnce(tx)) ? 0 : null;
    });
    if (step === null) return taken;
    taken += step;
  }
}

async function seal(tx: DatabaseTransaction, least: number): Promise<number> {
  const waiting = await tx
    .selectFrom('concordance_fresh')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  if (Number(waiting.count) < Math.max(1, least)) return 0;
  const rows = await tx
    .selectFrom('concordance_fresh as f')
    .innerJoin('concordance_document as d', 'd.number', 'f.number')
    .select(['f.number', 'article_id', 'language', 'published_at', 'entries', 'spellings'])
    .orderBy('f.number')
    .limit(atOnce)
    .forUpdate('f')
    // One that is just being hidden is struck out, not taken up: who hides several is not waited for.
    .skipLocked()
    .execute();
  if (!rows.length) return 0;
  const words = new Map<string, WrittenWord>();
  const segment = buildSegment(
    rows.map((row) => {
      const article = freshArticle(row);
      countSpellings(words, article.spellings);
      return article;
    }),
  );
  const id = await insertSegment(tx, segment.documents, segment.bits);
  await insertBuckets(tx, id, segment.buckets);
  await tx
    .deleteFrom('concordance_fresh')
    .where('number', '=', sql<number>`any(${rows.map((row) => row.number)}::int[])`)
    .execute();
  await countWords(tx, words);
  await countStems(tx, segment.buckets.values());
  return rows.length;
}

async function insertSegment(
  tx: DatabaseTransaction,
  documents: SegmentDocuments,
  bits: number,
): Promise<number> {
  const { id } = await tx
    .insertInto('concordance_segment')
    .values({
      documents: documents.numbers.length,
      bits,
      numbers: bytesOf(documents.numbers),
      articles: bytesOf(documents.articles),
      published: bytesOf(documents.published),
      languages: bytesOf(documents.languages),
      bytes: 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Rows of one statement; bounds the memory of its text. */
const bucketsAtOnce = 1_000;
const rowsAtOnce = 20_000;

async function insertBuckets(
  tx: DatabaseTransaction,
  segment: number,
  buckets: Iterable<[number, Uint8Array]>,
): Promise<void> {
  let bytes = 0;
  let batch: [number, Uint8Array][] = [];
  const flush = async (): Promise<void> => {
    if (!batch.length) return;
    await sql`insert into concordance_bucket (segment_id, bucket, record)
      select ${segment}, * from unnest(${batch.map(([bucket]) => bucket)}::int[], ${batch.map(([, record]) => Buffer.from(record.buffer, record.byteOffset, record.length))}::bytea[])`.execute(
      tx,
    );
    bytes += batch.reduce((sum, [, record]) => sum + record.length, 0);
    batch = [];
  };
  for (const each of buckets) {
    batch.push(each);
    if (batch.length === bucketsAtOnce) await flush();
  }
  await flush();
  await tx
    .updateTable('concordance_segment')
    .set({ bytes: sql`bytes + ${bytes}` })
    .where('id', '=', segment)
    .execute();
}

/** Counts are for choosing between spellings: what is taken out is not taken off them. */
async function countWords(tx: DatabaseTransaction, words: ReadonlyMap<string, WrittenWord>): Promise<void> {
  const rows = Array.from(words, ([word, { spelling, documents }]) => ({
    word,
    spelling,
    documents,
    sounds: soundKeys(word),
  }));
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await sql`insert into concordance_word (word, spelling, documents, sounds)
      select word, spelling, documents, sounds from json_to_recordset(${JSON.stringify(rows.slice(at, at + rowsAtOnce))}::json)
        as r (word text, spelling text, documents int, sounds text[])
      on conflict (word) do update set documents = concordance_word.documents + excluded.documents`.execute(
      tx,
    );
}

/** As many of a stem as its postings in the new segment. */
async function countStems(tx: DatabaseTransaction, records: Iterable<Uint8Array>): Promise<void> {
  const rows: { stem: string; documents: number }[] = [];
  for (const record of records)
    for (const { term, count } of termsIn(record))
      if (isStem(term)) rows.push({ stem: term, documents: count });
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await sql`insert into concordance_stem (stem, documents)
      select stem, documents from json_to_recordset(${JSON.stringify(rows.slice(at, at + rowsAtOnce))}::json)
        as r (stem text, documents int)
      on conflict (stem) do update set documents = concordance_stem.documents + excluded.documents`.execute(
      tx,
    );
}

interface Standing {
  id: number;
  documents: number;
  bits: number;
}

/** Size class: 0 below 512 articles, then one more with every eightfold. */
const sizeOf = (documents: number): number =>
  documents < 512 ? 0 : 1 + Math.floor(Math.log(documents / 512) / Math.log(fanIn));

async function mergeOnce(tx: DatabaseTransaction): Promise<boolean> {
  await sql`delete from concordance_segment where retired_at < now() - make_interval(mins => ${keptRetired})`.execute(
    tx,
  );
  const standing: Standing[] = await tx
    .selectFrom('concordance_segment')
    .select(['id', 'documents', 'bits'])
    .where('retired_at', 'is', null)
    .orderBy('id')
    .execute();
  const dead = await tx.selectFrom('concordance_dead').select('number').execute();
  const bySize = Map.groupBy(standing, ({ documents }) => sizeOf(documents));
  let chosen = [...bySize.values()].find((same) => same.length >= fanIn);
  // Too many struck out: the segments that hold them are written anew, each by itself.
  if (!chosen && dead.length >= mostDead) chosen = standing;
  if (!chosen?.length) return false;
  const numbers = new Set(dead.map(({ number }) => number));
  if (dead.length >= mostDead && chosen === standing) {
    for (const segment of standing) await merge(tx, [segment], numbers);
    // What is struck out now stands in no segment, unless it is fresh or was struck out after this began.
    await tx
      .deleteFrom('concordance_dead')
      .where('number', '=', sql<number>`any(${[...numbers]}::int[])`)
      .execute();
  } else await merge(tx, chosen, numbers);
  return true;
}

async function merge(
  tx: DatabaseTransaction,
  segments: Standing[],
  dead: ReadonlySet<number>,
): Promise<void> {
  const rows = await tx
    .selectFrom('concordance_segment')
    .select(['id', 'bits', 'numbers', 'articles', 'published', 'languages'])
    .where(
      'id',
      'in',
      segments.map(({ id }) => id),
    )
    .execute();
  const parts: Part[] = rows.map((row) => ({
    documents: {
      numbers: int32s(row.numbers),
      articles: int32s(row.articles),
      published: uint32s(row.published),
      languages: new Uint8Array(row.languages),
    },
    dead,
  }));
  if (segments.length === 1 && !parts[0]!.documents.numbers.some((number) => dead.has(number))) return;
  const { documents, places } = mergedDocuments(parts);
  await tx
    .updateTable('concordance_segment')
    .set({ retired_at: sql`now()` })
    .where(
      'id',
      'in',
      segments.map(({ id }) => id),
    )
    .execute();
  if (!documents.numbers.length) return;
  const bits = bitsFor(documents.numbers.length);
  const id = await insertSegment(tx, documents, bits);
  // Slice by slice of the hash, each at most a bucket of the coarsest input: memory stays small whatever the size.
  const coarsest = Math.min(bits, ...rows.map((row) => row.bits));
  for (let slice = 0; slice < 1 << coarsest; ) {
    const slices = Math.min((1 << coarsest) - slice, 64);
    const inputs = await Promise.all(
      rows.map(async (row) => {
        const from = slice << (row.bits - coarsest);
        const to = (slice + slices) << (row.bits - coarsest);
        const records = await tx
          .selectFrom('concordance_bucket')
          .select('record')
          .where('segment_id', '=', row.id)
          .where('bucket', '>=', from)
          .where('bucket', '<', to)
          .execute();
        return records.map(({ record }) => record as Uint8Array);
      }),
    );
    await insertBuckets(tx, id, mergeBuckets(inputs, places, bits));
    slice += slices;
  }
}
