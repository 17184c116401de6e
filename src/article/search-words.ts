/** The words of an article as the search index holds them. */
import { matchWords } from '#arabic/words.ts';

/** A position in PostgreSQL's tsvector goes to 16,383, and a word keeps 255 of them. */
const lastPosition = 16_000;
const mostPositions = 200;
/** A tsvector has at most 1,048,575 bytes; a unit of a word takes up to three, a place two, a word five beside. */
const mostBytes = 1_000_000;

/**
 * A PostgreSQL tsvector literal of weighted fields: 'A' headline, 'B' kicker and standfirst, 'C' body. Words are
 * match forms (`arabic/words.ts`), so that the database does no linguistics of its own.
 *
 * `searchVector([['A', 'وفد في موسكو']])` → `"'وفد':1A 'في':2A 'موسكو':3A"`
 */
export function searchVector(fields: ['A' | 'B' | 'C', string][]): string {
  const places = new Map<string, string[]>();
  let position = 0;
  let bytes = 0;
  for (const [weight, text] of fields) {
    for (const word of matchWords(text)) {
      position = Math.min(position + 1, lastPosition);
      const at = places.get(word);
      const cost = at ? 2 : 3 * word.length + 7;
      // Words beyond that are not found; a text of fifty thousand different words is a book.
      if (bytes + cost > mostBytes || (at && at.length >= mostPositions)) continue;
      bytes += cost;
      if (at) at.push(`${position}${weight}`);
      else places.set(word, [`${position}${weight}`]);
    }
    // A gap, so that a phrase does not run from one field into the next.
    position += 10;
  }
  return Array.from(places, ([word, at]) => `'${word}':${at.join(',')}`).join(' ');
}
