/** When things go wrong: the number, honest words, and a way on. Needs nothing from the database. */
import { type Frame, own } from './frame.ts';
import { searchBox } from './shell/overlays.ts';
import { shell } from './shell/shell.ts';
import { html } from './template.ts';

export type ErrorStatus = 404 | 500 | 503;

export function errorPage(status: ErrorStatus, frame: Frame): string {
  const { conventions } = frame;
  const { words } = conventions;
  const { title, text } = words.errors[`${status}`];
  const main = html`<div class="error">
<p class="status" aria-hidden="true">${conventions.number(status)}</p>
<h1>${title}</h1>
<p class="standfirst">${text}</p>
${status === 404 && searchBox(frame, { id: 'q', query: '', label: words.searchLabel })}
<p class="ways">${status !== 404 && html`<a href="">${words.tryAgain}</a>`}<a href="${own(frame, '/')}">${words.toHome}</a></p>
</div>`;
  return shell(frame, { kind: 'plain', main });
}
