/** The versions of an article: their list, one of them as it was read, and what changed from one to the next. */
import { baseDirection } from '#arabic/bidi.ts';
import { versionsPath } from '#article/address.ts';
import type { ComparedBlock, Run } from '#article/compare.ts';
import { directionOf } from '#edition/conventions/conventions.ts';
import type {
  DifferenceView,
  ShownArticle,
  VersionLine,
  VersionsView,
  VersionView,
  WithheldView,
} from '#edition/versions.ts';
import type { ArticleView } from '#edition/view.ts';
import { names } from './card/byline.ts';
import { foreign } from './card/card.ts';
import { caption, picture } from './card/picture.ts';
import { shortTime } from './card/times.ts';
import { wordRuns } from './card/word-runs.ts';
import { type Frame, own } from './frame.ts';
import { entryMarkup } from './live/entry.ts';
import { shell } from './shell/shell.ts';
import { body } from './story/body.ts';
import { correctionNotices } from './story/notices.ts';
import { type Html, html } from './template.ts';

const articleLink = ({ headline, path }: ShownArticle): Html =>
  html`<p class="article-link"><a href="${path}"><bdi>${headline}</bdi></a></p>`;

export function versionsPage(view: VersionsView, frame: Frame): string {
  const { words } = frame.conventions;
  const main = html`<header class="page-head"><h1>${words.versions.title}</h1>
${articleLink(view.article)}
<p class="standfirst">${words.versions.lead}</p></header>
${
  view.versions.length === 0
    ? html`<p class="empty">${words.versions.none}</p>`
    : html`<ol class="versions" reversed>${view.versions.map((version) => versionLine(version, view, frame))}</ol>`
}`;
  return shell(frame, { kind: 'versions', main });
}

function versionLine(version: VersionLine, { count }: VersionsView, frame: Frame): Html {
  const { conventions } = frame;
  const { words } = conventions;
  const said = words.versions;
  const { number, act, note, withheld } = version;
  const links = act !== 'unpublish' && withheld === null;
  return html`<li id="v${number}"><h2>${said.version(conventions.number(number))}</h2>
<p>${number === count && act !== 'unpublish' && html`<span class="state">${said.now}</span> · `}${
    note === null ? said.acts[act] : words.corrections[note.kind]
  }${act === 'cover' && html`${words.comma}${conventions.count('coverageChanges', version.changes)}`} ${shortTime(version.at, conventions)}</p>
${note !== null && html`<p class="note"><bdi>${note.text}</bdi></p>`}
${withheld !== null && withheldNote(withheld, conventions.words.versions)}
<p class="entry"><a href="${own(frame, '/log')}">${said.entry(conventions.number(version.index))}</a></p>
${links && html`<p class="ways-on"><a href="${version.path}" aria-label="${`${said.read}: ${said.version(conventions.number(number))}`}">${said.read}</a>${number > 1 && html`<a href="${version.path}/diff">${said.changes}</a>`}<a href="${version.path}.json">${said.record}</a></p>`}</li>`;
}

const withheldNote = ({ reason }: WithheldView, words: Frame['conventions']['words']['versions']): Html =>
  html`<p><strong>${words.withheld}.</strong> ${words.withheldWhy}: <bdi>${reason}</bdi></p><p>${words.withheldStays}</p>`;

/** An older version, in the dress of an article, under a note that it is one. */
export function versionPage(view: VersionView, frame: Frame): string {
  const { conventions } = frame;
  const { words } = conventions;
  const { article, shown, number } = view;
  const said = words.versions;
  const main = html`<article class="story">
<div class="notices"><div class="notice" role="note"><p><strong>${said.version(conventions.number(number))}</strong> ${shortTime(view.at, conventions)}</p>
<p>${number === view.newest ? said.newest : said.older} <a href="${article.path}">${said.toArticle}</a></p>
${number > 1 && shown !== null && html`<p><a href="${versionsPath(article.id)}/${number}/diff">${said.changes}</a></p>`}
<p><a href="${versionsPath(article.id)}">${said.link}</a></p></div></div>
${shown === null ? tombstone(view, frame) : asItWas(shown, frame)}
${view.entries.length > 0 && entriesThen(view, frame)}
</article>`;
  return shell(frame, { kind: 'live', main });
}

const tombstone = ({ withheld, article }: VersionView, { conventions }: Frame): Html => {
  const { versions } = conventions.words;
  return html`<header class="story-head"><h1><bdi>${withheld ? versions.withheld : article.headline}</bdi></h1></header>
<div class="body">${
    withheld
      ? html`<p>${versions.withheldWhy}: <bdi>${withheld.reason}</bdi></p><p>${versions.withheldStays}</p>`
      : html`<p>${versions.withdrawn}</p>`
  }</div>`;
};

/** Entries of a live coverage as they stood. */
const entriesThen = ({ entries }: VersionView, frame: Frame): Html =>
  html`<section class="live" aria-labelledby="live-title"><h2 id="live-title">${frame.conventions.words.live.title}</h2>
<div class="entries">${entries.map((entry) => entryMarkup(entry, frame, { sourcing: null }))}</div></section>`;

function asItWas(shown: ArticleView, frame: Frame): Html {
  const { conventions } = frame;
  return html`<header class="story-head">
${shown.kicker !== '' && html`<p class="kicker"${foreign(shown, frame)}>${shown.kicker}</p>`}
<h1${foreign(shown, frame)}>${shown.headline}</h1>
${shown.standfirst !== '' && html`<p class="standfirst"${foreign(shown, frame)}>${shown.standfirst}</p>`}
<div class="facts"><p>${names(shown.bylines, conventions.words.comma)}</p>
<p class="when">${shown.dateline !== null && html`<span class="place">${shown.dateline}</span>`}${shortTime(shown.published, conventions)}</p></div>
</header>
${shown.picture !== null && html`<figure class="lead-picture">${picture(shown.picture, shown.picture.alt, { sizes: '(min-width:64rem) 46rem,100vw', most: 1280, first: true })}${caption(shown.picture.caption, shown.picture.credit, conventions.words.photo)}</figure>`}
${correctionNotices(shown.corrections, frame)}
${body(shown, frame)}`;
}

export function differencePage(view: DifferenceView, frame: Frame): string {
  const { conventions } = frame;
  const said = conventions.words.versions;
  const { article, comparison, number, before } = view;
  const main = html`<header class="page-head"><h1>${said.differenceTitle}</h1>
${articleLink(article)}
<p class="standfirst">${
    before === null
      ? said.version(conventions.number(number))
      : said.difference(conventions.number(number), conventions.number(before))
  } · ${shortTime(view.at, conventions)}</p>
<p class="article-link"><a href="${versionsPath(article.id)}">${said.title}</a></p></header>
${
  before === null
    ? html`<p class="empty">${said.first}</p>`
    : comparison === null
      ? html`<p class="empty">${said.cannotCompare}</p>`
      : comparison.same
        ? html`<p class="empty">${said.unchanged}</p>`
        : html`<div class="difference">${comparison.fields.map(
            ({ field, runs }) =>
              html`<div><p class="label">${said.fields[field]}</p><p class="text">${wordRuns(runs)}</p></div>`,
          )}${grouped(comparison.blocks).map((group) => blocks(group, frame))}</div>`
}`;
  return shell(frame, { kind: 'versions', main });
}

/** Runs of neighbours that stayed as they were are folded into one. */
function grouped(all: ComparedBlock[]): ComparedBlock[][] {
  const groups: ComparedBlock[][] = [];
  const stayed = (block: ComparedBlock | undefined) => block?.change === 'same' && !block.moved;
  for (const block of all) {
    const last = groups.at(-1);
    if (stayed(block) && stayed(last?.[0])) last!.push(block);
    else groups.push([block]);
  }
  return groups;
}

function blocks(group: ComparedBlock[], frame: Frame): Html {
  const { conventions } = frame;
  const said = conventions.words.versions;
  const [block] = group as [ComparedBlock];
  if (block.change === 'same' && !block.moved)
    return html`<details><summary>${conventions.count('sameBlocks', group.length)}</summary>${group.map(({ runs }) => runs.length > 0 && html`<p class="text"${turned(runs, frame)}>${wordRuns(runs)}</p>`)}</details>`;
  const labels = [
    ...(block.change === 'added' ? [said.added] : block.change === 'removed' ? [said.removed] : []),
    ...(block.moved ? [said.moved] : []),
    ...(block.change === 'changed' && block.runs.every(({ kind }) => kind === 'same') ? [said.dressed] : []),
  ];
  return html`<div>${labels.length > 0 && html`<p class="label">${labels.join(conventions.words.comma)}</p>`}<p class="text"${turned(block.runs, frame)}>${wordRuns(block.runs)}</p></div>`;
}

/** A text that runs against the page says so, as it does in the article. */
function turned(runs: Run[], { conventions }: Frame): Html | false {
  const direction = baseDirection(runs.map(({ text }) => text).join(''));
  return direction !== null && direction !== directionOf(conventions.language) && html` dir="${direction}"`;
}
