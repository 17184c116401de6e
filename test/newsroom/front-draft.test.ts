import { expect, test } from 'vitest';
import {
  insertAt,
  moveTo,
  pinsOf,
  rowsOf,
  type ServedSlot,
  samePins,
  sentPins,
} from '../../src/newsroom/pages/fronts/draft.ts';

const story = (id: number) => ({ id, headline: `خبر ${id}` });
const served: ServedSlot[] = [
  { slot: 'lead', story: story(1), pin: null },
  { slot: 'second1', story: story(2), pin: { until: '2030-01-01T00:00:00.000Z' } },
  { slot: 'second2', story: story(3), pin: null },
  { slot: 'second3', story: null, pin: null },
];
const pins = pinsOf(served);
const places = (given: typeof pins) => rowsOf(given, served).map((row) => row.story?.id ?? null);

test('a story that changes places takes its hour along, and a pin in its way goes where it came from', () => {
  const moved = moveTo(pins, 'second1', 'lead', story(2));
  expect(sentPins(moved)).toEqual([{ slot: 'lead', article: 2, until: '2030-01-01T00:00:00.000Z' }]);
  expect(places(moved)).toEqual([2, 1, 3, null]);
  const both = moveTo(moved, 'second2', 'lead', story(3));
  expect(sentPins(both).map(({ slot, article }) => [slot, article])).toEqual([
    ['lead', 3],
    ['second2', 2],
  ]);
  expect(samePins(moveTo(moved, 'lead', 'second1', story(2)), pins)).toBe(true);
});

test('a story that is pinned over another moves it on to the next free slot', () => {
  const next = insertAt(pins, 'second1', story(9));
  expect(places(next)).toEqual([1, 9, 2, 3]);
  // Pinned again elsewhere it stands once.
  expect(places(insertAt(next, 'lead', story(9)))).toEqual([9, 1, 2, 3]);
});
