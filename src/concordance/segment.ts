/**
 * A segment: the concordance of some thousands of articles, written once and never changed. Articles stand in it by
 * ordinal (0, 1, 2 … in order of their document numbers); a term's postings are its articles, each with its impact.
 * Terms lie in buckets by the highest bits of a hash, so that a few hundred bytes are read for a term, and a merge
 * goes through all its inputs in one order.
 */
import { ByteReader, ByteWriter, encodeText } from './bytes.ts';
import type { Entries } from './document.ts';

/** What is known of every article of a segment without reading a posting. Arrays by ordinal. */
export interface SegmentDocuments {
  /** Document number: new each time an article is shown, ascending. */
  numbers: Int32Array;
  articles: Int32Array;
  /** First publication, seconds since 1970. */
  published: Uint32Array;
  /** Place in `languages` (article/article.ts). */
  languages: Uint8Array;
}

export interface Segment {
  documents: SegmentDocuments;
  bits: number;
  /** Bucket → its record; empty buckets are absent. */
  buckets: Map<number, Uint8Array>;
}

export interface IndexedDocument {
  number: number;
  article: number;
  published: number;
  language: number;
  entries: Entries;
}

/** Articles of a term: how many, and their record of (gap between ordinals, impact) pairs. */
export interface Postings {
  count: number;
  bytes: Uint8Array;
}

/** FNV-1a over UTF-16 units, then an avalanche (MurmurHash3's finaliser), since buckets are its highest bits. */
export function hashOf(term: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The bucket of a term in a segment of 2^bits buckets. */
export const bucketOf = (term: string, bits: number): number => (bits ? hashOf(term) >>> (32 - bits) : 0);

/**
 * As many buckets as articles: of half a kilobyte to one each, so that little is read that was not asked for. Fewer
 * than that cost a query more than they save the table in rows.
 */
export const bitsFor = (documents: number): number =>
  Math.min(19, Math.max(0, Math.ceil(Math.log2(Math.max(1, documents)))));

/** Puts articles (ascending document numbers) into a segment. */
export function buildSegment(documents: readonly IndexedDocument[]): Segment {
  const postings = new Map<string, PostingsWriter>();
  documents.forEach(({ entries }, ordinal) => {
    for (const [term, impact] of entries) {
      let list = postings.get(term);
      if (!list) {
        list = new PostingsWriter();
        postings.set(term, list);
      }
      list.add(ordinal, impact);
    }
  });
  const bits = bitsFor(documents.length);
  return {
    documents: {
      numbers: Int32Array.from(documents, (each) => each.number),
      articles: Int32Array.from(documents, (each) => each.article),
      published: Uint32Array.from(documents, (each) => each.published),
      languages: Uint8Array.from(documents, (each) => each.language),
    },
    bits,
    buckets: intoBuckets(postings, bits),
  };
}

/** Writes a term's postings in ascending ordinals. */
export class PostingsWriter {
  count = 0;
  private last = -1;
  private readonly bytes = new ByteWriter(8);

  add(ordinal: number, impact: number): void {
    this.bytes.number(ordinal - this.last - 1);
    this.bytes.byte(impact);
    this.last = ordinal;
    this.count++;
  }

  done(): Postings {
    return { count: this.count, bytes: this.bytes.done() };
  }
}

/** Calls `each` for every posting, in ascending ordinals. */
export function eachPosting({ bytes }: Postings, each: (ordinal: number, impact: number) => void): void {
  let ordinal = -1;
  let at = 0;
  while (at < bytes.length) {
    let byte = bytes[at++]!;
    let gap = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++]!;
      gap |= (byte & 127) << shift;
    }
    ordinal += gap + 1;
    each(ordinal, bytes[at++]!);
  }
}

/** Terms and their postings as the records of buckets, terms in the order of their bytes so that a rebuild is the same. */
export function intoBuckets(terms: Map<string, PostingsWriter>, bits: number): Map<number, Uint8Array> {
  const writers = new Map<number, ByteWriter>();
  for (const [term, list] of terms) {
    const bucket = bucketOf(term, bits);
    let writer = writers.get(bucket);
    if (!writer) {
      writer = new ByteWriter(512);
      writers.set(bucket, writer);
    }
    const { count, bytes } = list.done();
    writer.text(term);
    writer.number(count);
    writer.number(bytes.length);
    writer.raw(bytes);
  }
  const buckets = new Map<number, Uint8Array>();
  for (const [bucket, writer] of writers) buckets.set(bucket, writer.done().slice());
  return buckets;
}

/** The postings of a term in a bucket's record, `null` where it is not there. */
export function findPostings(record: Uint8Array, term: string): Postings | null {
  const wanted = encodeText(term);
  const reader = new ByteReader(record);
  while (!reader.ended) {
    const name = reader.raw(reader.number());
    const count = reader.number();
    const bytes = reader.raw(reader.number());
    if (name.length === wanted.length && wanted.every((byte, index) => byte === name[index]))
      return { count, bytes };
  }
  return null;
}

/** Every term of a bucket's record. */
export function* termsIn(record: Uint8Array): Generator<{ term: string } & Postings> {
  const reader = new ByteReader(record);
  while (!reader.ended) {
    const term = reader.text();
    const count = reader.number();
    yield { term, count, bytes: reader.raw(reader.number()) };
  }
}
