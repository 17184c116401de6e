/** A concordance in memory: for analysing texts that are not in a newsroom. */
import type { Lexicon } from './likeness/profile.ts';
import { documentsWith, type SegmentView } from './rank.ts';
import { bucketOf, buildSegment, findPostings, type IndexedDocument, type Postings } from './segment.ts';

/** Articles of one segment: larger ones take longer to build, smaller ones longer to search. */
const segmentSize = 8_192;

export class MemoryConcordance {
  private waiting: IndexedDocument[] = [];
  private readonly sealed: SegmentView[] = [];
  private readonly counts = new Map<string, number>();
  documents = 0;

  add(document: IndexedDocument): void {
    this.waiting.push(document);
    this.documents++;
    if (this.waiting.length === segmentSize) this.seal();
  }

  private seal(): void {
    if (!this.waiting.length) return;
    const { documents, bits, buckets } = buildSegment(this.waiting);
    this.waiting = [];
    this.counts.clear();
    const found = new Map<string, Postings | null>();
    this.sealed.push({
      documents,
      dead: null,
      find: (term) => {
        let postings = found.get(term);
        if (postings === undefined) {
          const record = buckets.get(bucketOf(term, bits));
          postings = record ? findPostings(record, term) : null;
          found.set(term, postings);
        }
        return postings;
      },
    });
  }

  /** All that was added so far. */
  segments(): readonly SegmentView[] {
    this.seal();
    return this.sealed;
  }

  lexicon(): Lexicon {
    const segments = this.segments();
    return {
      documents: this.documents,
      documentsWith: (term) => {
        let count = this.counts.get(term);
        if (count === undefined) {
          count = documentsWith(segments, term);
          this.counts.set(term, count);
        }
        return count;
      },
    };
  }
}
