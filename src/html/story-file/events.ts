/** What happened and what is expected: a list in time, with words for how sure each is. */
import type { EventView } from '#edition/stories/view.ts';
import { momentTime } from '../card/times.ts';
import type { Frame } from '../frame.ts';
import { type Html, html } from '../template.ts';

/** Sources named under an event. */
const mostNamed = 3;

/** Newest first; the mark at its side is said in words too. */
export const timeline = (events: readonly EventView[], frame: Frame): Html =>
  html`<ol class="timeline">${events.map((event) => moment(event, frame))}</ol>`;

/** How sure it is, or what became of what was expected. */
export function standing({ status, outcome, overdue }: EventView, frame: Frame): string {
  const { story } = frame.conventions.words;
  if (overdue) return story.overdue;
  if (status === 'expected') return outcome ? story.outcomes[outcome] : story.events.expected;
  return outcome === 'happened'
    ? `${story.events[status]} · ${story.outcomes.happened}`
    : story.events[status];
}

const sign = ({ status, outcome, overdue }: EventView): string =>
  overdue ? 'overdue' : status === 'expected' && outcome ? 'fallen' : status;

function moment(event: EventView, frame: Frame): Html {
  const { conventions } = frame;
  const { story, comma } = conventions.words;
  const by = event.by.slice(0, mostNamed).join(comma);
  return html`<li class="event ${sign(event)}" id="e${event.id}" data-part>
<p class="moment">${momentTime(event.when, conventions)}</p>
<div><p class="what">${title(event)}</p>
<p class="meta"><span class="state">${standing(event, frame)}</span>${event.place !== '' && html`${comma}${event.place}`}${by !== '' && html`${comma}${story.accordingTo} ${by}`}</p></div>
</li>`;
}

const title = ({ title: words, article }: EventView): Html =>
  article === null
    ? html`${words}`
    : html`<a href="${article.path}" title="${article.headline}">${words}</a>`;

/** What is expected next, soonest first. */
export function expected(events: readonly EventView[], frame: Frame): Html | false {
  const { conventions } = frame;
  const { story } = conventions.words;
  return (
    events.length > 0 &&
    html`<section class="expected" aria-labelledby="expected"><h2 id="expected">${story.expectedNext}</h2>
<ol>${events.map(
      (event) =>
        html`<li id="e${event.id}" data-part><p class="moment">${momentTime(event.when, conventions)}</p><p class="what">${title(event)}</p>${event.place !== '' && html`<p class="meta">${event.place}</p>`}</li>`,
    )}</ol></section>`
  );
}
