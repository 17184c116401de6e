/** A story file's page: where the story is, where everybody stands, what is disputed, what happened, every article. */
import type { StoryHead, StoryPageView } from '#edition/stories/view.ts';
import { cards } from '../card/lists.ts';
import { shortTime } from '../card/times.ts';
import type { Frame } from '../frame.ts';
import { shell } from '../shell/shell.ts';
import { type Html, html } from '../template.ts';
import { backgrounds } from './backgrounds.ts';
import { claims } from './claims.ts';
import { expected, timeline } from './events.ts';
import { columnsOf, issue, lengthFor } from './positions.ts';
import { roles } from './roles.ts';

/** Voices on one claim; the page of claims has all. */
const voicesShown = 3;

export function storyFilePage(view: StoryPageView, frame: Frame): string {
  const { conventions } = frame;
  const { words } = conventions;
  const { story } = words;
  const columns = columnsOf(view.issues);
  const most = lengthFor(view.issues);
  const main = html`<article class="file">
${head(view.story, frame)}
${since(view.story, frame)}
${
  isEmpty(view)
    ? html`<p class="empty">${story.nothingYet}</p>`
    : html`<div class="opening">
${
  view.story.summary !== '' &&
  html`<section class="play" id="play" aria-labelledby="play-title" data-part="${story.stateOfPlay}"><h2 id="play-title">${story.stateOfPlay}</h2>
${view.story.summary.split(/\n+/).map((paragraph) => html`<p>${paragraph}</p>`)}
${view.story.summaryAt !== null && html`<p class="small">${words.updated}: ${shortTime(view.story.summaryAt, conventions)}${view.story.former > 0 && html` · <a href="${view.story.path}/former">${story.former}</a>`}</p>`}</section>`
}
${expected(view.expected, frame)}
${roles(view.parties, frame, `${view.story.path}/parties`)}
</div>`
}
${
  view.issues.length > 0 &&
  html`<section class="positions" aria-labelledby="positions"><h2 id="positions">${story.positions}</h2><p class="lead">${story.positionsLead}</p>
${view.issues.map((one) => issue(one, frame, { whole: false, heading: 4, columns, most }))}</section>`
}
<div class="record">
${
  view.events.length > 0 &&
  html`<section class="what-happened" aria-labelledby="happened"><h2 id="happened">${story.timeline}</h2>
${timeline(view.events, frame)}
${years(view, frame)}</section>`
}
${
  view.claims.length > 0 &&
  html`<section class="in-dispute" aria-labelledby="disputed"><h2 id="disputed">${story.claims}</h2><p class="lead">${story.claimsLead}</p>
${claims(view.claims, frame, voicesShown)}
${(view.claimsLeft > 0 || view.claims.some(({ voices }) => voices.length > voicesShown)) && html`<p class="more"><a href="${view.story.path}/claims">${story.allClaims}</a></p>`}</section>`
}
</div>
${background(view, frame)}
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

/** Not even a sentence of where it stands. */
const isEmpty = ({ story, ...of }: StoryPageView): boolean =>
  story.summary === '' &&
  [of.expected, of.parties, of.issues, of.events, of.claims, of.backgrounds, of.cards].every(
    (list) => list.length === 0,
  );

/** What every article of the file comes back to; where the page is full, the way to it. */
function background(
  { story: { path }, backgrounds: of, backgroundsLeft: left }: StoryPageView,
  frame: Frame,
) {
  const { story } = frame.conventions.words;
  const more =
    left > 0 &&
    html`<p class="more"><a href="${path}/background">${of.length ? story.allBackground : story.background}</a></p>`;
  return of.length > 0
    ? html`<section class="background" aria-labelledby="background"><h2 id="background">${story.background}</h2>
${backgrounds(of, frame)}${more}</section>`
    : more;
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
  html`<header class="file-head part"><p class="kicker"><a href="${path}">${frame.conventions.words.story.file}: ${title}</a></p><h1 id="title">${heading}</h1>${more}</header>`;

/** Filled by the script from what the reader's own browser remembers; without it there is nothing to say. */
const since = ({ id }: StoryHead, frame: Frame): Html => {
  const { story } = frame.conventions.words;
  return html`<section class="since" hidden data-visit="${id}" data-none="${story.nothingNew}" data-fresh="${story.fresh}" aria-labelledby="since"><h2 id="since">${story.sinceVisit}</h2><ul></ul></section>`;
};

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
