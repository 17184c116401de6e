/** When something was said or happened, as exactly as it is known, in the newsroom's time zone. */
import { useMemo } from 'react';
import { isoDay } from '#arabic/dates.ts';
import { instantOf } from '#arabic/instant.ts';
import type { Moment, Precision } from '#article/story/moment.ts';
import { useWords } from '../../words/words.tsx';

const shown: Record<Precision, Intl.DateTimeFormatOptions> = {
  year: { year: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  day: { year: 'numeric', month: 'long', day: 'numeric' },
  hour: { dateStyle: 'long', timeStyle: 'short' },
  minute: { dateStyle: 'long', timeStyle: 'short' },
};

/** `{at: '2026-02-28T21:00:00Z', precision: 'month'}` → `'مارس 2026'` in Riyadh. */
export function useTold(timeZone: string): (moment: Moment) => string {
  const { language } = useWords();
  return useMemo(() => {
    const locale = language === 'ar' ? 'ar-u-ca-gregory-nu-latn' : 'en-GB-u-ca-gregory-nu-latn';
    const formats = new Map<Precision, Intl.DateTimeFormat>();
    return ({ at, precision }) => {
      const format =
        formats.get(precision) ?? new Intl.DateTimeFormat(locale, { ...shown[precision], timeZone });
      formats.set(precision, format);
      return format.format(new Date(at));
    };
  }, [language, timeZone]);
}

const exact = (precision: Precision): boolean => precision === 'hour' || precision === 'minute';

/** As a field wants it: `'2026-03-01'`, or `'2026-03-01T14:05'` where the hour is known. */
export function fieldOf({ at, precision }: Moment, timeZone: string): string {
  const date = new Date(at);
  const day = isoDay(date, timeZone);
  if (!exact(precision)) return day;
  const [hour, minute] = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
    .format(date)
    .split(':');
  return `${day}T${hour}:${minute}`;
}

/** From a field to the beginning of the stretch that is meant; `null`: nothing sound is in it. */
export function momentOf(field: string, precision: Precision, timeZone: string): Moment | null {
  const [, year, month, day, hour = '00', minute = '00'] =
    /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?/.exec(field) ?? [];
  if (!year) return null;
  const first = {
    year: `${year}-01-01`,
    month: `${year}-${month}-01`,
    ...{ day: `${year}-${month}-${day}`, hour: `${year}-${month}-${day}`, minute: `${year}-${month}-${day}` },
  }[precision];
  const minutes = exact(precision) ? Number(hour) * 60 + (precision === 'minute' ? Number(minute) : 0) : 0;
  return { at: instantOf({ day: first, minutes }, timeZone).toISOString(), precision };
}

/** Today, as exactly as a day. */
export const today = (timeZone: string): Moment =>
  momentOf(isoDay(new Date(), timeZone), 'day', timeZone) as Moment;
