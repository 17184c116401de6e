import { expect, test } from 'vitest';
import { descriptionOn, entitySchema } from '#article/story/entity.ts';
import { howKnown } from '#article/story/known.ts';
import { coarser, endOf, inTime, type Moment } from '#article/story/moment.ts';
import { positionsOf } from '#article/story/position.ts';
import { sourceMeant, sourceSchema } from '#article/story/source.ts';
import { statementSchema } from '#article/story/statement.ts';
import { eventSchema } from '#article/story/story.ts';
import { source } from './factories.ts';

const at = (iso: string, precision: Moment['precision'] = 'day'): Moment => ({ at: iso, precision });

test('a year stands before its first day, and both before what came after', () => {
  const day = at('2024-01-01T00:00:00Z');
  const year = at('2024-01-01T00:00:00Z', 'year');
  const later = at('2024-01-01T09:05:00Z', 'minute');
  expect([later, day, year].sort(inTime)).toEqual([year, day, later]);
  expect(coarser(later, 'day').precision).toBe('day');
  expect(coarser(year, 'day').precision).toBe('year');
});

test('what is expected in a year, on a day, at an hour is late when that is over', () => {
  const start = '2025-12-31T21:00:00.000Z';
  const end = (precision: Moment['precision']) => endOf(at(start, precision)).toISOString();
  expect(end('year')).toBe('2026-12-31T21:00:00.000Z');
  expect(end('day')).toBe('2026-01-01T21:00:00.000Z');
  expect(end('hour')).toBe('2025-12-31T22:00:00.000Z');
  expect(end('minute')).toBe('2025-12-31T21:01:00.000Z');
  // March in Riyadh, and in New York.
  expect(endOf(at('2026-02-28T21:00:00Z', 'month')).toISOString()).toBe('2026-03-31T21:00:00.000Z');
  expect(endOf(at('2026-03-01T05:00:00Z', 'month')).toISOString()).toBe('2026-04-01T05:00:00.000Z');
});

test('an office is named as it was on the day', () => {
  const { descriptions } = entitySchema.parse({
    kind: 'person',
    name: ' سلمى  الريّس ',
    descriptions: [
      { text: 'نائبة في البرلمان' },
      { text: 'وزيرة الري', from: '2020-03-01', to: '2023-06-30' },
      { text: 'رئيسة الوزراء', from: '2023-07-01' },
    ],
  });
  expect(descriptionOn(descriptions, '2019-05-05')).toBe('نائبة في البرلمان');
  expect(descriptionOn(descriptions, '2021-05-05')).toBe('وزيرة الري');
  expect(descriptionOn(descriptions, '2024-10-23')).toBe('رئيسة الوزراء');
  expect(descriptionOn([], '2024-10-23')).toBeNull();
});

test('where a party stands is its latest word on an issue that was not taken back', () => {
  const said = (id: number, day: string, more = {}) => ({
    ...{ id, party: 1, issue: 5, said: at(`${day}T00:00:00Z`), withdrawn: false },
    ...more,
  });
  const matrix = positionsOf([
    said(3, '2026-03-01'),
    said(1, '2026-01-01'),
    said(4, '2026-04-01', { withdrawn: true }),
    said(2, '2026-03-01'),
    said(6, '2026-05-01', { issue: null }),
  ]);
  const position = matrix.get(1)?.get(5);
  expect(position?.latest.id).toBe(3);
  expect(position?.before.map(({ id }) => id)).toEqual([2, 1]);
  expect(matrix.get(1)?.get(6)).toBeUndefined();
});

test('readers are told what an article rests on, each source once, and what is not confirmed', () => {
  const disputed = { id: 1, text: 'أُغلق المعبر', state: 'disputed' } as const;
  const firm = { id: 2, text: 'وصل الوفد', state: 'confirmed' } as const;
  const spokesman = source();
  const quiet = source({ id: 2, kind: 'unnamed', label: 'مصدر دبلوماسي' });
  const ministry = source({ id: 3, kind: 'organisation', label: 'وزارة الري' });
  const gone = source({ id: 4, kind: 'named', withdrawnAt: '2026-01-01T00:00:00Z' });
  expect(
    howKnown(
      [
        { source: spokesman, claims: [{ claim: disputed, stance: 'denies' }] },
        { source: spokesman, claims: [] },
        { source: quiet, claims: [{ claim: disputed, stance: 'asserts' }] },
        { source: ministry, claims: [{ claim: disputed, stance: 'declines' }] },
        { source: gone, claims: [] },
      ],
      [firm],
    ),
  ).toEqual({
    sources: { named: 0, official: 1, organisation: 1, document: 0, unnamed: 1 },
    unconfirmed: [disputed],
    declined: ['وزارة الري'],
  });
});

test('an unnamed source has no place for a name: whoever sends one is refused', () => {
  const unnamed = { kind: 'unnamed', label: 'مصدر دبلوماسي', reason: 'safety' };
  expect(sourceSchema.safeParse(unnamed).success).toBe(true);
  for (const field of ['name', 'entity', 'person', 'contact', 'phone', 'email', 'note'])
    expect(sourceSchema.safeParse({ ...unnamed, [field]: 'سلمى' }).success).toBe(false);
});

test('words of another language need their rendering, and the rendering its translator', () => {
  const said = { source: 1, said: at('2026-01-01T00:00:00Z'), original: 'We will wait.', language: 'en' };
  const wrong = (more: object) => statementSchema.safeParse({ ...said, ...more }).error?.issues[0]?.path;
  expect(wrong({})).toEqual(['rendering']);
  expect(wrong({ rendering: 'سننتظر.' })).toEqual(['translator']);
  expect(wrong({ rendering: 'سننتظر.', translator: 'هدى' })).toBeUndefined();
  expect(
    wrong({
      language: 'ar',
      original: 'سننتظر.',
      claims: [
        { claim: 1, stance: 'asserts' },
        { claim: 1, stance: 'denies' },
      ],
    }),
  ).toEqual(['claims']);
});

test('what happened is not expected any longer', () => {
  const event = { title: 'جولة ثالثة', when: at('2026-01-01T00:00:00Z'), status: 'expected' };
  expect(eventSchema.safeParse(event).success).toBe(true);
  expect(eventSchema.safeParse({ ...event, outcome: 'happened' }).success).toBe(false);
  expect(eventSchema.safeParse({ ...event, status: 'confirmed', outcome: 'happened' }).success).toBe(true);
});

test('who speaks is the source of that name, with an office or without, unless it is unsure which', () => {
  const minister = source({ id: 1, kind: 'official', label: 'إلياس القرمزي، وزير خارجية نيسار' });
  const ministry = source({ id: 2, kind: 'organisation', label: 'وزارة الري' });
  const unnamed = source({ id: 3, kind: 'unnamed', label: 'مصدر دبلوماسي' });
  const all = [minister, ministry, unnamed];
  expect(sourceMeant(all, 'الياس القرمزي')).toBe(minister);
  expect(sourceMeant(all, 'وزارة الري')).toBe(ministry);
  expect(sourceMeant(all, 'وزارة')).toBeNull();
  expect(sourceMeant(all, 'مصدر دبلوماسي')).toBeNull();
  expect(sourceMeant(all, '')).toBeNull();
  expect(sourceMeant([...all, { ...minister, id: 4 }], 'إلياس القرمزي')).toBeNull();
  expect(sourceMeant([{ ...ministry, withdrawnAt: '2026-01-01T00:00:00Z' }], 'وزارة الري')).toBeNull();
});
