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
