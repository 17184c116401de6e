/** Segments into a larger one: articles in order of their numbers, those struck out left behind. */
import { eachPosting, intoBuckets, PostingsWriter, type SegmentDocuments, termsIn } from './segment.ts';

export interface Part {
  documents: SegmentDocuments;
  /** Numbers that are no longer shown. */
  dead: ReadonlySet<number>;
}

/** The documents of the merged segment, and for each part the new ordinal of each old one, −1 for what falls away. */
export function mergedDocuments(parts: readonly Part[]): {
  documents: SegmentDocuments;
  places: Int32Array[];
} {
  const all: { part: number; ordinal: number; number: number }[] = [];
  parts.forEach(({ documents, dead }, part) => {
    documents.numbers.forEach((number, ordinal) => {
      if (!dead.has(number)) all.push({ part, ordinal, number });
    });
  });
  all.sort((a, b) => a.number - b.number);
  const places = parts.map(({ documents }) => new Int32Array(documents.numbers.length).fill(-1));
  all.forEach(({ part, ordinal }, place) => {
    places[part]![ordinal] = place;
  });
  const take = <A extends Int32Array | Uint32Array | Uint8Array>(
    into: A,
    field: keyof SegmentDocuments,
  ): A => {
    all.forEach(({ part, ordinal }, place) => {
      into[place] = parts[part]!.documents[field][ordinal]!;
    });
    return into;
  };
  return {
    documents: {
      numbers: take(new Int32Array(all.length), 'numbers'),
      articles: take(new Int32Array(all.length), 'articles'),
      published: take(new Uint32Array(all.length), 'published'),
      languages: take(new Uint8Array(all.length), 'languages'),
    },
    places,
  };
}

/**
 * The buckets of the merged segment for one slice of the hash: `records` are all the buckets of that slice, part by
 * part. Memory: that of the slice.
 */
export function mergeBuckets(
  records: readonly (readonly Uint8Array[])[],
  places: readonly Int32Array[],
  bits: number,
): Map<number, Uint8Array> {
  const lists = new Map<string, { ordinals: number[]; impacts: number[] }>();
  records.forEach((buckets, part) => {
    const place = places[part]!;
    for (const record of buckets)
      for (const { term, ...postings } of termsIn(record)) {
        let list = lists.get(term);
        if (!list) {
          list = { ordinals: [], impacts: [] };
          lists.set(term, list);
        }
        eachPosting(postings, (ordinal, impact) => {
          const to = place[ordinal]!;
          if (to < 0) return;
          list.ordinals.push(to);
          list.impacts.push(impact);
        });
      }
  });
  const writers = new Map<string, PostingsWriter>();
  for (const [term, { ordinals, impacts }] of lists) {
    if (!ordinals.length) continue;
    const writer = new PostingsWriter();
    // Parts overlap in their numbers only where articles were taken up out of order.
    const inOrder = ordinals.every((ordinal, i) => i === 0 || ordinals[i - 1]! < ordinal);
    const order = inOrder ? null : ordinals.map((_, i) => i).sort((a, b) => ordinals[a]! - ordinals[b]!);
    for (let i = 0; i < ordinals.length; i++) {
      const at = order ? order[i]! : i;
      writer.add(ordinals[at]!, impacts[at]!);
    }
    writers.set(term, writer);
  }
  return intoBuckets(writers, bits);
}
