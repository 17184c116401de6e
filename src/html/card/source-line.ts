/** Who says so: label and kind of a source, and why it is not named. */
import type { SourceView } from '#edition/stories/view.ts';
import type { Frame } from '../frame.ts';
import { type Html, html } from '../template.ts';

/** The label, leading to the page of who it is. */
const label = ({ label: words, path }: SourceView): Html =>
  path === null ? html`<bdi>${words}</bdi>` : html`<a href="${path}"><bdi>${words}</bdi></a>`;

/** `label، مصدر رسمي`; of an unnamed source the label and the reason, for there is nothing else. */
export function sourceLine(source: SourceView, frame: Frame): Html {
  const { words } = frame.conventions;
  const { story } = words;
  const kind = html`${words.comma}<span class="source-kind">${story.sources[source.kind]}</span>`;
  if (source.kind !== 'unnamed')
    return html`${label(source)}${kind}${
      source.address !== null &&
      html`${words.comma}<a href="${source.address}" rel="external noreferrer">${story.document}</a>`
    }`;
  // A note says more than «لسبب تعرفه هيئة التحرير».
  const reason = source.reason === 'other' && source.reasonNote ? null : source.reason;
  const why = [reason && story.reasons[reason], source.reasonNote].filter(Boolean).join(words.comma);
  return html`${label(source)}${words.comma}<span class="source-kind">${
    why === '' ? story.sources.unnamed : `${story.sources.unnamed}: ${why}`
  }</span>`;
}
