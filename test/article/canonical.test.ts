import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '#article/canonical.ts';

describe('one spelling for equal JSON', () => {
  test('keys stand in order at every depth, lists as they are', () => {
    expect(canonicalJson({ b: 1, a: [{ d: 2, c: 3 }, 'ب', null] })).toBe(
      '{"a":[{"c":3,"d":2},"ب",null],"b":1}',
    );
  });

  test('what is not there is not written, and a date is its text', () => {
    expect(canonicalJson({ a: undefined, b: [undefined], c: new Date(0) })).toBe(
      '{"b":[null],"c":"1970-01-01T00:00:00.000Z"}',
    );
    const holes = [1, 2, 3];
    delete holes[1];
    expect(canonicalJson(holes)).toBe('[1,null,3]');
  });

  test('it reads back as what it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('the order in which keys were set does not matter, the value does', () => {
    const entries = fc.uniqueArray(fc.tuple(fc.string(), fc.jsonValue()), { selector: ([key]) => key });
    fc.assert(
      fc.property(entries, fc.nat(), (pairs, turn) => {
        const turned = [
          ...pairs.slice(turn % (pairs.length || 1)),
          ...pairs.slice(0, turn % (pairs.length || 1)),
        ].reverse();
        expect(canonicalJson(Object.fromEntries(turned))).toBe(canonicalJson(Object.fromEntries(pairs)));
        expect(canonicalJson({ ...Object.fromEntries(pairs), 'مفتاح جديد': 1 })).not.toBe(
          canonicalJson(Object.fromEntries(pairs)),
        );
      }),
    );
  });
});
