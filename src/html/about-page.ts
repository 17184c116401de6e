/** Who we are and how to reach us. */
import { type Frame, own } from './frame.ts';
import { shell } from './shell/shell.ts';
import { html } from './template.ts';

export function aboutPage(frame: Frame): string {
  const { site, conventions } = frame;
  const { words } = conventions;
  const main = html`<header class="page-head"><h1>${words.about}</h1></header>
<div class="prose">${site.about
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => html`<p>${paragraph.trim()}</p>`)}
${site.contact !== '' && html`<h2>${words.contact}</h2><p>${contact(site.contact)}</p>`}
<p><a href="${own(frame, '/corrections')}">${words.correctionsTitle}</a></p>
<p><a href="${own(frame, '/log')}">${words.versions.log}</a></p></div>`;
  return shell(frame, { kind: 'plain', main });
}

/** An address that can be written to becomes a link; anything else stays text. */
const contact = (text: string) =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
    ? html`<a href="mailto:${text}"><bdi dir="ltr">${text}</bdi></a>`
    : html`<bdi>${text}</bdi>`;
