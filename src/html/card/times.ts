/** Times as readers see them, with the exact moment for machines. */
import { isoTime } from '#arabic/dates.ts';
import { dayPath } from '#article/address.ts';
import type { Moment } from '#article/story/moment.ts';
import type { Conventions } from '#edition/conventions/conventions.ts';
import type { Frame } from '../frame.ts';
import { type Html, html } from '../template.ts';

/** True when only a day is known: copy that came with a date and no hour is stored at midnight. */
function isWholeDay(date: Date, conventions: Conventions): boolean {
  return date.getTime() % 60_000 === 0 && /^[0٠]{2}:[0٠]{2}$/.test(conventions.time(date));
}

/**
 * In lists: today's news by its hour, older news by its day. The script turns the last day's into
 * «قبل ساعتين»; the page in the cache cannot, for it would go on saying so.
 */
export function listTime(date: Date, frame: Frame): Html {
  const { conventions, now } = frame;
  const today = conventions.isoDay(date) === conventions.isoDay(now) && !isWholeDay(date, conventions);
  return html`<time datetime="${isoTime(date)}" data-relative>${today ? conventions.time(date) : conventions.date(date)}</time>`;
}

/** Over an article: day and hour in full, leading to the day's archive; Hijri beside it when the edition wants it. */
export function fullTime(date: Date, conventions: Conventions): Html {
  const hijri = conventions.hijri(date);
  return html`<a class="day" href="${dayPath(conventions.isoDay(date))}">${shortTime(date, conventions)}</a>${hijri && html`<span class="hijri">${hijri}</span>`}`;
}

/** A moment without Hijri: the second of two times in one line needs only the one calendar. */
export function shortTime(date: Date, conventions: Conventions): Html {
  return html`<time datetime="${isoTime(date)}">${conventions.date(date)}${
    !isWholeDay(date, conventions) && html` <span class="hour">${conventions.time(date)}</span>`
  }</time>`;
}

/** When something was said or happened, no more exactly than it is known: a year, a month, a day, an hour. */
export function momentTime({ at, precision }: Moment, conventions: Conventions): Html {
  const date = new Date(at);
  const day = conventions.isoDay(date);
  switch (precision) {
    case 'year':
      return html`<time datetime="${day.slice(0, 4)}">${conventions.year(date)}</time>`;
    case 'month':
      return html`<time datetime="${day.slice(0, 7)}">${conventions.month(date)}</time>`;
    case 'day':
      return html`<time datetime="${day}">${conventions.date(date)}</time>`;
    default:
      return html`<time datetime="${isoTime(date)}">${conventions.date(date)} <span class="hour">${conventions.time(date)}</span></time>`;
  }
}
