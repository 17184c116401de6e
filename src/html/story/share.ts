/** Handing an article on: plain links that work everywhere; copy and the system's own sheet by script. */
import type { ArticleView } from '#edition/view.ts';
import type { Frame } from '../frame.ts';
import { type Html, html } from '../template.ts';

export function share(article: ArticleView, frame: Frame): Html {
  const { words } = frame.conventions;
  // The short address redirects to the readable one; percent-encoded Arabic would triple its length.
  const url = encodeURIComponent(`${frame.site.origin}/a/${article.id}/`);
  const title = encodeURIComponent(article.headline);
  const networks = [
    ['WhatsApp', `https://wa.me/?text=${title}%20${url}`],
    ['Telegram', `https://t.me/share/url?url=${url}&text=${title}`],
    ['X', `https://x.com/intent/post?url=${url}&text=${title}`],
    ['Facebook', `https://www.facebook.com/sharer/sharer.php?u=${url}`],
  ] as const;
  return html`<section class="share" aria-labelledby="share-title"><h2 id="share-title">${words.share}</h2><ul>
${networks.map(
  ([name, href]) =>
    html`<li><a href="${href}" rel="external noreferrer" aria-label="${words.shareOn(name)}"><bdi lang="en">${name}</bdi></a></li>`,
)}
<li><a href="mailto:?subject=${title}&body=${url}">${words.shareByMail}</a></li>
<li class="scripted"><button type="button" data-copy>${words.copyLink}</button></li>
<li class="scripted" hidden><button type="button" data-share>${words.share}…</button></li>
</ul><p class="said" role="status"></p></section>`;
}
