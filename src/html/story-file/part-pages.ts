/** Pages of a part of a story file: its parties, one issue, its background, its claims, a year of its events. */
import type {
  BackgroundsView,
  ClaimsView,
  FormerView,
  IssuePageView,
  PartiesView,
  TimelineView,
} from '#edition/stories/view.ts';
import { shortTime } from '../card/times.ts';
import { wordRuns } from '../card/word-runs.ts';
import type { Frame } from '../frame.ts';
import { shell } from '../shell/shell.ts';
import { type Html, html } from '../template.ts';
import { backgrounds } from './backgrounds.ts';
import { claims } from './claims.ts';
import { timeline } from './events.ts';
import { issue } from './positions.ts';
import { roles } from './roles.ts';
import { partHead } from './story-page.ts';

const page = (frame: Frame, main: Html): string =>
  shell(frame, { kind: 'file', main: html`<article class="file">${main}</article>` });

export const partiesPage = ({ story, parties }: PartiesView, frame: Frame): string =>
  page(
    frame,
    html`${partHead(story, frame.conventions.words.story.parties, frame)}
${roles(parties, frame)}`,
  );

export const issuePage = ({ story, issue: of }: IssuePageView, frame: Frame): string =>
  page(
    frame,
    html`${partHead(story, of.title, frame, html`<p class="lead">${frame.conventions.words.story.positionsLead}</p>`)}
${issue(of, frame, {
  whole: true,
  heading: 2,
  columns: null,
  most: null,
})}`,
  );

export const backgroundPage = ({ story, backgrounds: of }: BackgroundsView, frame: Frame): string =>
  page(
    frame,
    html`${partHead(story, frame.conventions.words.story.background, frame)}
<div class="background">${backgrounds(of, frame)}</div>`,
  );

/** Each as readers had it, with what became of its words in the next: set as versions of an article are. */
export function formerPage({ story, former }: FormerView, frame: Frame): string {
  const { conventions } = frame;
  const { words } = conventions;
  const main = html`<header class="page-head"><h1>${words.story.formerTitle}</h1>
<p class="article-link"><a href="${story.path}">${words.story.file}: ${story.title}</a></p>
<p class="standfirst">${words.story.formerLead}</p></header>
<div class="difference">${former.map(
    ({ from, until, runs }) =>
      html`<section><h2 class="label">${shortTime(from, conventions)} – ${shortTime(until, conventions)}</h2><p class="text">${wordRuns(runs)}</p></section>`,
  )}</div>`;
  return shell(frame, { kind: 'versions', main });
}

export function claimsPage({ story, claims: of }: ClaimsView, frame: Frame): string {
  const { words } = frame.conventions;
  return page(
    frame,
    html`${partHead(story, words.story.claims, frame, html`<p class="lead">${words.story.claimsLead}</p>`)}
${of.length > 0 ? claims(of, frame) : html`<p class="empty">${words.story.noClaims}</p>`}`,
  );
}

export function timelinePage({ story, year, events, next }: TimelineView, frame: Frame): string {
  const { words } = frame.conventions;
  return page(
    frame,
    html`${partHead(story, timelineTitle(year, frame), frame)}
${timeline(events, frame)}
${next !== null && html`<p class="pager"><a rel="next" href="${next}">${words.nextPage}</a></p>`}`,
  );
}

export const timelineTitle = (year: number, { conventions }: Pick<Frame, 'conventions'>): string =>
  conventions.words.story.timelineOf(conventions.year(new Date(Date.UTC(year, 6))));
