/** A live coverage: its key points, what is pinned, its entries newest first. */
import { type LiveView, livePath } from '#edition/live.ts';
import type { Frame } from '../frame.ts';
import { type Html, html } from '../template.ts';
import { entryMarkup } from './entry.ts';

/**
 * On the article's own page. New entries come in by a script that listens from the cursor on; without one the link makes
 * the page anew.
 */
export function coverage(live: LiveView, frame: Frame): Html {
  const words = frame.conventions.words.live;
  const { entries, pinned, keys, older } = live;
  return html`<section class="live" id="live" aria-labelledby="live-title" data-live="${livePath(live.article)}/changes" data-cursor="${live.cursor}">
<h2 id="live-title">${words.title}</h2>
<p class="arrived" role="status" data-words="${words.arrived}"></p>
<p class="refresh"><a href="?">${words.refresh}</a></p>
${
  keys.length > 0 &&
  html`<nav class="keys" aria-label="${words.keys}"><h3>${words.keys}</h3><ul>${keys.map(
    ({ id, headline }) => html`<li><a href="#e${id}">${headline}</a></li>`,
  )}</ul></nav>`
}
${pinned.map((entry) => html`<div class="pinned"><p>${words.pinned}</p>${entryMarkup(entry, frame, `pin${entry.id}`)}</div>`)}
<div class="entries">${entries.length > 0 ? entries.map((entry) => entryMarkup(entry, frame)) : html`<p>${words.none}</p>`}</div>
${older !== null && html`<p class="older"><a href="${older}" rel="next">${words.older}</a></p>`}
</section>`;
}
