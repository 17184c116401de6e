/** The days of a planning calendar, in both calendars. Days are `YYYY-MM-DD` of the newsroom's time zone. */

export type CalendarView = 'month' | 'week';

const dayLength = 86_400_000;
const utc = (day: string): Date => new Date(`${day}T00:00:00Z`);
const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** So many days later: `addDays('2024-02-28', 2)` → `'2024-03-01'` */
export const addDays = (day: string, days: number): string =>
  dayOf(new Date(utc(day).getTime() + days * dayLength));

/** The day on which a moment falls in a time zone: `dayIn('Asia/Dubai', '2024-02-28T22:00:00Z')` → `'2024-02-29'` */
export const dayIn = (timeZone: string, moment: string | Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(moment),
  );

/** The first day of the week in which a day lies. `firstDay`: 0 Sunday … 6 Saturday, as Arabic calendars begin. */
export function weekStart(day: string, firstDay: number): string {
  return addDays(day, -((utc(day).getUTCDay() - firstDay + 7) % 7));
}

/** All days that a view shows: whole weeks, those of a month with what completes its first and last week. */
export function daysShown(view: CalendarView, day: string, firstDay: number): string[] {
  if (view === 'week') return Array.from({ length: 7 }, (_, i) => addDays(weekStart(day, firstDay), i));
  const first = weekStart(`${day.slice(0, 7)}-01`, firstDay);
  const days: string[] = [];
  for (let at = first; days.length === 0 || at.slice(0, 7) <= day.slice(0, 7); ) {
    for (let i = 0; i < 7; i++) days.push(addDays(at, i));
    at = addDays(at, 7);
  }
  return days;
}

/** The view before or after: a week on, or the first of the next month. */
export function turned(view: CalendarView, day: string, by: 1 | -1): string {
  if (view === 'week') return addDays(day, 7 * by);
  const date = utc(`${day.slice(0, 7)}-01`);
  date.setUTCMonth(date.getUTCMonth() + by);
  return dayOf(date);
}

/** Names of a day as the interface says them. Calendars and digits are named: what a browser assumes differs. */
export function dayNames(language: 'ar' | 'en') {
  const locale = language === 'ar' ? 'ar-u-nu-latn' : 'en-GB-u-nu-latn';
  const format = (calendar: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(`${locale}-ca-${calendar}`, { timeZone: 'UTC', ...options });
  const [weekday, month, number, full] = [
    format('gregory', { weekday: 'long' }),
    format('gregory', { month: 'long', year: 'numeric' }),
    format('gregory', { day: 'numeric' }),
    format('gregory', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
  ];
  const hijri = format('islamic-umalqura', { day: 'numeric', month: 'long' });
  const hijriMonth = format('islamic-umalqura', { month: 'long', year: 'numeric' });
  return {
    weekday: (day: string) => weekday.format(utc(day)),
    month: (day: string) => month.format(utc(day)),
    number: (day: string) => number.format(utc(day)),
    full: (day: string) => full.format(utc(day)),
    hijri: (day: string) => hijri.format(utc(day)),
    hijriMonth: (day: string) => hijriMonth.format(utc(day)),
  };
}
