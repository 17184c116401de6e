/** Where each party stands: one row of columns for each issue, the parties in the same order in all of them. */
import { excerpt } from '#article/plain-text.ts';
import type { IssueView, PartyView, PositionView, StatementView } from '#edition/stories/view.ts';
import type { Frame } from '../frame.ts';
import { type Html, html } from '../template.ts';
import { momentTime } from './moments.ts';
import { sourceLine } from './source-line.ts';

/** So many parties stand side by side, each in its column, also where it has said nothing. */
const mostColumns = 4;
/** Parties named in the line of those who have said nothing. */
const mostSilent = 8;
/** Characters of one position on the file's own page; the issue's page has all. */
const shownLength = 260;
const shownBefore = 140;

export interface IssueChoice {
  /** The issue's own page: nothing is cut, nothing leads there. */
  whole: boolean;
  heading: 2 | 3;
}

export function issue(view: IssueView, frame: Frame, choice: IssueChoice): Html {
  const { conventions } = frame;
  const { story, comma } = conventions.words;
  const columns = view.positions.length + view.silent.length <= mostColumns;
  const title = choice.whole
    ? false
    : html`<h3 id="i${view.id}"><a href="${view.path}">${view.title}</a></h3>`;
  return html`<section class="issue"${choice.whole ? html` aria-labelledby="issue-title"` : html` aria-labelledby="i${view.id}"`}>
${title}
<ul class="stands${columns && ` of-${view.positions.length + view.silent.length}`}">${
    columns
      ? inOrder(view).map((entry) =>
          'latest' in entry ? stand(entry, view, frame, choice) : silence(entry, frame, choice),
        )
      : view.positions.map((position) => stand(position, view, frame, choice))
  }</ul>
${
  !columns &&
  view.silent.length > 0 &&
  (choice.whole || view.silent.length <= mostSilent) &&
  html`<p class="silent">${story.silent}: ${view.silent.map(({ name }) => name).join(comma)}</p>`
}
${view.left > 0 && html`<p class="more"><a href="${view.path}">${story.allPositions} <span>${conventions.count('positions', view.left)}</span></a></p>`}
</section>`;
}

/** Those who speak and those who do not, in the order in which the parties stand everywhere. */
function inOrder({ positions, silent }: IssueView): (PositionView | PartyView)[] {
  const all = [...positions.map(({ party }) => party), ...silent];
  const place = new Map(all.map((party) => [party.id, party]));
  const byPlace = [...place.values()].sort((a, b) => a.place - b.place);
  return byPlace.map((party) => positions.find((position) => position.party.id === party.id) ?? party);
}

const name = (party: PartyView, frame: Frame, { heading }: IssueChoice): Html => {
  const { one } = frame.conventions.words.story.roles[party.role];
  const words = html`<a href="${party.path}">${party.name}</a> <span class="role">${one}</span>`;
  return heading === 2 ? html`<h2>${words}</h2>` : html`<h4>${words}</h4>`;
};

const silence = (party: PartyView, frame: Frame, choice: IssueChoice): Html =>
  html`<li class="stand none">${name(party, frame, choice)}<p>${frame.conventions.words.story.silent}</p></li>`;

function stand(position: PositionView, of: IssueView, frame: Frame, choice: IssueChoice): Html {
  const { party, latest, before, left } = position;
  const { conventions } = frame;
  const { story } = conventions.words;
  const older =
    left > 0 &&
    (choice.whole ? conventions.count('earlier', left) : story.olderLeft(conventions.count('earlier', left)));
  return html`<li class="stand" id="p${party.id}-${of.id}" data-part="${party.name}: ${of.title}">
${name(party, frame, choice)}
${latest === null ? html`<p class="none">${story.noPosition}</p>` : statement(latest, frame, choice.whole ? null : shownLength)}
${
  before.length > 0 &&
  html`<details class="history"><summary>${story.changed}</summary><ol>${before.map(
    (earlier) => html`<li>${statement(earlier, frame, choice.whole ? null : shownBefore)}</li>`,
  )}</ol>${older && html`<p>${older}</p>`}</details>`
}
</li>`;
}

/** Words, when, who; or that they were withdrawn, and what readers are told of it. */
export function statement(said: StatementView, frame: Frame, most: number | null): Html {
  const { conventions } = frame;
  const { story, comma } = conventions.words;
  const when = html`<a href="${said.cited.path}" title="${story.publishedIn}: ${said.cited.headline}">${momentTime(said.said, conventions)}</a>`;
  const where = [said.place, said.medium].filter(Boolean).join(comma);
  const line = html`<p class="said">${when}${where !== '' && html`${comma}${where}`}<br>${sourceLine(said.source, frame)}</p>`;
  if (said.withdrawn)
    return html`<p class="withdrawn"><strong>${story.withdrawn}.</strong> ${said.withdrawn.note}</p>${line}`;
  const words = most === null ? said.words : excerpt(said.words, most);
  return html`<blockquote><p>${words}</p></blockquote>${line}${
    said.original !== null &&
    html`<details class="original"><summary>${story.originalWords}${said.original.translator !== '' && html`${comma}${story.translatedBy(said.original.translator)}`}</summary><p lang="${said.original.language}" dir="auto">${most === null ? said.original.text : excerpt(said.original.text, most)}</p></details>`
  }`;
}
