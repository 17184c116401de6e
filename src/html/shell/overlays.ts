/**
 * Menu and search as dialogs. They stand closed in every page and open by script; the links that open them
 * lead to `/menu` and `/search`, which are pages of their own for everyone else. «إغلاق» is a form of method
 * `dialog`, which browsers close without any script.
 */
import type { SectionNode } from '#edition/view.ts';
import { type Frame, own } from '../frame.ts';
import { type Html, html } from '../template.ts';

function closeButton(label: string): Html {
  return html`<form method="dialog"><button class="tool">${label}</button></form>`;
}

export function menuDialog(frame: Frame): Html {
  const { words } = frame.conventions;
  return html`<dialog id="menu" class="overlay" aria-labelledby="menu-title" data-path="${own(frame, '/menu')}">
<div class="overlay-head"><h2 id="menu-title">${words.sections}</h2>${closeButton(words.close)}</div>
${sectionTree(frame)}
</dialog>`;
}

export function searchDialog(frame: Frame): Html {
  const { words } = frame.conventions;
  return html`<dialog id="search" class="overlay" aria-labelledby="search-title" data-path="${own(frame, '/search')}">
<div class="overlay-head"><h2 id="search-title">${words.searchLabel}</h2>${closeButton(words.close)}</div>
${searchBox(frame, { id: 'dialog-q', query: '', label: words.searchLabel })}
</dialog>`;
}

/** Every section with those under it, and the pages about ourselves. */
export function sectionTree(frame: Frame): Html {
  const { words } = frame.conventions;
  return html`<ul class="tree">${frame.site.sections.map(branch)}</ul>
<ul class="tree about-links"><li><a href="${own(frame, '/')}">${words.home}</a></li><li><a href="${own(frame, '/stories')}">${words.story.files}</a></li><li><a href="${own(frame, '/corrections')}">${words.correctionsTitle}</a></li><li><a href="${own(frame, '/about')}">${words.about}</a></li></ul>`;
}

function branch(section: SectionNode): Html {
  return html`<li><a href="${section.path}">${section.name}</a>${
    section.children.length > 0 && html`<ul>${section.children.map(branch)}</ul>`
  }</li>`;
}

/** Where suggestions come from; what is typed is put after it. */
const suggestionsFor = ({ conventions }: Frame): string => `/suggest.json?lang=${conventions.language}&q=`;

/** The box itself; the search page adds its refinements inside the same form. */
export function searchBox(
  frame: Frame,
  box: { id: string; query: string; label: string; more?: Html },
): Html {
  const { words } = frame.conventions;
  return html`<form class="search-box" role="search" action="${own(frame, '/search')}" data-suggest="${suggestionsFor(frame)}">
<label for="${box.id}">${box.label}</label>
<div class="search-row"><input id="${box.id}" type="search" name="q" value="${box.query}" placeholder="${words.searchPlaceholder}" maxlength="200" autocomplete="off" enterkeyhint="search"><button>${words.searchButton}</button></div>
${box.more}
</form>`;
}
