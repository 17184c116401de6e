import { expect, test } from 'vitest';
import { figureOf } from '../../src/newsroom/pages/stories/figure.ts';

test.each([
  ['٢٥', 25],
  ['1,200', 1200],
  ['١٬٢٠٠', 1200],
  ['٣٫٥', 3.5],
  ['-4', -4],
  ['', null],
  ['-', null],
  ['خمسة', undefined],
  ['5 قتلى', undefined],
])('a figure typed as «%s» is %s', (typed, figure) => expect(figureOf(typed)).toBe(figure));
