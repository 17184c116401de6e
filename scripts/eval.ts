/**
 * `npm run eval [-- TASK…] [--misses FILE]`: runs the evaluator in ../shared/eval against this program and writes
 * `docs/evaluation.md`; with some tasks only, it prints their figures and writes nothing. `--misses`: a file outside
 * the project for the failures of goals that are missed, since they quote the evaluation.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  dataFolder,
  projectFolder,
  removeFolder,
  runCommand,
  sharedFolder,
  startProgram,
} from '../bench/support/program.ts';
import {
  type Circumstances,
  countsOf,
  documentOf,
  failuresFor,
  named,
  type Run,
  shown,
} from './evaluation/document.ts';
import { type Failure, failuresOf, some } from './evaluation/failures.ts';
import {
  type Figure,
  figures,
  keeps,
  measured,
  type Result,
  type Task,
  tasks,
} from './evaluation/figures.ts';

const evaluator = path.join(sharedFolder, 'eval/evaluate.mjs');
const document = path.join(projectFolder, 'docs/evaluation.md');
/** More failures than there can be: the evaluator lists them all. */
const allMisses = 1_000_000;

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { misses: { type: 'string' } },
});
const unknown = positionals.filter((name) => !tasks.includes(name as Task));
if (unknown.length) stop(`No such task: ${unknown.join(', ')}. There are: ${tasks.join(' ')}`);
if (!existsSync(evaluator)) stop(`The evaluation needs ${evaluator}, and it is not there.`);
if (Number(process.versions.node.split('.')[0]) < 24)
  stop(`The evaluator needs Node 24; this is ${process.version}. \`npm run eval\` takes the project's own.`);
const misses = options.misses && path.resolve(options.misses);
if (misses && !path.relative(projectFolder, misses).startsWith('..'))
  stop('Failures quote the evaluation: --misses wants a file outside the project.');
const wanted = tasks.filter((task) => !positionals.length || positionals.includes(task));

/** Runs the evaluator to its end. `into`: a file for what it writes. */
async function evaluate(args: readonly string[], into?: string): Promise<void> {
  const child = spawn(process.execPath, [evaluator, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (into) child.stdout.pipe(createWriteStream(into));
  else child.stdout.resume();
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`evaluate.mjs ${args.join(' ')} ended with ${code}`);
}

interface Answer {
  result: Result;
  misses: unknown[];
}

async function ask(folder: string, args: readonly string[]): Promise<Answer> {
  const file = path.join(folder, 'answer.json');
  await evaluate([...args, '--misses', String(allMisses), '--out', file]);
  const { misses, ...result } = JSON.parse(readFileSync(file, 'utf8')) as Result & { misses: unknown[] };
  return { result: result as unknown as Result, misses };
}

/** A newsroom with the documents of one set, asked while it serves. */
async function search(folder: string, set: string): Promise<Answer> {
  const data = await dataFolder();
  try {
    const corpus = path.join(folder, `${set}.jsonl`);
    await evaluate(['corpus', '--set', set], corpus);
    const { code, err } = await runCommand(data, ['import', '--publish', corpus], { WARRAQ_DEMO: 'off' });
    if (code !== 0) throw new Error(`the import ended with ${code}: ${err.slice(-2_000)}`);
    const program = await startProgram(data, { WARRAQ_DEMO: 'off' });
    try {
      return await ask(folder, ['search', '--set', set, '--base', program.origin]);
    } finally {
      await program.stop();
    }
  } finally {
    await removeFolder(data);
  }
}

const shell = (file: string) => `'${file.replaceAll("'", `'\\''`)}'`;
const analyse = `${shell(path.join(projectFolder, 'bin/warraq'))} analyse`;
const inEditor = `${shell(process.execPath)} ${shell(path.join(projectFolder, 'scripts/evaluation/in-editor.ts'))}`;

async function entities(folder: string): Promise<Answer> {
  const of = (types: string) =>
    ask(folder, ['entities', '--set', 'anercorp-camel', '--types', types, '--cmd', analyse]);
  const rest = await of('PERS,ORG');
  // The evaluator's failures do not say of which type they are: those of places are the ones with a goal.
  const places = await of('LOC');
  return { result: { ...rest.result, ...places.result }, misses: places.misses };
}

async function run(task: Task, folder: string): Promise<Run> {
  const began = performance.now();
  const answer = await (task === 'known-item' || task === 'arcd' || task === 'xquad-ar'
    ? search(folder, task)
    : task === 'entities'
      ? entities(folder)
      : task === 'editor'
        ? ask(folder, ['attribution', '--cmd', inEditor])
        : ask(folder, [task, '--cmd', analyse]));
  return {
    result: answer.result,
    failures: failuresOf(task, answer.misses),
    seconds: Math.round((performance.now() - began) / 1000),
  };
}

const git = (...args: string[]): string =>
  spawnSync('git', args, { cwd: projectFolder, encoding: 'utf8' }).stdout?.trim() ?? '';

function circumstances(load: number): Circumstances {
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: git('rev-parse', '--short', 'HEAD') || 'none',
    clean: git('status', '--porcelain', '--', '.', ':!docs/evaluation.md') === '',
    machine: `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB`,
    load:
      load < 0.5
        ? 'nothing else ran on it'
        : `shared with other work: load ${load.toFixed(1)} before it began, so times are upper bounds`,
  };
}

const told = circumstances(loadavg()[0]!);
const folder = await mkdtemp(path.join(tmpdir(), 'warraq-eval-'));
const runs = new Map<Task, Run>();
for (const task of wanted) {
  const done = await run(task, folder);
  runs.set(task, done);
  console.log(`\n${task} (${done.seconds} s)`);
  for (const figure of figures.filter((each) => each.task === task)) {
    const value = measured(figure, done.result);
    const kept = keeps(figure, value);
    console.log(
      `${kept === null ? ' ' : kept ? '✓' : '✗'} ${figure.name.padEnd(66)} ${shown(value, figure)}`,
    );
  }
}
await removeFolder(folder);

const lost = figures.filter((figure) => {
  const done = runs.get(figure.task);
  return done !== undefined && keeps(figure, measured(figure, done.result)) === false;
});
const chosen = (figure: Figure): Failure[] =>
  some(failuresFor(figure, runs.get(figure.task)!.failures), named);
for (const figure of lost)
  console.log(
    `\n✗ ${figure.name}: ${countsOf(failuresFor(figure, runs.get(figure.task)!.failures)) || 'no single failures'}`,
  );
if (misses) {
  const text = lost.map(
    (figure) =>
      `# ${figure.name}\n${chosen(figure)
        .map((failure) => `${failure.class}\t${JSON.stringify(failure.whole)}\n`)
        .join('')}`,
  );
  writeFileSync(misses, text.join('\n'));
  console.log(`\n${lost.length} goals are missed; ${named} failures of each are in ${misses}.`);
}
if (wanted.length === tasks.length) {
  writeFileSync(document, documentOf(told, runs, chosen));
  console.log(`\nWritten: ${document}`);
}
