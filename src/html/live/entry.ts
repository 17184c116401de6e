/** One entry of a live coverage. */
import { baseDirection } from '#arabic/bidi.ts';
import { entryBlockId, entryId } from '#article/live.ts';
import { directionOf } from '#edition/conventions/conventions.ts';
import type { LiveEntryView } from '#edition/live.ts';
import type { SourcingView } from '#edition/stories/cited.ts';
import { shortTime } from '../card/times.ts';
import type { Frame } from '../frame.ts';
import { blockMarkup } from '../story/blocks.ts';
import { citeMarks } from '../story/sourcing.ts';
import { type Html, html, raw } from '../template.ts';

/** Where a copy of an entry stands above the others. */
const pinId = (entry: number): string => `pin${entry}`;

/**
 * `id="e12"`: where a reader who was sent a link to it lands; `data-at`: its place among the others. `sourcing`: of whom the
 * marks behind its passages tell; what they open stands elsewhere on the page.
 */
export function entryMarkup(
  entry: LiveEntryView,
  frame: Frame,
  { sourcing, pin = false }: { sourcing: SourcingView | null; pin?: boolean },
): Html {
  const { conventions } = frame;
  const words = conventions.words.live;
  const place = { pictures: {}, frame, cite: citeMarks(sourcing, frame) };
  const id = pin ? pinId(entry.id) : entryId(entry.id);
  const body = entry.body.content
    .map((block) => {
      const own = pin ? `${id}-${block.attrs.id}` : entryBlockId(entry.id, block.attrs.id);
      return blockMarkup({ ...block, attrs: { ...block.attrs, id: own } } as typeof block, place);
    })
    .join('\n');
  const direction = baseDirection(entry.headline);
  const turned = direction !== null && direction !== directionOf(conventions.language);
  return html`<div class="entry${entry.key ? ' key' : ''}" id="${id}" data-at="${entry.at.getTime()}"${entry.pinned && html` data-pinned`}>
<p class="when"><a href="#${id}">${shortTime(entry.at, conventions)}</a>${entry.edited !== null && html` <span>${words.edited(conventions.time(entry.edited))}</span>`}</p>
${entry.headline !== '' && html`<h3${turned && html` dir="${direction}"`}>${entry.headline}</h3>`}
${entry.removed ? html`<p class="removed">${words.removed}${entry.removed.note !== '' && html`: ${entry.removed.note}`}</p>` : raw(body)}
</div>`;
}
