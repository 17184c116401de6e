/** Plain lists, newest first: a desk, a person, a topic, a day, and the later pages of a section. */
import { fromIsoDay } from '#arabic/dates.ts';
import { dayPath } from '#article/address.ts';
import type { ListView } from '#edition/view.ts';
import { foldedCards } from './card/lists.ts';
import type { Frame } from './frame.ts';
import { shell } from './shell/shell.ts';
import { type Html, html } from './template.ts';

export function listPage(list: ListView, frame: Frame): string {
  const { words } = frame.conventions;
  const title = titleOf(list, frame);
  const main = html`<header class="page-head">
${label(list, frame)}
<h1>${title}</h1>
${list.description !== '' && html`<p class="standfirst">${list.description}</p>`}
${list.day !== null && days(list.day, frame)}
</header>
${
  list.cards.length === 0
    ? html`<p class="empty">${words.emptyList}</p>`
    : html`<section class="stories" aria-label="${title}">${foldedCards(list.cards, frame, { shape: 'side', heading: 2, section: list.kind !== 'section', standfirst: true }, { shown: 20, id: 'list-rest' })}</section>`
}
${list.next !== null && html`<p class="pager"><a rel="next" href="${list.next}">${words.nextPage}</a></p>`}`;
  return shell(frame, { kind: 'list', main });
}

/** A day is called as readers call it; everything else by its own name. */
const titleOf = ({ title, day }: ListView, { conventions }: Frame): string =>
  day === null ? title : conventions.words.archiveOf(conventions.date(fromIsoDay(day.date)));

/** What kind of list this is, in the red line over its name. */
function label(list: ListView, frame: Frame): Html | false {
  const { words } = frame.conventions;
  const names: Record<ListView['kind'], string> = {
    section: words.sections,
    desk: words.desk,
    person: words.writer,
    topic: words.topic,
    day: words.archive,
    latest: '',
    story: words.story.file,
    entity: '',
  };
  return names[list.kind] !== '' && html`<p class="kicker">${names[list.kind]}</p>`;
}

/** The neighbouring days that have news. */
function days(day: NonNullable<ListView['day']>, frame: Frame): Html {
  const { conventions } = frame;
  const link = (date: string | null, rel: 'prev' | 'next', word: string): Html | false =>
    date !== null &&
    html`<li><a rel="${rel}" href="${dayPath(date)}"><span>${word}</span> ${conventions.date(fromIsoDay(date))}</a></li>`;
  const hijri = conventions.hijri(fromIsoDay(day.date));
  return html`${hijri && html`<p class="hijri">${hijri}</p>`}
<nav class="days" aria-label="${conventions.words.archive}"><ul>${link(day.previous, 'prev', conventions.words.previousDay)}${link(day.next, 'next', conventions.words.nextDay)}</ul></nav>`;
}
