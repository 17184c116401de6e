/** Who signed: desks and people, each with a page. */
import type { ArticleCard } from '#edition/view.ts';
import { type Html, html } from '../template.ts';

/** Linked names, each isolated so that a Latin name does not turn its neighbours. */
export function byline(bylines: ArticleCard['bylines']): Html | false {
  return (
    bylines.length > 0 &&
    html`<ul class="byline">${bylines.map(
      ({ type, name, path }) =>
        html`<li><a href="${path}"${type === 'person' && html` rel="author"`}><bdi>${name}</bdi></a></li>`,
    )}</ul>`
  );
}

/** Names only, for cards: the card itself is the link. */
export const names = (bylines: ArticleCard['bylines'], comma: string): Html =>
  html`${bylines.map(({ name }, index) => html`${index > 0 && comma}<bdi>${name}</bdi>`)}`;
