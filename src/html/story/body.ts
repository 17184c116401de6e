/** The body of an article, folded when it is long. */
import type { Block } from '#article/body.ts';
import type { ArticleView } from '#edition/view.ts';
import { foreign } from '../card/card.ts';
import { unfoldLink } from '../card/lists.ts';
import type { Frame } from '../frame.ts';
import { type Html, html, raw } from '../template.ts';
import { type BlockPlace, blockMarkup } from './blocks.ts';
import { citeMarks } from './sourcing.ts';

/** Longer articles are folded … */
const foldAbove = 900;
/** … after about this many words. */
const shownWords = 600;

/** Words of a block, near enough to choose where to fold: letters, not markup. */
function roughWords(block: Block): number {
  if (!('content' in block)) return 0;
  return (JSON.stringify(block.content).match(/"text":"[^"]*/g) ?? []).reduce(
    (sum, text) => sum + text.split(' ').length,
    0,
  );
}

/** Index of the first folded block, or `null` when all is shown. A heading is never left at the fold's edge. */
export function foldAt(article: Pick<ArticleView, 'body' | 'wordCount'>): number | null {
  if (article.wordCount <= foldAbove) return null;
  const blocks = article.body.content;
  let words = 0;
  for (let index = 0; index < blocks.length - 2; index++) {
    words += roughWords(blocks[index]!);
    if (words >= shownWords && blocks[index]!.type !== 'heading') return index + 1;
  }
  return null;
}

/**
 * The whole body is in the page, for crawlers, print and find-in-page; what is folded is
 * `hidden="until-found"`, which browsers open when a search or a fragment leads into it.
 */
export function body(article: ArticleView, frame: Frame): Html {
  const place: BlockPlace = {
    pictures: article.bodyPictures,
    frame,
    cite: citeMarks(article.sourcing, frame),
  };
  const markup = (blocks: Block[]): Html => raw(blocks.map((block) => blockMarkup(block, place)).join('\n'));
  // Only the article's own words are in its language; what stands around them is in the page's.
  const language = foreign(article, frame);
  const fold = foldAt(article);
  const blocks = article.body.content;
  if (fold === null) return html`<div class="body"${language}>${markup(blocks)}</div>`;
  return html`<div class="body"${language}>${markup(blocks.slice(0, fold))}
<div class="fold" id="rest" hidden="until-found" tabindex="-1">${markup(blocks.slice(fold))}</div>
${unfoldLink('rest', frame)}</div>`;
}
