import { describe, expect, test } from 'vitest';
import { addDays, dayIn, dayNames, daysShown, turned, weekStart } from '../../src/newsroom/calendar/days.ts';

const saturday = 6;

describe('The planning calendar', () => {
  test('an Arabic week begins on Saturday, an English one on Monday', () => {
    expect(weekStart('2024-10-23', saturday)).toBe('2024-10-19');
    expect(weekStart('2024-10-19', saturday)).toBe('2024-10-19');
    expect(weekStart('2024-10-23', 1)).toBe('2024-10-21');
  });

  test('a month is shown in whole weeks, from before its first day to after its last', () => {
    const days = daysShown('month', '2024-10-23', saturday);
    expect(days.length % 7).toBe(0);
    expect(days[0]).toBe('2024-09-28');
    expect(days.at(-1)).toBe('2024-11-01');
    expect(days.filter((day) => day.startsWith('2024-10'))).toHaveLength(31);
  });

  test('a December ends in January, a February has its leap day', () => {
    expect(daysShown('month', '2024-12-05', saturday).at(-1)).toBe('2025-01-03');
    expect(daysShown('month', '2024-02-05', saturday)).toContain('2024-02-29');
    expect(turned('month', '2024-12-31', 1)).toBe('2025-01-01');
    expect(turned('month', '2024-03-31', -1)).toBe('2024-02-01');
    expect(turned('week', '2024-02-28', 1)).toBe('2024-03-06');
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  });

  test('a piece that is due late in the evening in Greenwich is due the next day in Dubai', () => {
    expect(dayIn('Asia/Dubai', '2024-02-28T22:00:00Z')).toBe('2024-02-29');
    expect(dayIn('UTC', '2024-02-28T22:00:00Z')).toBe('2024-02-28');
  });

  test('a day is named in both calendars', () => {
    const names = dayNames('ar');
    expect(names.weekday('2024-10-23')).toBe('الأربعاء');
    expect(names.number('2024-10-23')).toBe('23');
    expect(names.hijri('2024-10-23')).toMatch(/20.*ربيع الآخر/);
    expect(dayNames('en').full('2024-10-23')).toMatch(/^Wednesday,? 23 October 2024$/);
  });
});
