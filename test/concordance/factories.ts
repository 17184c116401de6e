/** A concordance in memory, of articles given as headline and body. */
import { entriesOf } from '#concordance/document.ts';
import type { SegmentView } from '#concordance/rank.ts';
import { bucketOf, buildSegment, findPostings, type Segment } from '#concordance/segment.ts';

export interface Piece {
  headline: string;
  body?: string;
  published?: number;
  filters?: string[];
}

/** Articles 1, 2, 3 … in one segment; `first`: the number of the first. */
export const buildPieces = (pieces: Piece[], first = 1): Segment =>
  buildSegment(
    pieces.map(({ headline, body = '', published = 1_700_000_000, filters = [] }, i) => ({
      number: first + i,
      article: first + i,
      published,
      language: 0,
      entries: entriesOf({ headline, standfirst: '', body }, filters),
    })),
  );

export const viewOf = (segment: Segment, dead: number[] = []): SegmentView => ({
  documents: segment.documents,
  dead: new Set(dead),
  find: (term) => {
    const record = segment.buckets.get(bucketOf(term, segment.bits));
    return record ? findPostings(record, term) : null;
  },
});
