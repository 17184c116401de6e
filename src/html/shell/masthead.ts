/** The head of the paper: nameplate, date line, sections, ways to the menu and to search. */
import { isoTime } from '#arabic/dates.ts';
import { type Frame, own } from '../frame.ts';
import { type Html, html } from '../template.ts';

export interface MastheadChoice {
  /** A front carries the full nameplate with today's date; other pages a slim one. */
  nameplate?: 'full' | 'slim';
  /** On the home front the nameplate is the page's `<h1>`. */
  nameIsHeading?: boolean;
  /** Path of the top-level section that this page belongs to. */
  sectionPath?: string | null;
  /** What else leads on from here, under the sections. */
  below?: Html | false;
}

export function masthead(frame: Frame, choice: MastheadChoice): Html {
  const { site, conventions, path } = frame;
  const { words } = conventions;
  const name = html`<a href="${own(frame, '/')}" class="name"${path === own(frame, '/') && html` aria-current="page"`}><bdi>${site.name}</bdi></a>`;
  const full = choice.nameplate === 'full';
  return html`<header class="masthead${full && ' full'}" id="top" tabindex="-1">
<div class="plate">
<a class="tool menu-link" href="${own(frame, '/menu')}"><span aria-hidden="true" class="bars"></span>${words.menu}</a>
${choice.nameIsHeading ? html`<h1 class="nameplate">${name}</h1>` : html`<p class="nameplate">${name}</p>`}
<a class="tool search-link" href="${own(frame, '/search')}">${words.search}</a>
</div>
${full && dateLine(frame)}
<nav class="sections" aria-label="${words.sections}"><ul>
${site.sections.map(
  (section) =>
    html`<li><a href="${section.path}"${current(section.path, path, choice.sectionPath)}>${section.name}</a></li>`,
)}
</ul></nav>${choice.below}
</header>`;
}

/** `page` on the section's own front, `true` on pages inside it. */
function current(section: string, path: string, inside: string | null | undefined): Html | false {
  if (section === path) return html` aria-current="page"`;
  return (section === inside || path.startsWith(`${section}/`)) && html` aria-current="true"`;
}

function dateLine(frame: Frame): Html {
  const { conventions, now, site } = frame;
  const hijri = conventions.hijri(now);
  return html`<p class="dateline"><time datetime="${isoTime(now).slice(0, 10)}">${conventions.day(now)}</time>${
    hijri && html`<span>${hijri}</span>`
  }${site.tagline !== '' && html`<span class="tagline">${site.tagline}</span>`}</p>`;
}
