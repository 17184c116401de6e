/** Search: the box, what it found, and ways to find better. Also the plain page behind the search dialog. */
import type { SearchHit, SearchView } from '#edition/view.ts';
import { foreign } from './card/card.ts';
import { listTime } from './card/times.ts';
import { type Frame, own } from './frame.ts';
import { searchBox } from './shell/overlays.ts';
import { shell } from './shell/shell.ts';
import { type Html, html } from './template.ts';

/** `view` is `null` when nothing was asked yet. */
export function searchPage(view: SearchView | null, frame: Frame): string {
  const { words } = frame.conventions;
  const query = view?.query.q ?? '';
  const main = html`<header class="page-head">
<h1>${query === '' ? words.search : words.searchResultsFor(query)}</h1>
${searchBox(frame, { id: 'q', query, label: words.searchLabel, more: refinements(view, frame) })}
</header>
${view === null ? html`<p class="empty">${words.searchHint}</p>` : results(view, frame)}`;
  return shell(frame, { kind: 'list', main });
}

function refinements(view: SearchView | null, frame: Frame): Html {
  const { words } = frame.conventions;
  const { section, from, to } = view?.query ?? {};
  const option = (entry: { path: string; name: string }): Html => {
    const value = entry.path.replace(/^\/s\//, '');
    return html`<option value="${value}"${value === section && html` selected`}>${entry.name}</option>`;
  };
  const chosen = section !== undefined || from !== undefined || to !== undefined;
  return html`<details class="refine"${chosen && html` open`}><summary>${words.refine}</summary><div>
<label>${words.inSection} <select name="section"><option value="">${words.allSections}</option>${frame.site.sections.map((entry) => [option(entry), entry.children.map(option)])}</select></label>
<label>${words.fromDay} <input type="date" name="from" value="${from ?? ''}"></label>
<label>${words.toDay} <input type="date" name="to" value="${to ?? ''}"></label>
</div></details>`;
}

function results(view: SearchView, frame: Frame): Html {
  const { conventions } = frame;
  const { words } = conventions;
  if (view.hits.length === 0) return nothing(view, frame);
  return html`<section class="stories" aria-labelledby="found">
<h2 id="found" class="count">${conventions.count('results', view.total)}</h2>
${view.relaxed && html`<p class="relaxed">${words.relaxed}</p>`}${view.corrected.map(({ from, to }) => html`<p class="relaxed">${words.correctedSpelling(from, to)}</p>`)}${view.nowhere.length > 0 && html`<p class="relaxed">${words.nowhere(view.nowhere)}</p>`}
<ol class="hits">${view.hits.map((hit) => html`<li>${found(hit, frame)}</li>`)}</ol>
</section>
${view.next !== null && html`<p class="pager"><a rel="next" href="${view.next}">${words.nextPage}</a></p>`}`;
}

/** What was tried, and ways on. */
function nothing(view: SearchView, frame: Frame): Html {
  const { words } = frame.conventions;
  return html`<div class="empty"><p>${words.noResults(view.query.q)} ${words.triedForms}</p>
${view.suggestion !== null && html`<p class="suggestion">${words.didYouMean}: <a href="${own(frame, '/search')}?q=${encodeURIComponent(view.suggestion)}">${view.suggestion}</a></p>`}
<ul class="tips">${words.searchTips.map((tip) => html`<li>${tip}</li>`)}</ul>
<p class="ways"><a href="${own(frame, '/')}">${words.home}</a>${frame.site.sections.slice(0, 5).map(({ name, path }) => html`<a href="${path}">${name}</a>`)}</p></div>`;
}

function found({ card, snippet, headlineMarks, missing, copies }: SearchHit, frame: Frame): Html {
  const { words } = frame.conventions;
  return html`<article class="card hit"${foreign(card, frame)}>
${card.section !== null && html`<p class="kicker">${card.section.name}</p>`}
<h3><a href="${card.path}">${marked({ text: card.headline, marks: headlineMarks })}</a></h3>
<p class="snippet">${marked(snippet)}</p>
<p class="meta">${listTime(card.published, frame)}${missing.length > 0 && html`<span class="lacks">${words.lacks(missing)}</span>`}</p>
${copies.length > 0 && html`<details class="copies"><summary>${frame.conventions.count('copies', copies.length)}</summary><ul>${copies.map((copy) => html`<li><a href="${copy.path}">${copy.headline}</a></li>`)}</ul></details>`}
</article>`;
}

/** `marked({text: 'وصل الوفد', marks: [[4, 9]]})` → `وصل <mark>الوفد</mark>` */
export function marked({ text, marks }: SearchHit['snippet']): Html {
  const parts: (string | Html)[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at) continue;
    parts.push(text.slice(at, start), html`<mark>${text.slice(start, end)}</mark>`);
    at = end;
  }
  parts.push(text.slice(at));
  return html`${parts}`;
}
