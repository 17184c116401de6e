/** What was corrected, said over the text that was wrong. */
import type { CorrectionView } from '#edition/view.ts';
import { shortTime } from '../card/times.ts';
import type { Frame } from '../frame.ts';
import { type Html, html } from '../template.ts';

export function correctionNotices(corrections: CorrectionView[], frame: Frame): Html | false {
  return (
    corrections.length > 0 &&
    html`<div class="notices">${corrections.map((entry) => notice(entry, frame))}</div>`
  );
}

/** One notice; the anchor is what the corrections page links to. */
export function notice(entry: CorrectionView, frame: Frame): Html {
  const { words } = frame.conventions;
  return html`<div class="notice ${entry.kind}" id="correction-${entry.id}" role="note"><p><strong>${words.corrections[entry.kind]}</strong> ${shortTime(entry.at, frame.conventions)}</p><p>${entry.note}</p></div>`;
}
