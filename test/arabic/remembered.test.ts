import { describe, expect, test } from 'vitest';
import { remembered } from '#arabic/remembered.ts';

describe('what was worked out', () => {
  const counted = (bounds?: Parameters<typeof remembered>[1]) => {
    const asked: string[] = [];
    const find = remembered((key) => {
      asked.push(key);
      return key.toUpperCase();
    }, bounds);
    return { find, asked };
  };

  test('is not worked out again', () => {
    const { find, asked } = counted();
    expect([find('a'), find('a'), find('b')]).toEqual(['A', 'A', 'B']);
    expect(asked).toEqual(['a', 'b']);
  });

  test('is forgotten when it was not asked for while others came', () => {
    const { find, asked } = counted({ most: 4 });
    for (const key of ['a', 'b', 'c', 'a', 'd', 'e', 'a']) find(key);
    // «b» went with its generation; «a» was asked for and went on to the next.
    find('b');
    expect(asked).toEqual(['a', 'b', 'c', 'd', 'e', 'b']);
  });

  test('is not kept for long keys', () => {
    const { find, asked } = counted({ longestKey: 3 });
    for (const key of ['abc', 'abcd', 'abc', 'abcd']) find(key);
    expect(asked).toEqual(['abc', 'abcd', 'abcd']);
  });
});
