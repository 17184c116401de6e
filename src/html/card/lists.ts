/** Lists of cards: plain, numbered, timed, and long ones that unfold. */
import type { ArticleCard } from '#edition/view.ts';
import type { Frame } from '../frame.ts';
import { type Html, html } from '../template.ts';
import { type CardChoice, card, foreign } from './card.ts';
import { listTime } from './times.ts';

/** `cards(articles, frame, {shape: 'line', heading: 3})` → `<ul class="cards">…` */
export function cards(articles: ArticleCard[], frame: Frame, choice: CardChoice): Html {
  return html`<ul class="cards">${articles.map((article) => html`<li>${card(article, frame, choice)}</li>`)}</ul>`;
}

/** The same, with all beyond the first `shown` folded under «أظهر المزيد». */
export function foldedCards(
  articles: ArticleCard[],
  frame: Frame,
  choice: CardChoice,
  fold: { shown: number; id: string },
): Html {
  const rest = articles.slice(fold.shown);
  if (rest.length < 2) return cards(articles, frame, choice);
  return html`${cards(articles.slice(0, fold.shown), frame, choice)}
<div class="fold" id="${fold.id}" hidden="until-found" tabindex="-1">${cards(rest, frame, choice)}</div>
${unfoldLink(fold.id, frame)}`;
}

/**
 * The control of a fold, right behind it. A real link to what it shows: browsers open `until-found` folds on
 * the way to a fragment, the script moves the focus there, and without either the style sheet shows all.
 */
export const unfoldLink = (target: string, frame: Frame): Html =>
  html`<p class="unfold"><a href="#${target}">${frame.conventions.words.showMore}</a></p>`;

/** «الأكثر قراءة»: numbers first. */
export function mostRead(articles: ArticleCard[], frame: Frame): Html | false {
  const { words } = frame.conventions;
  return (
    articles.length > 0 &&
    html`<section class="most-read" aria-labelledby="most-read">
<h2 id="most-read">${words.mostRead} <span>${words.mostReadWindow}</span></h2>
<ol>${articles.map(
      (article, index) =>
        html`<li${foreign(article, frame)}><span class="rank" aria-hidden="true">${frame.conventions.number(index + 1)}</span><a href="${article.path}">${article.headline}</a></li>`,
    )}</ol>
</section>`
  );
}

/** «آخر الأخبار»: the hour, then the headline. */
export function latest(articles: ArticleCard[], frame: Frame): Html | false {
  const { words } = frame.conventions;
  const row = (article: ArticleCard): Html =>
    html`<li${foreign(article, frame)}>${listTime(article.published, frame)}<a href="${article.path}">${article.headline}</a></li>`;
  const shown = articles.length > 8 ? 6 : articles.length;
  return (
    articles.length > 0 &&
    html`<section class="latest" aria-labelledby="latest">
<h2 id="latest">${words.latest}</h2>
<ol>${articles.slice(0, shown).map(row)}</ol>
${
  shown < articles.length &&
  html`<div class="fold" id="latest-rest" hidden="until-found" tabindex="-1"><ol>${articles.slice(shown).map(row)}</ol></div>${unfoldLink('latest-rest', frame)}`
}
</section>`
  );
}
