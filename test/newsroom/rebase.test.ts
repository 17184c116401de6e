import { expect, test } from 'vitest';
import { rebase } from '../../src/newsroom/pages/stories/rebase.ts';

const base = { text: 'غرق القارب', low: 3 as number | null, unit: 'قتلى', rests: [1] };

test('what a colleague changed and I did not is theirs, what I changed is mine', () => {
  const { draft, clash } = rebase({ ...base, text: 'غرق قارب الصيد' }, base, {
    ...base,
    low: 5,
    rests: [1, 2],
  });
  expect(draft).toEqual({ ...base, text: 'غرق قارب الصيد', low: 5, rests: [1, 2] });
  expect(clash).toEqual([]);
});

test('what both changed is named, unless both wrote the same', () => {
  const mine = { ...base, text: 'غرق قارب الصيد', low: null };
  const theirs = { ...base, text: 'غرق القارب ليلًا', low: null };
  expect(rebase(mine, base, theirs)).toEqual({ draft: mine, clash: ['text'] });
});
