/**
 * What an article rests on: a quiet mark behind a cited passage, which opens who says so, and «كيف عرفنا هذا» under the text.
 *
 * What a mark opens is a popover: browsers open it without a script, and close it by Esc or a press beside it. In print,
 * and in browsers that know none, they are the list of sources under the text.
 */
import type { SourceKind } from '#article/story/source.ts';
import { type CitedView, citationKey, type SourcingView } from '#edition/stories/cited.ts';
import { sourceLine } from '../card/source-line.ts';
import { momentTime } from '../card/times.ts';
import type { Frame } from '../frame.ts';
import { escapeText, type Html, html } from '../template.ts';
import type { Cite } from './inline.ts';

/** The marks of an article's passages. */
export function citeMarks(sourcing: SourcingView | null, frame: Frame): Cite {
  const cited = new Map(sourcing?.cited.map((view) => [view.key, view]));
  const { words } = frame.conventions;
  return (citation) => {
    const view = cited.get(citationKey(citation));
    if (!view) return '';
    const label = `${words.sourcing.mark}: ${labelOf(view, frame)}`;
    return `<button type="button" class="cite" popovertarget="${view.key}" aria-label="${escapeText(label)}"></button>`;
  };
}

/** The source of a statement; of a claim how it stands. */
const labelOf = ({ statement, claims }: CitedView, { conventions: { words } }: Frame): string =>
  statement?.source.label ?? (claims[0] ? words.story.states[claims[0].state] : '');

/** «كيف عرفنا هذا»; nothing where nothing is cited. */
export function howKnownBox(sourcing: SourcingView | null, frame: Frame): Html | false {
  if (!sourcing) return false;
  const { conventions } = frame;
  const { sourcing: words, story } = conventions.words;
  const { sources, unconfirmed, declined } = sourcing.known;
  const { passed } = sourcing;
  const counts = (Object.entries(sources) as [SourceKind, number][])
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => conventions.count(`${kind}Sources`, count));
  return html`<section class="known" aria-labelledby="known-title"><h2 id="known-title">${words.title}</h2>
<div class="so-far">${counts.length > 0 && html`<p>${words.restsOn}: ${conventions.list(counts)}.</p>`}
${
  unconfirmed.length > 0 &&
  html`<h3>${words.unconfirmed}</h3><ul>${unconfirmed.map(
    ({ text, state }) => html`<li>${text} <span class="state">${story.states[state]}</span></li>`,
  )}</ul>`
}
${declined.length > 0 && html`<h3>${words.declined}</h3><p>${conventions.list(declined)}.</p>`}</div>
${
  passed.length > 0 &&
  html`<h3>${words.passed}</h3><ul class="passed">${passed.map(
    ({ rule, reason }) => html`<li>${words.passedRules[rule]}: ${reason}</li>`,
  )}</ul>`
}
${sourcing.cited.map((view) => opened(view, frame))}
</section>`;
}

/** In the words of who reads, where they were said in them; else as they were rendered. */
function quoted(
  { words, language, rendering }: NonNullable<CitedView['statement']>,
  { conventions }: Frame,
): Html {
  const rendered = rendering !== '' && language !== conventions.language;
  const told = rendered ? 'ar' : language;
  const foreign = told !== conventions.language && html` lang="${told}" dir="auto"`;
  return html`<blockquote${foreign}><p>${rendered ? rendering : words}</p></blockquote>`;
}

/** What a mark opens. */
function opened(view: CitedView, frame: Frame): Html {
  const { conventions } = frame;
  const { words } = conventions;
  const { statement, claims } = view;
  return html`<div class="source" id="${view.key}" popover>
${
  statement
    ? html`<p class="who">${sourceLine(statement.source, frame)}</p>
<p class="when">${momentTime(statement.said, conventions)}${[statement.medium, statement.place]
        .filter((part) => part !== '')
        .map((part) => html`${words.comma}<bdi>${part}</bdi>`)}</p>
${
  statement.withdrawn
    ? html`<p class="withdrawn"><strong>${words.story.withdrawn}</strong>${statement.withdrawn.note !== '' && html`: ${statement.withdrawn.note}`}</p>`
    : quoted(statement, frame)
}`
    : false
}
${claims.map(
  ({
    text,
    state,
    others,
  }) => html`<div class="claim"><p>${text} <span class="state">${words.story.states[state]}</span></p>
${
  others.length > 0 &&
  html`<ul>${others.map(
    (voice) =>
      html`<li>${words.story.stances[voice.stance]}: <bdi>${voice.source.label}</bdi>${words.comma}${momentTime(voice.said, conventions)}${voice.withdrawn && html` (${words.story.withdrawn})`}</li>`,
  )}</ul>`
}</div>`,
)}
<button type="button" class="close" popovertarget="${view.key}" popovertargetaction="hide">${words.sourcing.close}</button>
</div>`;
}
