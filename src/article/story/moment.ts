/** When something happened, as exactly as it is known: «في 2019» and «عند 14:05» are both times. */
import { z } from 'zod';

export const precisions = ['year', 'month', 'day', 'hour', 'minute'] as const;
export type Precision = (typeof precisions)[number];

/** `at` is the beginning of the stretch that is meant, an ISO instant; the newsroom's time zone says where days begin. */
export interface Moment {
  at: string;
  precision: Precision;
}

export const momentSchema = z
  .strictObject({ at: z.iso.datetime({ offset: true }), precision: z.enum(precisions) })
  .meta({ ref: 'Moment' });

const fineness = (moment: Moment): number => precisions.indexOf(moment.precision);

/**
 * For sorting, earliest first. Of two that begin together the coarser stands first, as the frame of the other:
 * «عام 2024» before «في 1 يناير 2024».
 */
export const inTime = (a: Moment, b: Moment): number =>
  Date.parse(a.at) - Date.parse(b.at) || fineness(a) - fineness(b);

/** The same moment told no more exactly than asked for. */
export const coarser = (moment: Moment, precision: Precision): Moment =>
  fineness(moment) <= precisions.indexOf(precision) ? moment : { ...moment, precision };

const half = 12 * 3_600_000;

/**
 * When the stretch that is meant is over: what is expected «in 2026» is late from 2027 on. Days, months and years begin
 * at midnight where the newsroom is; twelve hours later it is that day in UTC too, for zones up to twelve hours from
 * it, and there they are counted. (A night in which clocks are turned may end an hour early or late.)
 */
export function endOf({ at, precision }: Moment): Date {
  const noon = new Date(Date.parse(at) + half);
  if (precision === 'year') noon.setUTCFullYear(noon.getUTCFullYear() + 1);
  else if (precision === 'month') noon.setUTCMonth(noon.getUTCMonth() + 1);
  else if (precision === 'day') noon.setUTCDate(noon.getUTCDate() + 1);
  else noon.setTime(noon.getTime() + (precision === 'hour' ? 3_600_000 : 60_000));
  return new Date(noon.getTime() - half);
}
