/** Every correction, in public. */
import type { CorrectionsView } from '#edition/view.ts';
import { shortTime } from './card/times.ts';
import type { Frame } from './frame.ts';
import { shell } from './shell/shell.ts';
import { html } from './template.ts';

export function correctionsPage(view: CorrectionsView, frame: Frame): string {
  const { conventions } = frame;
  const { words } = conventions;
  const main = html`<header class="page-head"><h1>${words.correctionsTitle}</h1><p class="standfirst">${words.correctionsLead}</p></header>
${
  view.entries.length === 0
    ? html`<p class="empty">${words.noCorrections}</p>`
    : html`<ol class="corrections">${view.entries.map(
        ({ id, kind, note, at, article }) => html`<li class="notice ${kind}">
<p><strong>${words.corrections[kind]}</strong> ${shortTime(at, conventions)}</p>
<p>${note}</p>
<p class="in-article">${words.correctedArticle}: <a href="${article.path}#correction-${id}">${article.headline}</a></p></li>`,
      )}</ol>`
}
${view.next !== null && html`<p class="pager"><a rel="next" href="${view.next}">${words.nextPage}</a></p>`}`;
  return shell(frame, { kind: 'list', main });
}
