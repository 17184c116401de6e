/** A text with what came into it and what went. */
import { type Run, runsApart } from '#article/compare.ts';
import { type Html, html } from '../template.ts';

export const wordRuns = (runs: readonly Run[]): Html[] =>
  runs.map(({ kind, text }, at) =>
    kind === 'added'
      ? html`${runs[at - 1]?.kind === 'removed' && runsApart}<ins>${text}</ins>`
      : kind === 'removed'
        ? html`<del>${text}</del>`
        : html`${text}`,
  );
