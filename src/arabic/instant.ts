/** Wall clocks → instants. */
import type { DateFound } from './date-reading.ts';

/**
 * The instant of a day and time in a time zone; a day without a time begins at midnight.
 * `instantOf({day: '2024-10-23', minutes: 875}, 'Asia/Riyadh')` → `2024-10-23T11:35:00Z`
 */
export function instantOf({ day, minutes }: Pick<DateFound, 'day' | 'minutes'>, timeZone: string): Date {
  const wall = Date.parse(`${day}T00:00:00Z`) + (minutes ?? 0) * 60_000;
  if (timeZone === 'UTC') return new Date(wall);
  // Twice, for instants near a change of the clock.
  const first = wall - offset(wall, timeZone);
  return new Date(wall - offset(first, timeZone));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds by which the clocks of a zone are ahead of UTC. */
function offset(at: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      dateStyle: 'short',
      timeStyle: 'medium',
      numberingSystem: 'latn',
      calendar: 'gregory',
    });
    formats.set(timeZone, format);
  }
  return Date.parse(`${format.format(at).replace(' ', 'T')}Z`) - at;
}
