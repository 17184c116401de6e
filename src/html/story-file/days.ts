/** Days of the civil calendar in words. */
import { fromIsoDay } from '#arabic/dates.ts';
import type { Conventions } from '#edition/conventions/conventions.ts';

/** `dayText('2024-10-23', conventions)` → `'23 أكتوبر 2024'` */
export const dayText = (day: string, conventions: Conventions): string => conventions.date(fromIsoDay(day));
