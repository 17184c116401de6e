/** Pages of a part of a story file: its parties, one issue, its claims, a year of its events. */
import type { ClaimsView, IssuePageView, PartiesView, TimelineView } from '#edition/stories/view.ts';
import type { Frame } from '../frame.ts';
import { shell } from '../shell/shell.ts';
import { type Html, html } from '../template.ts';
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
