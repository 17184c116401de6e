/** Where each party stands: one row of columns for each issue, the parties in the same order in all of them. */
import { excerpt } from '#article/plain-text.ts';
import type { IssueView, PartyView, PositionView, StatementView } from '#edition/stories/view.ts';
import { sourceLine } from '../card/source-line.ts';
import { momentTime } from '../card/times.ts';
import type { Frame } from '../frame.ts';
import { type Html, html } from '../template.ts';

/** So many parties stand side by side, each in its column, also where it has said nothing. */
const mostColumns = 4;
/** Parties named in the line of those who have said nothing. */
const mostSilent = 8;
/** Characters of one position on the file's own page, fewer where many stand; the issue's page has all. */
const shownLength = { few: 260, many: 130 };
const fewCells = 12;
const shownBefore = 140;

export interface IssueChoice {
  /** The issue's own page: nothing is cut, nothing leads there. */
  whole: boolean;
  /** Of the parties' names. */
  heading: 2 | 4;
  /** The parties that stand side by side, each in its column, also where it has said nothing; `null`: those who speak. */
  columns: readonly PartyView[] | null;
  /** Characters of one position; `null`: all. */
  most: number | null;
}

/** How many words of each position a page has room for. */
export const lengthFor = (issues: readonly IssueView[]): number =>
  issues.reduce((sum, { positions }) => sum + positions.length, 0) > fewCells
    ? shownLength.many
    : shownLength.few;

/** The parties that speak on any issue, when they are few enough for a column each. */
export function columnsOf(issues: readonly IssueView[]): PartyView[] | null {
  const speaking = new Map(
    issues.flatMap(({ positions }) => positions.map(({ party }) => [party.id, party] as const)),
  );
  const whole = issues.every(({ left }) => left === 0);
  return whole && speaking.size <= mostColumns
    ? [...speaking.values()].sort((a, b) => a.place - b.place)
    : null;
}

export function issue(view: IssueView, frame: Frame, choice: IssueChoice): Html {
  const { conventions } = frame;
  const { story, comma } = conventions.words;
  const { columns, whole } = choice;
  const of = (party: PartyView) => view.positions.find((position) => position.party.id === party.id);
  const silent = columns ? [] : view.silent;
  return html`<section class="issue" aria-labelledby="${whole ? 'title' : `i${view.id}`}">
${!whole && html`<h3 id="i${view.id}"><a href="${view.path}">${view.title}</a></h3>`}
<ul class="stands${columns && ` of-${columns.length}`}">${
    columns
      ? columns.map((party) => {
          const position = of(party);
          return position ? stand(position, view, frame, choice) : silence(party, frame, choice);
        })
      : view.positions.map((position) => stand(position, view, frame, choice))
  }</ul>
${
  silent.length > 0 &&
  (whole || silent.length <= mostSilent) &&
  html`<p class="silent">${story.silent}: ${silent.map(({ name }) => name).join(comma)}</p>`
}
${view.left > 0 && html`<p class="more"><a href="${view.path}">${story.allPositions} <span>${conventions.count('positions', view.left)}</span></a></p>`}
</section>`;
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
${latest === null ? html`<p class="none">${story.noPosition}</p>` : statement(latest, frame, choice.most)}
${
  before.length > 0 &&
  html`<details class="history"><summary>${story.changed}</summary><ol>${before.map(
    (earlier) => html`<li>${statement(earlier, frame, choice.whole ? null : shownBefore)}</li>`,
  )}</ol>${older && html`<p>${older}</p>`}</details>`
}
${before.length === 0 && left > 0 && html`<p class="more"><a href="${of.path}#p${party.id}-${of.id}">${story.changed} <span>${conventions.count('earlier', left)}</span></a></p>`}
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
  const foreign = said.language !== conventions.language && html` lang="${said.language}" dir="auto"`;
  return html`<blockquote${foreign}><p>${words}</p></blockquote>${line}${
    said.original !== null &&
    html`<details class="original"><summary>${story.originalWords}${said.original.translator !== '' && html`${comma}${story.translatedBy(said.original.translator)}`}</summary><p lang="${said.original.language}" dir="auto">${most === null ? said.original.text : excerpt(said.original.text, most)}</p></details>`
  }`;
}
