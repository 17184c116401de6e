/** An entity's page: what it is and was, where it takes part, what was said in its name. */
import type { EntityPageView } from '#edition/stories/view.ts';
import { cards } from '../card/lists.ts';
import type { Frame } from '../frame.ts';
import { shell } from '../shell/shell.ts';
import { type Html, html } from '../template.ts';
import { dayText } from './days.ts';
import { statement } from './positions.ts';

/** Characters of one statement. */
const shownLength = 400;

export function entityPage(view: EntityPageView, frame: Frame): string {
  const { words } = frame.conventions;
  const { story, comma } = words;
  const { entity } = view;
  const names = [...entity.variants, ...(entity.latin === null ? [] : [entity.latin])];
  const main = html`<article class="file">
<header class="file-head"><p class="kicker">${story.kinds[entity.kind]}</p><h1>${entity.name}</h1>
${entity.now !== null && html`<p class="standfirst">${entity.now}</p>`}
${names.length > 0 && html`<p class="small">${story.alsoWritten}: ${names.map((name, index) => html`${index > 0 && comma}<bdi>${name}</bdi>`)}</p>`}
${entity.wikidata !== null && html`<p class="small"><a href="https://www.wikidata.org/wiki/${entity.wikidata}" rel="external noreferrer"><bdi lang="en">Wikidata ${entity.wikidata}</bdi></a></p>`}
${former(view, frame)}</header>
${
  view.stories.length > 0 &&
  html`<section class="takes-part" aria-labelledby="takes-part"><h2 id="takes-part">${story.itsFiles}</h2><ul>${view.stories.map(
    (of) =>
      html`<li><a href="${of.path}">${of.name}</a> <span class="small">${story.roles[of.role].one} · ${story.status[of.status]}</span></li>`,
  )}</ul></section>`
}
${
  view.statements.length > 0 &&
  html`<section class="positions" aria-labelledby="words"><h2 id="words">${story.itsWords}</h2><ul class="stands">${view.statements.map(
    (said) => html`<li class="stand">${about(said)}${statement(said, frame, shownLength)}</li>`,
  )}</ul></section>`
}
${
  view.cards.length > 0 &&
  html`<section class="filed" aria-labelledby="filed"><h2 id="filed">${story.itsArticles}</h2>
${cards(view.cards, frame, { shape: 'line', heading: 3, section: true })}
${view.next !== null && html`<p class="pager"><a rel="next" href="${view.next}">${words.nextPage}</a></p>`}</section>`
}
<p class="follow"><a href="${entity.path}/rss.xml">${words.followFeed}</a></p>
</article>`;
  return shell(frame, { kind: 'file', main });
}

/** The file, and the issue of it. */
const about = ({ story, issue }: EntityPageView['statements'][number]): Html | false =>
  story !== null && html`<h3><a href="${story.path}">${issue ?? story.name}</a></h3>`;

/** What it was before, with its days: an article of then is read with what it was then. */
function former({ entity }: EntityPageView, frame: Frame): Html | false {
  const { conventions } = frame;
  const { story } = conventions.words;
  return (
    entity.former.length > 0 &&
    html`<dl class="roles"><div><dt>${story.formerly}</dt>${entity.former.map(
      ({ text, from, to }) =>
        html`<dd>${text} <span class="small">${from && story.since(dayText(from, conventions))} ${to && story.until(dayText(to, conventions))}</span></dd>`,
    )}</div></dl>`
  );
}
