/** The articles that no segment has taken up yet, kept in memory as they are read, so that a search finds them at once. */
import { type Entries, unpackEntries, unpackSpellings } from '#concordance/document.ts';
import type { SegmentView } from '#concordance/rank.ts';
import { type Postings, PostingsWriter } from '#concordance/segment.ts';
import { countSpellings, type WrittenWord } from './words.ts';

/** An article as it was written down. */
export interface FreshArticle {
  number: number;
  article: number;
  /** Place in `languages`. */
  language: number;
  /** Seconds since 1970. */
  published: number;
  entries: Entries;
  spellings: ReadonlyMap<string, string>;
}

/** The same as a row of the database. */
export interface FreshRow {
  number: number;
  article_id: number;
  language: number;
  published_at: Date;
  entries: Uint8Array;
  spellings: Uint8Array;
}

export const freshArticle = (row: FreshRow): FreshArticle => ({
  number: row.number,
  article: row.article_id,
  language: row.language,
  published: Math.floor(row.published_at.getTime() / 1000),
  entries: unpackEntries(row.entries),
  spellings: unpackSpellings(row.spellings),
});

export class FreshSegment {
  private ordinals = new Map<number, number>();
  private rows: { number: number; article: number; published: number; language: number }[] = [];
  /** Term → `ordinal * 256 + impact`, one number where one article holds it (most terms do), else a list of them. */
  private postings = new Map<string, number | number[]>();
  /** Written forms, by folded form. */
  words = new Map<string, WrittenWord>();

  /** Those of the numbers that were not added yet. */
  missing(numbers: readonly number[]): number[] {
    return numbers.filter((number) => !this.ordinals.has(number));
  }

  add({ number, article, language, published, entries, spellings }: FreshArticle): void {
    // Two queries may have read it at once.
    if (this.ordinals.has(number)) return;
    const ordinal = this.rows.length;
    this.ordinals.set(number, ordinal);
    this.rows.push({ number, article, published, language });
    for (const [term, impact] of entries) {
      const posting = ordinal * 256 + impact;
      const list = this.postings.get(term);
      if (list === undefined) this.postings.set(term, posting);
      else if (typeof list === 'number') this.postings.set(term, [list, posting]);
      else list.push(posting);
    }
    countSpellings(this.words, spellings);
  }

  /** Forgets everything when most of it is fresh no longer; what is still wanted is read again. */
  tidy(wanted: readonly number[]): void {
    if (this.rows.length < 64 || wanted.length * 2 >= this.rows.length) return;
    this.ordinals = new Map();
    this.rows = [];
    this.postings = new Map();
    this.words = new Map();
  }

  /** The segment of the given articles, which were all added. */
  view(wanted: readonly number[]): SegmentView {
    const { rows, postings } = this;
    const alive = new Set(wanted);
    const dead = new Set<number>();
    rows.forEach(({ number }, ordinal) => {
      if (!alive.has(number)) dead.add(ordinal);
    });
    return {
      documents: {
        numbers: Int32Array.from(rows, (row) => row.number),
        articles: Int32Array.from(rows, (row) => row.article),
        published: Uint32Array.from(rows, (row) => row.published),
        languages: Uint8Array.from(rows, (row) => row.language),
      },
      dead: dead.size ? dead : null,
      find: (term): Postings | null => {
        const list = postings.get(term);
        if (list === undefined) return null;
        const writer = new PostingsWriter();
        for (const posting of typeof list === 'number' ? [list] : list)
          writer.add(posting >> 8, posting & 255);
        return writer.done();
      },
    };
  }
}
