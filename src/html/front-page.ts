/**
 * A front: home or a section's. It is laid out like a paper's page one, by weight: a lead story, those beside
 * it, the hour's news in a column; then bands, each set differently from the one before.
 */
import type { FrontView } from '#edition/view.ts';
import { card } from './card/card.ts';
import { cards, latest, mostRead } from './card/lists.ts';
import type { Frame } from './frame.ts';
import { band, bandRows } from './front/bands.ts';
import { shell } from './shell/shell.ts';
import { type Html, html } from './template.ts';

export function frontPage(front: FrontView, frame: Frame): string {
  const { words } = frame.conventions;
  const rows = bandRows(front.bands);
  const row = (bands: (typeof rows)[number]): Html =>
    html`<div class="row">${bands.map((entry) => band(entry, frame))}</div>`;
  const main = html`${front.section !== null && sectionHead(front.section, frame)}
<section class="top" aria-label="${words.topStories}">
${front.lead !== null && card(front.lead, frame, { shape: 'lead', heading: 2, section: true, standfirst: true, first: true })}
${
  front.seconds.length > 0 &&
  html`<div class="seconds">${front.seconds.map((second, index) =>
    card(second, frame, {
      shape: index === 0 ? 'tall' : 'side',
      heading: 2,
      section: true,
      standfirst: index === 0,
    }),
  )}</div>`
}
${latest(front.latest, frame)}
</section>
${rows.slice(0, 1).map(row)}
${opinion(front, frame)}
${rows.slice(1, 3).map(row)}
${mostRead(front.mostRead, frame)}
${rows.slice(3).map(row)}
${front.next !== null && html`<p class="pager"><a rel="next" href="${front.next}">${words.nextPage}</a></p>`}`;
  return shell(frame, {
    kind: 'front',
    main,
    below: running(front, frame),
    nameplate: front.section === null ? 'full' : 'slim',
    nameIsHeading: front.section === null,
    sectionPath: front.section?.trail[0]?.path ?? front.section?.path ?? null,
  });
}

/** What is going on for longer than a day, in one line over the news. */
function running({ running: files }: FrontView, { conventions: { words } }: Frame): Html | false {
  return (
    files.length > 0 &&
    html`<nav class="running" aria-labelledby="running"><p id="running">${words.story.running}</p>
<ul>${files.map(({ name, path }) => html`<li><a href="${path}">${name}</a></li>`)}</ul></nav>`
  );
}

/** Name of the section, where it stands in the tree, and what stands under it. */
function sectionHead(section: NonNullable<FrontView['section']>, frame: Frame): Html {
  const { words } = frame.conventions;
  const link = ({ name, path }: { name: string; path: string }): Html =>
    html`<li><a href="${path}">${name}</a></li>`;
  return html`<header class="page-head">
${section.trail.length > 0 && html`<nav class="trails" aria-label="${words.breadcrumb}"><ol>${section.trail.map(link)}</ol></nav>`}
<h1>${section.name}</h1>
${section.children.length > 0 && html`<nav class="subsections" aria-label="${section.name}"><ul>${section.children.map(link)}</ul></nav>`}
</header>`;
}

/** Opinion goes by who writes: names first, no pictures. */
function opinion(front: FrontView, frame: Frame): Html | false {
  return (
    front.opinion.length > 0 &&
    html`<section class="opinions" aria-labelledby="opinion"><h2 id="opinion">${frame.conventions.words.opinion}</h2>
${cards(front.opinion, frame, { shape: 'opinion', heading: 3 })}</section>`
  );
}
