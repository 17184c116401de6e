/** One entry of a live coverage. */
import type { LiveEntryView } from '#edition/live.ts';
import { shortTime } from '../card/times.ts';
import type { Frame } from '../frame.ts';
import { blockMarkup } from '../story/blocks.ts';
import { type Html, html, raw } from '../template.ts';

/** `id="e12"`: where a reader who was sent a link to it lands; `data-at`: its place among the others. */
export function entryMarkup(entry: LiveEntryView, frame: Frame, id = `e${entry.id}`): Html {
  const { conventions } = frame;
  const words = conventions.words.live;
  const place = { pictures: {}, frame, cite: () => '' };
  // Blocks have their ids from their words: two entries may begin alike, so these are the entry's own.
  const body = entry.body.content
    .map((block) =>
      blockMarkup(
        { ...block, attrs: { ...block.attrs, id: `${id}-${block.attrs.id}` } } as typeof block,
        place,
      ),
    )
    .join('\n');
  return html`<div class="entry${entry.key ? ' key' : ''}" id="${id}" data-at="${entry.at.getTime()}">
<p class="when"><a href="#${id}">${shortTime(entry.at, conventions)}</a>${entry.edited !== null && html` <span>${words.edited(conventions.time(entry.edited))}</span>`}</p>
${entry.headline !== '' && html`<h3>${entry.headline}</h3>`}
${entry.removed ? html`<p class="removed">${words.removed}${entry.removed.note !== '' && html`: ${entry.removed.note}`}</p>` : raw(body)}
</div>`;
}
