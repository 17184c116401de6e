/** Paragraphs of background, and whose statement one rests on where readers know of it. */
import type { BackgroundView } from '#edition/stories/view.ts';
import type { Frame } from '../frame.ts';
import { type Html, html } from '../template.ts';

export const backgrounds = (all: readonly BackgroundView[], { conventions }: Frame): Html[] =>
  all.map(
    ({ id, text, by }) =>
      html`<p id="b${id}">${text}${by !== null && html` <span class="small">(${conventions.words.story.accordingTo} ${by})</span>`}</p>`,
  );
