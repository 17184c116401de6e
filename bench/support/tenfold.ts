/**
 * A newsroom made ten times as large without writing ten times as many articles: its articles again under new
 * numbers, and its concordance again with the words shuffled over them. Importing 390,000 articles would take an hour.
 *
 * Each word's articles go through a permutation of their own: it stands in as many copies as in originals, with the
 * same impacts, and its forms where it stands, but beside other words. Filters stay with their articles.
 */
import { ByteWriter } from '#concordance/bytes.ts';
import { eachPosting, hashOf, PostingsWriter, termsIn } from '#concordance/segment.ts';
import { formsOf, isStem } from '#concordance/terms.ts';
import { bytesOf, int32s } from '#database/concordance/stored.ts';
import { tidyConcordance } from '#database/concordance/tidy.ts';
import { connect } from '#database/connection.ts';
import { openServer } from '#database/server/open.ts';

type Pool = ReturnType<typeof connect>['pool'];

const copies = 9;
/** Buckets that are copied at a time: bounds the memory. */
const bucketsAtOnce = 128;
/** A word of more than this share of the articles is put in order by a pass over all places, a rarer one by sorting. */
const common = 1 / 16;

interface Strides {
  article: number;
  number: number;
}

export interface Growth {
  /** Articles there are now. */
  documents: number;
  /** Seconds for the copies, and for the merges after them. */
  copying: number;
  merging: number;
}

/** Makes the newsroom of a data folder ten times as large. Nothing else may use it meanwhile. */
export async function makeTenfold(data: string): Promise<Growth> {
  const server = await openServer({ dataFolder: data, log: () => {} });
  const { db, pool, close } = connect(server.connection, { size: 3, onError: () => {} });
  try {
    await tidyConcordance(db, 1);
    const began = performance.now();
    const { rows } = await pool.query<Strides>(
      `select (select max(id) from article) as article, (select max(number) from concordance_document) as number`,
    );
    await copyArticles(pool, rows[0]!);
    const segments = await pool.query<{ id: number }>(
      'select id from concordance_segment where retired_at is null order by id',
    );
    for (const { id } of segments.rows) await copySegment(pool, id, rows[0]!);
    // Counts of written words stay as they were: they are only compared with one another. What processes remember of
    // the concordance as it was is of no use.
    await pool.query('update concordance set id = gen_random_uuid()');
    const copied = performance.now();
    await tidyConcordance(db, 1);
    await pool.query('delete from concordance_segment where retired_at is not null');
    await pool.query('vacuum analyze');
    const { rows: counted } = await pool.query<{ documents: string }>(
      'select sum(documents) as documents from concordance_segment',
    );
    return {
      documents: Number(counted[0]!.documents),
      copying: (copied - began) / 1000,
      merging: (performance.now() - copied) / 1000,
    };
  } finally {
    await close();
    await server.close();
  }
}

/** Rows of a table again, some columns changed. */
async function copyRows(pool: Pool, table: string, changes: Record<string, string>): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
  const names = rows.map(({ name }) => name);
  await pool.query(
    `insert into ${table} (${names.join(', ')}) overriding system value
     select ${names.map((name) => changes[name] ?? name).join(', ')}
     from ${table}, generate_series(1, ${copies}) as copy`,
  );
}

/** What a search reads of an article. Revisions and lists are not copied: no search asks for them. */
async function copyArticles(pool: Pool, { article, number }: Strides): Promise<void> {
  await pool.query('alter table article drop constraint if exists article_id_head_fkey');
  await copyRows(pool, 'article', {
    id: `id + copy * ${article}`,
    external_id: `external_id || '~' || copy`,
    import_hash: 'null',
  });
  await copyRows(pool, 'edition_article', {
    id: `id + copy * ${article}`,
    external_id: `external_id || '~' || copy`,
    translation_of: 'null',
  });
  await copyRows(pool, 'concordance_document', {
    article_id: `article_id + copy * ${article}`,
    number: `number + copy * ${number}`,
  });
  for (const [table, column] of [
    ['article', 'id'],
    ['concordance_document', 'number'],
  ])
    await pool.query(
      `select setval(pg_get_serial_sequence('${table}', '${column}'), (select max(${column}) from ${table}))`,
    );
}

const divisor = (a: number, b: number): number => (b ? divisor(b, a % b) : a);

/** A permutation of 0 … n − 1 that belongs to a word and a copy: x → a·x + b modulo n. */
function shuffle(word: string, copy: number, n: number): (ordinal: number) => number {
  const offset = hashOf(`${copy} ${word}`) % n;
  let factor = 1 + (hashOf(`${word} ${copy}`) % n);
  while (divisor(factor, n) > 1) factor++;
  return (ordinal) => (ordinal * factor + offset) % n;
}

/** Forms are shuffled with their stem; filters (`@…`) are not. */
function wordOf(term: string): string | null {
  if (term.startsWith('@')) return null;
  return isStem(term) ? term : formsOf(term.slice(1)).stem;
}

interface Standing {
  documents: number;
  bits: number;
  numbers: Buffer;
  articles: Buffer;
}

async function copySegment(pool: Pool, id: number, strides: Strides): Promise<void> {
  const { rows } = await pool.query<Standing>(
    'select documents, bits, numbers, articles from concordance_segment where id = $1',
    [id],
  );
  const { documents, bits, numbers, articles } = rows[0]!;
  const moved = (bytes: Buffer, by: number): Buffer => bytesOf(int32s(bytes).map((each) => each + by));
  const ids: number[] = [];
  for (let copy = 1; copy <= copies; copy++) {
    const made = await pool.query<{ id: number }>(
      `insert into concordance_segment (documents, bits, numbers, articles, published, languages, bytes)
       select documents, bits, $2, $3, published, languages, bytes from concordance_segment where id = $1
       returning id`,
      [id, moved(numbers, copy * strides.number), moved(articles, copy * strides.article)],
    );
    ids.push(made.rows[0]!.id);
  }
  const places = new Uint8Array(documents);
  for (let from = 0; from < 1 << bits; from += bucketsAtOnce) {
    const { rows: records } = await pool.query<{ bucket: number; record: Buffer }>(
      'select bucket, record from concordance_bucket where segment_id = $1 and bucket >= $2 and bucket < $3',
      [id, from, from + bucketsAtOnce],
    );
    for (const [i, segment] of ids.entries())
      await pool.query(
        `insert into concordance_bucket (segment_id, bucket, record)
         select $1, * from unnest($2::int[], $3::bytea[])`,
        [
          segment,
          records.map(({ bucket }) => bucket),
          records.map(({ record }) => copyRecord(record, i + 1, places)),
        ],
      );
  }
}

/** A bucket's record with every word's articles moved: the same terms, so the same bucket. */
function copyRecord(record: Uint8Array, copy: number, places: Uint8Array): Buffer {
  const writer = new ByteWriter(record.length + 64);
  for (const { term, count, bytes } of termsIn(record)) {
    const word = wordOf(term);
    const place = word === null ? (ordinal: number) => ordinal : shuffle(word, copy, places.length);
    const moved = shuffled({ count, bytes }, place, places).done();
    writer.text(term);
    writer.number(moved.count);
    writer.number(moved.bytes.length);
    writer.raw(moved.bytes);
  }
  const { buffer, byteOffset, length } = writer.done();
  return Buffer.from(buffer, byteOffset, length);
}

/** Postings whose articles were moved. `places`: zeros, one for each article; zeros again afterwards. */
function shuffled(
  postings: { count: number; bytes: Uint8Array },
  place: (ordinal: number) => number,
  places: Uint8Array,
): PostingsWriter {
  const writer = new PostingsWriter();
  if (postings.count > places.length * common) {
    eachPosting(postings, (ordinal, impact) => {
      places[place(ordinal)] = impact;
    });
    places.forEach((impact, ordinal) => {
      if (impact) writer.add(ordinal, impact);
    });
    places.fill(0);
    return writer;
  }
  const pairs = new Float64Array(postings.count);
  let at = 0;
  eachPosting(postings, (ordinal, impact) => {
    pairs[at++] = place(ordinal) * 256 + impact;
  });
  for (const pair of pairs.sort()) writer.add(Math.floor(pair / 256), pair % 256);
  return writer;
}
