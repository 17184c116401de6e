/** What is in dispute and what was revised: how it stands, the figures, and who says what. */
import type { ClaimView, FigureView, VoiceView } from '#edition/stories/view.ts';
import { sourceLine } from '../card/source-line.ts';
import { momentTime } from '../card/times.ts';
import type { Frame } from '../frame.ts';
import { type Html, html } from '../template.ts';

/** `most`: voices on one claim; `null`: all. */
export const claims = (views: readonly ClaimView[], frame: Frame, most: number | null = null): Html =>
  html`<ul class="claims">${views.map((view) => claim(view, frame, most))}</ul>`;

function claim(view: ClaimView, frame: Frame, most: number | null): Html {
  const { story } = frame.conventions.words;
  return html`<li class="claim ${view.state}" id="c${view.id}" data-part>
<p class="state">${view.before.length > 0 && `${story.revised} · `}${story.states[view.state]}</p>
<p class="what">${view.text}</p>
${figures(view, frame)}
${
  view.against.length > 0 &&
  html`<p class="against">${story.contradicts}: ${view.against.map((text) => html`<q>${text}</q> `)}</p>`
}
<ul class="voices">${view.voices.slice(0, most ?? undefined).map((voice) => html`<li>${said(voice, frame)}</li>`)}</ul>
</li>`;
}

function said(voice: VoiceView, frame: Frame): Html {
  const { conventions } = frame;
  const { story, comma } = conventions.words;
  return html`<b class="${voice.stance}">${story.stances[voice.stance]}:</b> ${sourceLine(voice.source, frame)}${comma}${momentTime(voice.said, conventions)}${
    voice.withdrawn && html`${comma}<em>${story.withdrawn}</em>`
  }`;
}

/** The figure, and those whose place it took: in numbers, and as strips on one scale from nothing. */
function figures({ figure, before }: ClaimView, frame: Frame): Html | false {
  const { conventions } = frame;
  const { story } = conventions.words;
  const told = before.filter((old) => old.figure !== null);
  const words = before.filter((old) => old.figure === null);
  const most = Math.max(figure?.high ?? 0, ...told.map((old) => old.figure!.high));
  const row = (of: FigureView, label: Html | false): Html =>
    html`<li>${range(of, frame)}${label}${strip(of, most)}</li>`;
  return (
    (figure !== null || before.length > 0) &&
    html`${
      (figure !== null || told.length > 0) &&
      html`<ul class="figures">${figure !== null && row(figure, false)}${told.map((old) =>
        row(old.figure!, html`<span class="small"> · ${story.wasBefore}</span>`),
      )}</ul>`
    }${words.map((old) => html`<p class="against">${story.wasBefore}: <q>${old.text}</q></p>`)}`
  );
}

function range({ low, high, unit }: FigureView, { conventions }: Frame): Html {
  const [from, to] = [conventions.number(low), conventions.number(high)];
  return html`<strong>${low === high ? from : conventions.words.story.range(from, to)}</strong>${unit !== '' && html` ${unit}`}`;
}

const part = (value: number, most: number): string => (most > 0 ? (value * 100) / most : 0).toFixed(1);

/** Decoration: the numbers stand beside it. */
function strip({ low, high }: FigureView, most: number): Html {
  const width = Math.max(1.5, ((high - low) * 100) / (most || 1)).toFixed(1);
  return html`<svg viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true"><path d="M0 1h100"/><rect x="${part(low, most)}" width="${width}" height="2"/></svg>`;
}
