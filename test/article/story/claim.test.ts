import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claimSchema, claimState, figuresConflict, type Voice } from '#article/story/claim.ts';
import type { Stance } from '#article/story/statement.ts';
import { source } from './factories.ts';

const voice = (id: number, stance: Stance, day: number, entity: number | null = null): Voice => ({
  source: source({ id, entity, label: `متحدث ${id}` }),
  stance,
  said: { at: new Date(Date.UTC(2026, 0, day)).toISOString(), precision: 'day' },
});
const plain = { verdict: null, superseded: false } as const;

test.for<[says: string, voices: Voice[], state: ReturnType<typeof claimState>]>([
  ['nobody asserts it', [], 'unsupported'],
  ['one asserts it', [voice(1, 'asserts', 1)], 'asserted'],
  ['two who are independent assert it', [voice(1, 'asserts', 1), voice(2, 'asserts', 1)], 'corroborated'],
  ['two speak for one body', [voice(1, 'asserts', 1, 9), voice(2, 'asserts', 1, 9)], 'asserted'],
  [
    'one asserts, another confirms a part',
    [voice(1, 'asserts', 1), voice(2, 'partly', 2)],
    'partlyConfirmed',
  ],
  ['one asserts, another denies', [voice(1, 'asserts', 1), voice(2, 'denies', 2)], 'disputed'],
  ['it is only denied', [voice(2, 'denies', 2)], 'denied'],
  ['who asserted it denies it later', [voice(1, 'asserts', 1), voice(1, 'denies', 2)], 'denied'],
  [
    'who denied it asserts it later, in whatever order it is entered',
    [voice(1, 'asserts', 3), voice(1, 'denies', 2)],
    'asserted',
  ],
  ['who asserted it declines to repeat it', [voice(1, 'asserts', 1), voice(1, 'declines', 2)], 'asserted'],
  ['everybody declines', [voice(1, 'declines', 1)], 'unsupported'],
])('a claim stands as what is said of it: %s', ([, voices, state]) => {
  expect(claimState(plain, voices)).toBe(state);
});

test('what the newsroom found out itself goes before what others say', () => {
  expect(claimState({ verdict: 'refuted', superseded: true }, [voice(1, 'asserts', 1)])).toBe('refuted');
  expect(claimState({ verdict: null, superseded: true }, [voice(1, 'asserts', 1)])).toBe('superseded');
});

test('the order in which voices were entered does not change how a claim stands', () => {
  const voices = fc.uniqueArray(
    fc.record({
      id: fc.integer({ min: 1, max: 4 }),
      stance: fc.constantFrom<Stance>('asserts', 'denies', 'partly', 'declines'),
      day: fc.integer({ min: 1, max: 28 }),
    }),
    { selector: ({ id, day }) => `${id}/${day}`, maxLength: 12 },
  );
  fc.assert(
    fc.property(voices, (all) => {
      const told = all.map(({ id, stance, day }) => voice(id, stance, day));
      expect(claimState(plain, told)).toBe(claimState(plain, told.toReversed()));
    }),
  );
});

test('figures conflict when no number fits both; those of different units never do', () => {
  const figure = (low: number, high: number, unit = 'قتيل') => ({ low, high, unit });
  expect(figuresConflict(figure(14, 19), figure(19, 22))).toBe(false);
  expect(figuresConflict(figure(14, 18), figure(19, 22))).toBe(true);
  expect(figuresConflict(figure(14, 14), figure(40, 40, 'جريح'))).toBe(false);
  expect(figuresConflict(figure(14, 14), { low: null, high: null, unit: 'قتيل' })).toBe(false);
});

test('half a figure and a figure upside down are refused with their place', () => {
  const wrong = (more: object) => claimSchema.safeParse({ text: 'قُتل 14', ...more }).error?.issues[0]?.path;
  expect(wrong({ low: 3 })).toEqual(['high']);
  expect(wrong({ low: 9, high: 3 })).toEqual(['high']);
  expect(wrong({ low: 3, high: 9, unit: 'قتيل' })).toBeUndefined();
});
