/** The paper's story files: those that go on first. */
import { excerpt } from '#article/plain-text.ts';
import type { StoriesView } from '#edition/stories/view.ts';
import { listTime } from '../card/times.ts';
import type { Frame } from '../frame.ts';
import { shell } from '../shell/shell.ts';
import { html } from '../template.ts';

/** Characters of the state of play. */
const shownLength = 280;

export function storiesPage({ stories }: StoriesView, frame: Frame): string {
  const { conventions } = frame;
  const { story } = conventions.words;
  const main = html`<div class="file">
<header class="file-head"><h1>${story.files}</h1><p class="standfirst">${story.filesLead}</p></header>
${
  stories.length === 0
    ? html`<p class="empty">${story.noFiles}</p>`
    : html`<ul class="files">${stories.map(
        ({
          title,
          path,
          status,
          summary,
          articles,
          newest,
        }) => html`<li class="card"><p class="kicker">${story.status[status]}</p><h2><a href="${path}">${title}</a></h2>
${summary !== '' && html`<p class="standfirst">${excerpt(summary, shownLength)}</p>`}
<p class="meta">${newest !== null && html`${listTime(newest, frame)} · `}${conventions.count('articles', articles)}</p></li>`,
      )}</ul>`
}</div>`;
  return shell(frame, { kind: 'file', main });
}
