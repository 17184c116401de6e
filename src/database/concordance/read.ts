/**
 * The concordance as a query sees it: which segments there are at this moment, and the postings of the terms it
 * asks for. What was read once is kept in this process, since segments never change.
 */
import { sql } from 'kysely';
import type { SegmentView } from '#concordance/rank.ts';
import { bucketOf, findPostings, type Postings } from '#concordance/segment.ts';
import type { Reader } from '../connection.ts';
import { type FreshArticle, FreshSegment, freshArticle } from './fresh.ts';
import { int32s, type StoredDocuments, uint32s } from './stored.ts';

/** A view of the whole concordance as of one moment, for one query. */
export interface Concordance {
  segments: readonly SegmentView[];
  /** Articles shown, those that were struck out since a segment was written among them. */
  documents: number;
  /** Reads the postings of these terms, so that `segments` find them. Terms that were not loaded are a mistake and throw. */
  load(terms: Iterable<string>): Promise<void>;
  /** Takes an article that this transaction wrote, so that it need not be read back. */
  remember(article: FreshArticle): void;
  /** Spellings and counts of words that no segment holds yet. */
  freshWords: FreshSegment['words'];
  /** Stems that proved to stand in so many articles that a query does without them: known until segments change, to save reading their postings. */
  ubiquitous: Set<string>;
}

interface State {
  id: string;
  segments: { id: number; bits: number; documents: number }[] | null;
  fresh: number[] | null;
  dead: number[] | null;
}

/** Bytes of postings that a process keeps; `rememberMore` raises it for a bulk import. */
let mostBytes = 16 * 1024 * 1024;
export function rememberMore(bytes: number): void {
  mostBytes = Math.max(mostBytes, bytes);
}

/** What this process knows of one database. */
class Memory {
  readonly documents = new Map<number, StoredDocuments>();
  readonly fresh = new FreshSegment();
  readonly ubiquitous = new Set<string>();
  private readonly records = new Map<string, Uint8Array | null>();
  private bytes = 0;
  private deadKey = '';
  private dead = new Map<number, Set<number>>();

  record(key: string): Uint8Array | null | undefined {
    const record = this.records.get(key);
    if (record === undefined) return undefined;
    // Asked for again: to the end of the line of those to be forgotten.
    this.records.delete(key);
    this.records.set(key, record);
    return record;
  }

  keep(key: string, record: Uint8Array | null): void {
    this.records.set(key, record);
    this.bytes += (record?.length ?? 0) + 100;
    for (const [old, forgotten] of this.records) {
      if (this.bytes <= mostBytes) break;
      this.records.delete(old);
      this.bytes -= (forgotten?.length ?? 0) + 100;
    }
  }

  /** Ordinals of the dead by segment. */
  deadIn(segments: readonly number[], dead: readonly number[]): Map<number, Set<number>> {
    const key = `${segments.join()}|${dead.length}|${dead.at(-1)}|${dead.reduce((sum, number) => (sum * 31 + number) | 0, 0)}`;
    if (key === this.deadKey) return this.dead;
    this.dead = new Map();
    for (const id of segments) {
      const { numbers } = this.documents.get(id)!;
      for (const number of dead) {
        const ordinal = placeOf(numbers, number);
        if (ordinal < 0) continue;
        let set = this.dead.get(id);
        if (!set) {
          set = new Set();
          this.dead.set(id, set);
        }
        set.add(ordinal);
      }
    }
    this.deadKey = key;
    return this.dead;
  }

  forgetAllBut(segments: readonly number[]): void {
    const alive = new Set(segments);
    for (const id of this.documents.keys()) if (!alive.has(id)) this.documents.delete(id);
  }
}

/** Place of a number in an ascending array, −1 where it is not. */
function placeOf(numbers: Int32Array, wanted: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const number = numbers[middle]!;
    if (number === wanted) return middle;
    if (number < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

const memories = new Map<string, Memory>();
/** Databases that a process knows at once: one, except in tests. */
const mostMemories = 4;

function memoryOf(id: string): Memory {
  let memory = memories.get(id);
  if (!memory) {
    for (const old of memories.keys()) if (memories.size >= mostMemories) memories.delete(old);
    memory = new Memory();
    memories.set(id, memory);
  }
  return memory;
}

/** Opens the concordance as it stands for this reader (in a transaction: with what it wrote itself). One query; two or three after a change. */
export async function openConcordance(reader: Reader): Promise<Concordance> {
  // An article may pass from fresh into a segment between two of these queries: then they are asked again.
  for (let attempt = 0; attempt < 5; attempt++) {
    const state = await readState(reader);
    const memory = memoryOf(state.id);
    const segments = state.segments ?? [];
    if (!(await readDocuments(reader, memory, segments))) continue;
    const fresh = await readFresh(reader, memory.fresh, state.fresh ?? []);
    if (!fresh) continue;
    const dead = memory.deadIn(
      segments.map(({ id }) => id),
      state.dead ?? [],
    );
    return viewOf(reader, memory, segments, dead, fresh);
  }
  throw new Error('The concordance changed five times while it was being opened. Try again.');
}

async function readState(reader: Reader): Promise<State> {
  return sql<State>`select id,
      (select json_agg(json_build_object('id', id, 'bits', bits, 'documents', documents) order by id)
        from concordance_segment where retired_at is null) as segments,
      (select array_agg(number order by number) from concordance_fresh) as fresh,
      (select array_agg(number order by number) from concordance_dead) as dead
    from concordance`
    .execute(reader)
    .then(({ rows }) => rows[0]!);
}

/** The segment of what is fresh; `null` when some of it was taken up by a segment meanwhile. */
async function readFresh(
  reader: Reader,
  fresh: FreshSegment,
  wanted: readonly number[],
): Promise<SegmentView | null> {
  fresh.tidy(wanted);
  const unknown = fresh.missing(wanted);
  if (unknown.length) {
    const rows = await reader
      .selectFrom('concordance_fresh as f')
      .innerJoin('concordance_document as d', 'd.number', 'f.number')
      .select(['f.number', 'article_id', 'language', 'published_at', 'entries', 'spellings'])
      .where('f.number', '=', sql<number>`any(${unknown}::int[])`)
      .orderBy('f.number')
      .execute();
    for (const row of rows) fresh.add(freshArticle(row));
  }
  return fresh.missing(wanted).length ? null : fresh.view(wanted);
}

async function readDocuments(
  reader: Reader,
  memory: Memory,
  segments: readonly { id: number }[],
): Promise<boolean> {
  const unknown = segments.map(({ id }) => id).filter((id) => !memory.documents.has(id));
  if (unknown.length) {
    const rows = await reader
      .selectFrom('concordance_segment')
      .select(['id', 'numbers', 'articles', 'published', 'languages'])
      .where('id', 'in', unknown)
      .execute();
    if (rows.length < unknown.length) return false;
    for (const { id, numbers, articles, published, languages } of rows)
      memory.documents.set(id, {
        numbers: int32s(numbers),
        articles: int32s(articles),
        published: uint32s(published),
        languages: new Uint8Array(languages),
      });
    memory.forgetAllBut(segments.map(({ id }) => id));
    memory.ubiquitous.clear();
  }
  return true;
}

function viewOf(
  reader: Reader,
  memory: Memory,
  segments: readonly { id: number; bits: number; documents: number }[],
  dead: ReadonlyMap<number, Set<number>>,
  fresh: SegmentView,
): Concordance {
  // By segment: the postings that this query asked for.
  const found = new Map<number, Map<string, Postings | null>>(segments.map(({ id }) => [id, new Map()]));
  const views = segments.map(
    ({ id }): SegmentView => ({
      documents: memory.documents.get(id)!,
      dead: dead.get(id) ?? null,
      find: (term) => {
        const postings = found.get(id)!.get(term);
        if (postings === undefined) throw new Error(`The term ${term} was not loaded.`);
        return postings;
      },
    }),
  );
  const load = async (terms: Iterable<string>): Promise<void> => {
    const wanted: { id: number; bucket: number; term: string; key: string }[] = [];
    const missing = new Map<string, { id: number; bucket: number }>();
    for (const term of new Set(terms)) {
      for (const { id, bits } of segments) {
        if (found.get(id)!.has(term)) continue;
        const bucket = bucketOf(term, bits);
        const key = `${id}:${bucket}`;
        const record = memory.record(key);
        if (record === undefined) {
          missing.set(key, { id, bucket });
          wanted.push({ id, bucket, term, key });
        } else found.get(id)!.set(term, record && findPostings(record, term));
      }
    }
    if (!missing.size) return;
    const asked = [...missing.values()];
    const { rows } = await sql<{ segment_id: number; bucket: number; record: Buffer }>`
      select segment_id, bucket, record from concordance_bucket
      where (segment_id, bucket) in (select * from unnest(${asked.map(({ id }) => id)}::int[], ${asked.map(({ bucket }) => bucket)}::int[]))`.execute(
      reader,
    );
    // Copied: what the driver gives are slices of larger buffers, each of which a kept slice would keep whole.
    const records = new Map(
      rows.map(({ segment_id, bucket, record }) => [`${segment_id}:${bucket}`, new Uint8Array(record)]),
    );
    for (const key of missing.keys()) memory.keep(key, records.get(key) ?? null);
    for (const { id, term, key } of wanted) {
      const record = records.get(key);
      found.get(id)!.set(term, record ? findPostings(record, term) : null);
    }
  };
  return {
    segments: [...views, fresh],
    documents:
      segments.reduce((sum, segment) => sum + segment.documents, 0) +
      fresh.documents.articles.length -
      (fresh.dead?.size ?? 0),
    load,
    remember: (article) => memory.fresh.add(article),
    freshWords: memory.fresh.words,
    ubiquitous: memory.ubiquitous,
  };
}
