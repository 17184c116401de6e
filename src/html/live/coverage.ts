/** A live coverage: its key points, what is pinned, its entries newest first. */
import { type LiveView, mostKeys, mostPinned } from '#edition/live.ts';
import { livePath } from '#edition/live-pages.ts';
import type { SourcingView } from '#edition/stories/cited.ts';
import type { Frame } from '../frame.ts';
import { type Html, html } from '../template.ts';
import { entryMarkup } from './entry.ts';

/**
 * On the article's own page. New entries come in by a script that listens from the cursor on (`client/live.ts`), which also
 * keeps the key points and what is pinned; without one the link makes the page anew.
 */
export function coverage(live: LiveView, frame: Frame, sourcing: SourcingView | null): Html {
  const words = frame.conventions.words.live;
  const { entries, pinned, keys, older } = live;
  return html`<section class="live" id="live" aria-labelledby="live-title" data-live="${livePath(live.article)}/changes" data-cursor="${live.cursor}">
<h2 id="live-title">${words.title}</h2>
<p class="arrived" role="status" data-words="${words.arrived}"></p>
<p class="refresh"><a href="?">${words.refresh}</a></p>
<nav class="keys" aria-label="${words.keys}" data-most="${mostKeys}"${keys.length === 0 && html` hidden`}><h3>${words.keys}</h3><ul>${keys.map(
    ({ headline, at, path }) => html`<li data-at="${at.getTime()}"><a href="${path}">${headline}</a></li>`,
  )}</ul></nav>
<div class="pins" data-words="${words.pinned}" data-most="${mostPinned}">${pinned.map((entry) => html`<div class="pinned" data-at="${entry.at.getTime()}"><p>${words.pinned}</p>${entryMarkup(entry, frame, { sourcing, pin: true })}</div>`)}</div>
<div class="entries">${entries.length > 0 ? entries.map((entry) => entryMarkup(entry, frame, { sourcing })) : html`<p>${words.none}</p>`}</div>
${older !== null && html`<p class="older"><a href="${older}" rel="next">${words.older}</a></p>`}
</section>`;
}
