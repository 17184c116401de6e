/** The daybook for people: what it is, how far it goes, and how to check it. */
import type { CheckpointView } from '#edition/daybook.ts';
import { shortTime } from './card/times.ts';
import type { Frame } from './frame.ts';
import { shell } from './shell/shell.ts';
import { html } from './template.ts';

export interface DaybookView {
  checkpoint: CheckpointView | null;
  /** The one that signs now, then those before it. */
  keys: string[];
}

const code = (text: string) => html`<code dir="ltr">${text}</code>`;

export function daybookPage({ checkpoint, keys }: DaybookView, frame: Frame): string {
  const { conventions, site } = frame;
  const said = conventions.words.versions;
  const [key, ...older] = keys;
  const main = html`<header class="page-head"><h1>${said.log}</h1><p class="standfirst">${said.logLead}</p></header>
<div class="prose daybook">
${
  checkpoint === null || key === undefined
    ? html`<p>${said.logEmpty}</p>`
    : html`<dl><div><dt>${said.logSize}</dt><dd>${conventions.count('entries', checkpoint.size)}</dd></div>
<div><dt>${said.logSigned}</dt><dd>${shortTime(checkpoint.at, conventions)}</dd></div>
<div><dt>${said.logRoot}</dt><dd>${code(checkpoint.note.split('\n')[2] ?? '')}</dd></div>
<div><dt>${said.logKey}</dt><dd>${code(key)}</dd></div>
${older.length > 0 && html`<div><dt>${said.logOlderKeys}</dt>${older.map((each) => html`<dd>${code(each)}</dd>`)}</div>`}</dl>`
}
<h2>${said.logCheck}</h2>
<ol>${said.logSteps.map((step) => html`<li>${step}</li>`)}</ol>
<pre dir="ltr" tabindex="0">${code(`warraq verify ${site.origin} --save daybook.json`)}</pre>
<p>${said.logBounds}</p>
<h2>${said.logFiles}</h2>
<p class="ways-on"><a href="/log/checkpoint"><bdi dir="ltr">/log/checkpoint</bdi></a><a href="/log/key"><bdi dir="ltr">/log/key</bdi></a></p>
</div>`;
  return shell(frame, { kind: 'versions', main });
}
