/** Over an article: the file that it belongs to, where that stands, and what is expected next. */
import { directionOf } from '#edition/conventions/conventions.ts';
import type { FileNote } from '#edition/stories/view.ts';
import { momentTime } from '../card/times.ts';
import type { Frame } from '../frame.ts';
import { type Html, html } from '../template.ts';

export const fileNotes = (files: readonly FileNote[], frame: Frame): Html | false =>
  files.length > 0 && html`<aside class="file-note">${files.map((file) => note(file, frame))}</aside>`;

function note({ name, path, summary, language, expected }: FileNote, frame: Frame): Html {
  const { conventions } = frame;
  const { story } = conventions.words;
  const foreign =
    language !== conventions.language && html` lang="${language}" dir="${directionOf(language)}"`;
  return html`<div><p><span class="kicker">${story.fromFile}</span> <a href="${path}"${foreign}>${name}</a></p>
${summary !== '' && html`<p${foreign}>${summary}</p>`}
${expected !== null && html`<p class="small">${story.expectedShort}: <bdi>${expected.title}</bdi>${conventions.words.comma}${momentTime(expected.when, conventions)}</p>`}</div>`;
}
