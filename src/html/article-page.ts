/** An article's page: everything that a reader may ask of a piece of news, in the order they ask it. */
import { versionsPath } from '#article/address.ts';
import type { ArticlePageView, ArticleView } from '#edition/view.ts';
import { byline } from './card/byline.ts';
import { foreign } from './card/card.ts';
import { foldedCards, mostRead } from './card/lists.ts';
import { caption, picture } from './card/picture.ts';
import { fullTime, shortTime } from './card/times.ts';
import type { Frame } from './frame.ts';
import { coverage } from './live/coverage.ts';
import { shell } from './shell/shell.ts';
import { body } from './story/body.ts';
import { correctionNotices } from './story/notices.ts';
import { share } from './story/share.ts';
import { howKnownBox } from './story/sourcing.ts';
import { fileNotes } from './story-file/file-note.ts';
import { type Html, html } from './template.ts';

/** `counted: false`: a preview, whose readings are nobody's. */
export function articlePage(page: ArticlePageView, frame: Frame, { counted = true } = {}): string {
  const { article } = page;
  const { words } = frame.conventions;
  const main = html`<article class="story ${article.kind}">
${trails(article, frame)}
<header class="story-head">
${kicker(article, frame)}
<h1${foreign(article, frame)}>${article.headline}</h1>
${article.standfirst !== '' && html`<p class="standfirst"${foreign(article, frame)}>${article.standfirst}</p>`}
${facts(article, frame)}
</header>
${leadPicture(article, frame)}
${correctionNotices(article.corrections, frame)}
${fileNotes(page.files, frame)}
${body(article, frame)}
${page.live !== null && coverage(page.live, frame, article.sourcing)}
${howKnownBox(article.sourcing, frame)}
<footer class="story-foot">
${origin(article, frame)}
${versions(article, frame)}
${
  article.topics.length > 0 &&
  html`<section class="topics" aria-labelledby="topics-title"><h2 id="topics-title">${words.topics}</h2><ul>${article.topics.map(
    (topic) => html`<li><a href="${topic.path}" rel="tag">${topic.name}</a></li>`,
  )}</ul></section>`
}
${share(article, frame)}
</footer>
</article>
<div class="after">
${
  page.related.length > 0 &&
  html`<section class="related" aria-labelledby="related-title"><h2 id="related-title">${words.related}</h2>
${foldedCards(page.related, frame, { shape: 'side', heading: 3, section: true }, { shown: 6, id: 'related-rest' })}</section>`
}
${mostRead(page.mostRead, frame)}
</div>`;
  return shell(frame, {
    kind: page.live === null ? 'article' : 'live',
    main,
    sectionPath: article.sections[0]?.[0]?.path ?? null,
    ...(counted ? { reads: article.id } : {}),
  });
}

/** Every section it is filed in, primary first, each as its trail from the root. */
function trails(article: ArticleView, frame: Frame): Html | false {
  return (
    article.sections.length > 0 &&
    html`<nav class="trails" aria-label="${frame.conventions.words.breadcrumb}">${article.sections.map(
      (trail) =>
        html`<ol>${trail.map(({ name, path }) => html`<li><a href="${path}">${name}</a></li>`)}</ol>`,
    )}</nav>`
  );
}

function kicker(article: ArticleView, frame: Frame): Html | false {
  const kind =
    article.kind === 'news' || article.kind === 'brief' ? '' : frame.conventions.words.kinds[article.kind];
  // A kicker that says the kind itself need not hear it twice.
  const parts = article.kicker.includes(kind) ? [article.kicker] : [kind, article.kicker];
  const text = parts.filter((part) => part !== '').join(' | ');
  return text !== '' && html`<p class="kicker"${foreign(article, frame)}>${text}</p>`;
}

/** Who, where, when, how long; and the tools that a script brings. */
function facts(article: ArticleView, frame: Frame): Html {
  const { conventions } = frame;
  const { words } = conventions;
  const wasUpdated = article.updated.getTime() !== article.published.getTime();
  return html`<div class="facts">
${byline(article.bylines)}
<p class="when">${article.dateline !== null && html`<span class="place">${article.dateline}</span>`}${fullTime(article.published, conventions)}</p>
${wasUpdated && html`<p>${words.updated}: ${shortTime(article.updated, conventions)}</p>`}
<p class="length">${words.readingTime} ${conventions.readingTime(article.wordCount)}</p>
<div class="choices scripted" role="group" aria-label="${words.textSize}"><button type="button" data-text-step="-1" aria-label="${words.smallerText}"><span aria-hidden="true">${words.sampleLetter}</span></button><button type="button" data-text-step="1" aria-label="${words.largerText}"><span aria-hidden="true">${words.sampleLetter}</span></button></div>
</div>`;
}

function leadPicture(article: ArticleView, frame: Frame): Html | false {
  const shown = article.picture;
  return (
    shown !== null &&
    html`<figure class="lead-picture">${picture(shown, shown.alt, { sizes: '(min-width:64rem) 46rem,100vw', most: 1280, first: true })}${caption(shown.caption, shown.credit, frame.conventions.words.photo)}</figure>`
  );
}

/** Where it was changed after it was first shown: to all that it said, and what changed. */
const versions = (article: ArticleView, { conventions }: Frame): Html | false =>
  article.versions > 1 &&
  html`<p class="origin"><a href="${versionsPath(article.id)}">${conventions.words.versions.link}</a></p>`;

function origin(article: ArticleView, frame: Frame): Html | false {
  const from = article.origin;
  if (from === null || from.source === '') return false;
  const name = html`<bdi>${from.source}</bdi>`;
  return html`<p class="origin">${frame.conventions.words.source}: ${
    from.url === null ? name : html`<a href="${from.url}" rel="external noreferrer">${name}</a>`
  }${from.author !== '' && html`${frame.conventions.words.comma}<bdi>${from.author}</bdi>`}</p>`;
}
