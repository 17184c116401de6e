import { describe, expect, it } from 'vitest';
import { counted } from '#arabic/plurals.ts';
import { makeConventions } from '#edition/conventions/conventions.ts';

const minutes = makeConventions('ar').counts.minutes;

describe('a counted noun in Arabic', () => {
  it.each([
    [1, 'دقيقة واحدة'],
    [2, 'دقيقتان'],
    [3, '3 دقائق'],
    [10, '10 دقائق'],
    [11, '11 دقيقة'],
    [99, '99 دقيقة'],
    [100, '100 دقيقة'],
    [103, '103 دقائق'],
    [111, '111 دقيقة'],
  ])('agrees with %i', (count, phrase) => {
    expect(counted(count, minutes, 'ar', 'latn')).toBe(phrase);
  });

  it('takes the digits of the edition', () => {
    expect(counted(11, minutes, 'ar', 'arab')).toBe('١١ دقيقة');
  });

  it('falls to the general form when a language has no special one', () => {
    expect(counted(2, { one: '{n} minute', other: '{n} minutes' }, 'en-GB', 'latn')).toBe('2 minutes');
    expect(counted(1, { one: '{n} minute', other: '{n} minutes' }, 'en-GB', 'latn')).toBe('1 minute');
  });
});
