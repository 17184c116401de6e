/** An article in a list: one shape, set in different sizes by where it stands. */
import { directionOf } from '#edition/conventions/conventions.ts';
import type { ArticleCard } from '#edition/view.ts';
import type { Frame } from '../frame.ts';
import { type Html, html, type Value } from '../template.ts';
import { names } from './byline.ts';
import { picture } from './picture.ts';
import { listTime } from './times.ts';

/**
 * `lead` the front's first story · `feature` first of a band · `tall` picture above headline ·
 * `side` small picture beside it · `line` headline and time · `opinion` the writer's name first
 */
export type CardShape = 'lead' | 'feature' | 'tall' | 'side' | 'line' | 'opinion';

export interface CardChoice {
  shape: CardShape;
  heading: 2 | 3;
  /** Whether the section's name may stand over the headline: not inside a band of that section. */
  section?: boolean;
  standfirst?: boolean;
  /** The page's first picture. */
  first?: boolean;
}

const sizes: Record<CardShape, { sizes: string; most: number } | null> = {
  lead: { sizes: '(min-width:78rem) 38rem,(min-width:64rem) 50vw,100vw', most: 1280 },
  feature: { sizes: '(min-width:64rem) 38rem,100vw', most: 1280 },
  tall: { sizes: '(min-width:64rem) 19rem,(min-width:40rem) 46vw,100vw', most: 960 },
  side: { sizes: '7.5rem', most: 480 },
  line: null,
  opinion: null,
};

export function card(article: ArticleCard, frame: Frame, choice: CardChoice): Html {
  const { shape, heading } = choice;
  const place = sizes[shape];
  const headline = html`<a href="${article.path}">${article.headline}</a>`;
  const hasPicture = place !== null && article.picture !== null;
  return html`<article class="card ${shape}${hasPicture ? '' : ' bare'}"${foreign(article, frame)}>
${place !== null && article.picture !== null && html`<div class="shot">${picture(article.picture, article.picture.alt, { ...place, focus: article.picture.focus, first: choice.first === true })}</div>`}
<div class="words">${rubric(article, frame, choice)}
${heading === 2 ? html`<h2>${headline}</h2>` : html`<h3>${headline}</h3>`}
${choice.standfirst === true && article.summary !== '' && html`<p class="standfirst">${article.summary}</p>`}
${shape !== 'opinion' && html`<p class="meta">${listTime(article.published, frame)}${article.corrected && html` <span>${frame.conventions.words.corrected}</span>`}</p>`}</div>
</article>`;
}

/** The line in red over a headline: what the newsroom wrote, else the kind, else the section. */
function rubric(article: ArticleCard, frame: Frame, choice: CardChoice): Value {
  if (choice.shape === 'opinion' && article.bylines.length > 0)
    return html`<p class="writer">${names(article.bylines, frame.conventions.words.comma)}</p>`;
  const { kinds } = frame.conventions.words;
  const kind = article.kind === 'news' || article.kind === 'brief' ? '' : kinds[article.kind];
  const words = article.kicker || kind || (choice.section === true ? article.section?.name : '');
  return words ? html`<p class="kicker">${words}</p>` : null;
}

/** Words in another language than the page's say so, and go their own way. */
export function foreign(article: Pick<ArticleCard, 'language'>, frame: Frame): Html | false {
  return (
    article.language !== frame.conventions.language &&
    html` lang="${article.language}" dir="${directionOf(article.language)}"`
  );
}
