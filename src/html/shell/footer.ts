/** The foot of every page: where else to go, how the page looks, back to the top. */
import type { Frame } from '../frame.ts';
import { type Html, html } from '../template.ts';

export function footer(frame: Frame): Html {
  const { site, conventions } = frame;
  const { words } = conventions;
  return html`<footer class="foot">
<p class="to-top"><a href="#top">${words.backToTop}</a></p>
<div class="foot-row"><p class="foot-name"><bdi>${site.name}</bdi></p>
<ul><li><a href="/about">${words.about}</a></li><li><a href="/corrections">${words.correctionsTitle}</a></li><li><a href="/rss.xml">RSS</a></li></ul>
${themeControl(frame)}</div>
<p class="small">${words.footerLine}</p>
</footer>`;
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
