/** `docs/evaluation.md`: the figures beside their goals, what misses them, and what was learnt from what. */
import type { Failure } from './failures.ts';
import { type Figure, figures, keeps, measured, type Result, type Task } from './figures.ts';
import { mends } from './mends.ts';
import { origins } from './origins.ts';

export interface Run {
  result: Result;
  failures: readonly Failure[];
  seconds: number;
}

/** Where and when it was measured, in words. */
export interface Circumstances {
  date: string;
  commit: string;
  clean: boolean;
  machine: string;
  /** How busy the machine was with other things. */
  load: string;
}

/** Failures that are named for a goal that is missed. */
export const named = 20;

/** `0.9312` → `.931`, `12.34` ms → `12.3 ms`, nothing → `—` */
export function shown(value: number | null, { milliseconds }: Pick<Figure, 'milliseconds'>): string {
  if (value === null) return '—';
  if (milliseconds) return `${value.toFixed(1)} ms`;
  return value.toFixed(3).replace(/^0\./, '.');
}

function goalOf({ goal, ...figure }: Figure): string {
  if (!goal) return '';
  const value = 'least' in goal ? goal.least : goal.most;
  const text = figure.milliseconds ? `${value} ms` : String(value).replace(/^0\./, '.');
  return `${'least' in goal ? '≥' : '≤'} ${text}`;
}

const mark = (kept: boolean | null): string => (kept === null ? '' : kept ? '✓' : '✗');

/** The failures that keep a figure from its goal. */
export const failuresFor = ({ failures }: Figure, all: readonly Failure[]): Failure[] =>
  all.filter((each) => !failures || failures.test(each.class));

/** `25 × cue not found; 3 × speaker not found` */
export function countsOf(failures: readonly Failure[]): string {
  const counts = new Map<string, number>();
  for (const { class: name, count } of failures) counts.set(name, (counts.get(name) ?? 0) + count);
  return Array.from(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${count} × ${name}`)
    .join('; ');
}

function missed(figure: Figure, { result, failures }: Run, chosen: readonly Failure[]): string {
  const of = failuresFor(figure, failures);
  const ids = chosen.flatMap(({ id }) => (id === null ? [] : [`\`${id}\``]));
  return [
    `### ${figure.name}: ${shown(measured(figure, result), figure)}, goal ${goalOf(figure)}`,
    of.length ? `${countsOf(of)}.` : 'The evaluator lists no single failures for this figure.',
    ...(ids.length ? [`${ids.length} of them: ${ids.join(', ')}.`] : []),
    ...(mends[figure.name] ? [mends[figure.name]!] : []),
  ].join('\n\n');
}

/** The whole document. `chosen`: the failures that are named for a figure. */
export function documentOf(
  { date, commit, clean, machine, load }: Circumstances,
  runs: ReadonlyMap<Task, Run>,
  chosen: (figure: Figure) => readonly Failure[],
): string {
  const rows = figures.map((figure) => {
    const value = measured(figure, runs.get(figure.task)!.result);
    return `| ${figure.name} | ${shown(value, figure)} | ${goalOf(figure)} | ${mark(keeps(figure, value))} | ${figure.exists ?? ''} |`;
  });
  const lost = figures.filter(
    (figure) => keeps(figure, measured(figure, runs.get(figure.task)!.result)) === false,
  );
  return `# Evaluation

Written by \`npm run eval\`, not by hand: every task of \`../shared/eval/evaluate.mjs\` against this program. Search
runs over three newsrooms that were imported for it; the rest through \`warraq analyse\`, which calls the same code
as the site. \`npm run bench -- search\` measures speed, size and memory.

- ${date}, commit ${commit}${clean ? '' : ' with changes that were not committed'}
- ${machine}; ${load}

The goals are for sealed data that nobody has seen; these are the figures on the shared data.

| | measured | goal | | best of what exists |
|---|---|---|---|---|
${rows.join('\n')}

${figures.filter((figure) => keeps(figure, measured(figure, runs.get(figure.task)!.result)) === true).length} goals are kept, ${lost.length} missed. The corpus that re-tags ANERcorp's newswire in 50 fine classes
(\`newsfane-gold\`) is not run: the program tells places, persons and organisations, and none of these is a class of it.

## What misses its goal

${
  lost.length
    ? `Ids and counts only: the failures themselves quote the evaluation, whose texts are not in the project
(\`test/origins.test.ts\`). \`npm run eval -- --misses FILE\` writes them out, for a file elsewhere.

${lost.map((figure) => missed(figure, runs.get(figure.task)!, chosen(figure))).join('\n\n')}`
    : 'Nothing.'
}

${origins}`;
}
