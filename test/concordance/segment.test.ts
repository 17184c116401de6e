import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteReader, ByteWriter } from '#concordance/bytes.ts';
import {
  packEntries,
  packSpellings,
  spellingsOf,
  unpackEntries,
  unpackSpellings,
} from '#concordance/document.ts';
import { mergeBuckets, mergedDocuments } from '#concordance/merge.ts';
import {
  bucketOf,
  buildSegment,
  eachPosting,
  findPostings,
  type Segment,
  termsIn,
} from '#concordance/segment.ts';

const document = fc.dictionary(
  fc.string({ unit: fc.constantFrom('ا', 'ب', 'م', 'ن', 'x', '=', '1'), minLength: 1, maxLength: 4 }),
  fc.integer({ min: 1, max: 255 }),
  { maxKeys: 12 },
);
const segmentOf = (documents: Record<string, number>[], numbers: number[]): Segment =>
  buildSegment(
    documents.map((entries, i) => ({
      number: numbers[i]!,
      article: numbers[i]! * 10,
      published: numbers[i]!,
      language: 0,
      entries: new Map(Object.entries(entries)),
    })),
  );
/** Everything a segment says: (article, term, impact). */
function sayings(segment: Segment): string[] {
  const all: string[] = [];
  for (const record of segment.buckets.values())
    for (const { term, ...postings } of termsIn(record))
      eachPosting(postings, (ordinal, impact) =>
        all.push(`${segment.documents.articles[ordinal]} ${term} ${impact}`),
      );
  return all.sort();
}

describe('a segment', () => {
  test('says of every article what was put in, and finds each term in its bucket', () => {
    fc.assert(
      fc.property(fc.array(document, { maxLength: 40 }), (documents) => {
        const segment = segmentOf(
          documents,
          documents.map((_, i) => i + 1),
        );
        const given = documents.flatMap((entries, i) =>
          Object.entries(entries).map(([term, impact]) => `${(i + 1) * 10} ${term} ${impact}`),
        );
        expect(sayings(segment)).toEqual(given.sort());
        for (const entries of documents)
          for (const term of Object.keys(entries)) {
            const record = segment.buckets.get(bucketOf(term, segment.bits))!;
            expect(findPostings(record, term)!.count).toBe(documents.filter((each) => term in each).length);
          }
      }),
    );
  });

  test('merged with others says what they said, without what was struck out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(document, { minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 90 })),
        fc.boolean(),
        (groups, struck, interleaved) => {
          const dead = new Set(struck);
          let next = 0;
          const segments = groups.map((documents, part) =>
            segmentOf(
              documents,
              documents.map((_, i) => (interleaved ? i * groups.length + part + 1 : ++next)),
            ),
          );
          const { documents, places } = mergedDocuments(
            segments.map((each) => ({ documents: each.documents, dead })),
          );
          const buckets = mergeBuckets(
            segments.map((each) => [...each.buckets.values()]),
            places,
            3,
          );
          const wanted = segments
            .flatMap(sayings)
            .filter((saying) => !dead.has(Number.parseInt(saying, 10) / 10))
            .sort();
          expect(sayings({ documents, bits: 3, buckets })).toEqual(wanted);
          expect([...documents.numbers]).toEqual([...documents.numbers].sort((a, b) => a - b));
        },
      ),
    );
  });
});

describe('records', () => {
  test('read back what was written, and say so when they are cut short', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2 ** 31 - 1)), fc.string({ unit: 'grapheme' }), (numbers, text) => {
        const writer = new ByteWriter();
        for (const number of numbers) writer.number(number);
        writer.text(text);
        const reader = new ByteReader(writer.done());
        expect(numbers.map(() => reader.number())).toEqual(numbers);
        expect(reader.text()).toBe(text);
        expect(() => reader.byte()).toThrow(/cut short/);
      }),
    );
  });

  test('entries and spellings of an article survive their way through the database', () => {
    const entries = new Map([
      ['قرار', 200],
      ['=قرارات', 3],
    ]);
    expect(unpackEntries(packEntries(entries))).toEqual(entries);
    const spellings = spellingsOf({ headline: 'الحكومة', standfirst: '', body: 'قالت الحكومه وحزب Syriza' });
    expect(spellings.get('الحكومه')).toBe('الحكومة');
    expect(spellings.get('syriza')).toBe('Syriza');
    expect(unpackSpellings(packSpellings(spellings))).toEqual(spellings);
  });
});
