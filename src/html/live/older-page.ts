/** Older entries of a live coverage, on pages of their own. */
import type { LiveView } from '#edition/live.ts';
import type { SourcingView } from '#edition/stories/cited.ts';
import type { ArticleView } from '#edition/view.ts';
import type { Frame } from '../frame.ts';
import { shell } from '../shell/shell.ts';
import { howKnownBox } from '../story/sourcing.ts';
import { html } from '../template.ts';
import { entryMarkup } from './entry.ts';

export function olderEntriesPage(
  article: ArticleView,
  live: LiveView,
  sourcing: SourcingView | null,
  frame: Frame,
): string {
  const words = frame.conventions.words.live;
  const main = html`<section class="story live" aria-labelledby="live-title">
<header class="story-head"><p class="kicker">${words.older}</p><h1 id="live-title">${article.headline}</h1></header>
<p class="refresh"><a href="${article.path}#live">${words.newer}</a></p>
<div class="entries">${live.entries.map((entry) => entryMarkup(entry, frame, { sourcing }))}</div>
${live.older !== null && html`<p class="older"><a href="${live.older}" rel="next">${words.older}</a></p>`}
${howKnownBox(sourcing, frame)}
</section>`;
  return shell(frame, { kind: 'live', main, sectionPath: article.sections[0]?.[0]?.path ?? null });
}
