/** Times of story files: told as exactly as they are known, and no more. */
import type { Moment } from '#article/story/moment.ts';
import type { Conventions } from '#edition/conventions/conventions.ts';
import { type Html, html } from '../template.ts';

/** In words: «2024», «أكتوبر 2024», «23 أكتوبر 2024», «23 أكتوبر 2024، 14:05». */
export function momentText({ at, precision }: Moment, conventions: Conventions): string {
  const date = new Date(at);
  if (precision === 'year') return conventions.year(date);
  if (precision === 'month') return conventions.month(date);
  const day = conventions.date(date);
  return precision === 'day' ? day : `${day}${conventions.words.comma}${conventions.time(date)}`;
}

/** `<time>` with no more in its attribute than is known: `2024`, `2024-10`, `2024-10-23`, an instant. */
export function momentTime(moment: Moment, conventions: Conventions): Html {
  const day = conventions.isoDay(new Date(moment.at));
  const known = { year: day.slice(0, 4), month: day.slice(0, 7), day };
  const { precision } = moment;
  const machine =
    precision === 'hour' || precision === 'minute' ? `${moment.at.slice(0, 16)}Z` : known[precision];
  return html`<time datetime="${machine}">${momentText(moment, conventions)}</time>`;
}

/** A day of the calendar, `YYYY-MM-DD`, in words. */
export const dayText = (day: string, conventions: Conventions): string =>
  conventions.date(new Date(`${day}T12:00:00Z`));
