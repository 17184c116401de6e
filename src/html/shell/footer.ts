/** The foot of every page: where else to go, how the page looks, back to the top. */
import { editionPath } from '#article/address.ts';
import { languages } from '#article/article.ts';
import { languageName } from '#edition/conventions/conventions.ts';
import { type Frame, own } from '../frame.ts';
import { type Html, html } from '../template.ts';

export function footer(frame: Frame): Html {
  const { site, conventions } = frame;
  const { words } = conventions;
  return html`<footer class="foot">
<p class="to-top"><a href="#top">${words.backToTop}</a></p>
<div class="foot-row"><p class="foot-name"><bdi>${site.name}</bdi></p>
<ul><li><a href="${own(frame, '/stories')}">${words.story.files}</a></li><li><a href="${own(frame, '/about')}">${words.about}</a></li><li><a href="${own(frame, '/corrections')}">${words.correctionsTitle}</a></li><li><a href="${own(frame, '/rss.xml')}">RSS</a></li>${otherEditions(frame)}</ul>
${themeControl(frame)}</div>
<p class="small">${words.footerLine}</p>
</footer>`;
}

/** The way to the other languages' fronts, each under its own name. */
function otherEditions({ conventions }: Frame): Html[] {
  return languages
    .filter((language) => language !== conventions.language)
    .map(
      (language) =>
        html`<li><a href="${editionPath(language, '/')}" lang="${language}" hreflang="${language}">${languageName(language)}</a></li>`,
    );
}

/** Three choices; the script shows which one holds. Without a script there is nothing to choose with. */
function themeControl(frame: Frame): Html {
  const { words } = frame.conventions;
  const choices = [
    ['', words.ownTheme],
    ['light', words.lightTheme],
    ['dark', words.darkTheme],
  ] as const;
  return html`<div class="choices scripted" role="group" aria-label="${words.theme}">${choices.map(
    ([value, label]) =>
      html`<button type="button" data-theme-choice="${value}" aria-pressed="false">${label}</button>`,
  )}</div>`;
}
