import { expect, test } from 'vitest';
import { fieldOf, momentOf } from '../../src/newsroom/pages/stories/times.ts';

test.each([
  ['2026-03-17', 'year', '2025-12-31T21:00:00.000Z', '2026-01-01'],
  ['2026-03-17', 'month', '2026-02-28T21:00:00.000Z', '2026-03-01'],
  ['2026-03-17', 'day', '2026-03-16T21:00:00.000Z', '2026-03-17'],
  ['2026-03-17T00:20', 'hour', '2026-03-16T21:00:00.000Z', '2026-03-17T00:00'],
  ['2026-03-17T14:05', 'minute', '2026-03-17T11:05:00.000Z', '2026-03-17T14:05'],
] as const)(
  'what is typed as %s, exact to the %s, is %s where the newsroom is',
  (typed, precision, at, shown) => {
    const moment = momentOf(typed, precision, 'Asia/Riyadh');
    expect(moment).toEqual({ at, precision });
    expect(fieldOf(moment!, 'Asia/Riyadh')).toBe(shown);
  },
);

test('half a day that is typed is no moment yet', () => {
  expect(momentOf('2026-03', 'day', 'UTC')).toBeNull();
  expect(momentOf('', 'minute', 'UTC')).toBeNull();
});
