/** A story file's page: where the story is, where everybody stands, what is disputed, what happened, every article. */
import { partyRoles } from '#article/story/story.ts';
import type { PartyView, StoryHead, StoryPageView } from '#edition/stories/view.ts';
import { cards } from '../card/lists.ts';
import { shortTime } from '../card/times.ts';
import type { Frame } from '../frame.ts';
import { shell } from '../shell/shell.ts';
import { type Html, html } from '../template.ts';
import { claims } from './claims.ts';
import { expected, timeline } from './events.ts';
import { dayText } from './moments.ts';
import { issue } from './positions.ts';

export function storyFilePage(view: StoryPageView, frame: Frame): string {
  const { conventions } = frame;
  const { words } = conventions;
  const { story } = words;
  const main = html`<article class="file">
${head(view.story, frame)}
${since(view.story, frame)}
<div class="opening">
${
  view.story.summary !== '' &&
  html`<section class="play" id="play" aria-labelledby="play-title" data-part="${story.stateOfPlay}"><h2 id="play-title">${story.stateOfPlay}</h2>
${view.story.summary.split(/\n+/).map((paragraph) => html`<p>${paragraph}</p>`)}
${view.story.summaryAt !== null && html`<p class="small">${words.updated}: ${shortTime(view.story.summaryAt, conventions)}</p>`}</section>`
}
${expected(view.expected, frame)}
${roles(view.parties, frame)}
</div>
${
  view.issues.length > 0 &&
  html`<section class="positions" aria-labelledby="positions"><h2 id="positions">${story.positions}</h2><p class="lead">${story.positionsLead}</p>
${view.issues.map((one) => issue(one, frame, { whole: false, heading: 3 }))}</section>`
}
<div class="record">
${
  view.events.length > 0 &&
  html`<section class="happened" aria-labelledby="happened"><h2 id="happened">${story.timeline}</h2>
${timeline(view.events, frame)}
${years(view, frame)}</section>`
}
${
  view.claims.length > 0 &&
  html`<section class="disputed" aria-labelledby="disputed"><h2 id="disputed">${story.claims}</h2><p class="lead">${story.claimsLead}</p>
${claims(view.claims, frame)}
${view.claimsLeft > 0 && html`<p class="more"><a href="${view.story.path}/claims">${story.allClaims}</a></p>`}</section>`
}
</div>
${
  view.cards.length > 0 &&
  html`<section class="filed" aria-labelledby="filed"><h2 id="filed">${story.articles}</h2>
${cards(view.cards, frame, { shape: 'line', heading: 3, section: true })}
${view.next !== null && html`<p class="pager"><a rel="next" href="${view.next}">${words.nextPage}</a></p>`}</section>`
}
<p class="follow"><a href="${view.story.path}/rss.xml">${words.followFeed}</a></p>
</article>`;
  return shell(frame, { kind: 'file', main });
}

/** «ملف · مفتوح», and the title. */
const head = ({ title, status }: StoryHead, frame: Frame): Html => {
  const { story } = frame.conventions.words;
  return html`<header class="file-head"><p class="kicker">${story.file} <span class="status">${story.status[status]}</span></p><h1>${title}</h1></header>`;
};

/** Over the pages that show a part of a file. */
export const partHead = (
  { title, path }: StoryHead,
  heading: string,
  frame: Frame,
  more: Html | false = false,
): Html =>
  html`<header class="file-head part"><p class="kicker"><a href="${path}">${frame.conventions.words.story.file}: ${title}</a></p><h1 id="issue-title">${heading}</h1>${more}</header>`;

/** Filled by the script from what the reader's own browser remembers; without it there is nothing to say. */
const since = ({ id }: StoryHead, frame: Frame): Html => {
  const { story } = frame.conventions.words;
  return html`<section class="since" hidden data-visit="${id}" data-none="${story.nothingNew}" data-fresh="${story.fresh}" aria-labelledby="since"><h2 id="since">${story.sinceVisit}</h2><ul></ul></section>`;
};

/** Who takes part and as what. */
function roles(parties: readonly PartyView[], frame: Frame): Html | false {
  const { conventions } = frame;
  const { story, comma } = conventions.words;
  const time = ({ from, to }: PartyView): string =>
    [from && story.since(dayText(from, conventions)), to && story.until(dayText(to, conventions))]
      .filter(Boolean)
      .join(' ');
  const of = partyRoles.flatMap((role) => {
    const own = parties.filter((party) => party.role === role);
    return own.length === 0
      ? []
      : [
          html`<div><dt>${own.length === 1 ? story.roles[role].one : story.roles[role].several}</dt><dd>${own.map(
            (party, index) =>
              html`${index > 0 && comma}<a href="${party.path}">${party.name}</a>${time(party) !== '' && html` <span class="small">${time(party)}</span>`}`,
          )}</dd></div>`,
        ];
  });
  return of.length > 0 && html`<dl class="roles">${of}</dl>`;
}

/** The way to what is older. */
function years({ years: of }: StoryPageView, frame: Frame): Html | false {
  const { conventions } = frame;
  return (
    of.length > 0 &&
    html`<nav class="years" aria-label="${conventions.words.story.byYear}"><h3>${conventions.words.story.byYear}</h3><ul>${of.map(
      ({ year, count, path }) =>
        html`<li><a href="${path}">${conventions.year(new Date(Date.UTC(year, 6)))}</a> <span class="small">${conventions.count('events', count)}</span></li>`,
    )}</ul></nav>`
  );
}
