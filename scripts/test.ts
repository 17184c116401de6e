/**
 * `npm test`: types, style, tests, and tests in a browser, in this order, each whatever became of those before.
 * The last line is `N passed, N failed` (and `, N skipped`); types and style count as one test each.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findChromium } from './chromium.ts';
import { setUp } from './set-up.ts';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

interface Step {
  name: string;
  command: string[];
  env?: NodeJS.ProcessEnv;
  /** Reads the step's own report; a step without one counts as one test. */
  count?: () => Count;
}

const root = path.resolve(import.meta.dirname, '..');
const reports = mkdtempSync(path.join(tmpdir(), 'warraq-reports-'));
const report = (name: string) => path.join(reports, `${name}.json`);

function read<T>(name: string): T | undefined {
  if (!existsSync(report(name))) return undefined;
  return JSON.parse(readFileSync(report(name), 'utf8')) as T;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

const none: Count = { passed: 0, failed: 0, skipped: 0 };

const steps: Step[] = [
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'style', command: ['biome', 'check', '--error-on-warnings', '.'] },
  {
    name: 'tests',
    command: [
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report('tests')}`,
    ],
    count: () => {
      const told = read<VitestReport>('tests');
      return told
        ? {
            passed: told.numPassedTests,
            failed: told.numFailedTests,
            skipped: told.numPendingTests + told.numTodoTests,
          }
        : none;
    },
  },
  {
    name: 'browser',
    command: ['playwright', 'test', '--reporter=dot,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report('browser') },
    count: () => {
      const told = read<PlaywrightReport>('browser')?.stats;
      // A test that passed only when it was tried again has failed.
      return told
        ? { passed: told.expected, failed: told.unexpected + told.flaky, skipped: told.skipped }
        : none;
    },
  },
];

interface Outcome extends Count {
  name: string;
  seconds: number;
}

async function run({ name, command, env, count }: Step): Promise<Outcome> {
  console.log(`\n— ${name}: ${command.slice(0, 2).join(' ')}`);
  const began = performance.now();
  const [program = '', ...args] = command;
  const child = spawn(path.join(root, 'node_modules/.bin', program), args, {
    cwd: root,
    env: { ...process.env, FORCE_COLOR: '0', ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'close').catch((error: Error) => {
    console.log(error.message);
    return [1];
  });
  const seconds = Math.round((performance.now() - began) / 1000);
  const counted = count?.() ?? { ...none, [code === 0 ? 'passed' : 'failed']: 1 };
  // A step that broke down before it could count is a failure too.
  if (code !== 0 && counted.failed === 0) counted.failed = 1;
  return { name, seconds, ...counted };
}

function browserIsMissing(): boolean {
  if (findChromium() !== undefined) return false;
  console.log(
    '\nNo Chromium: apt-get install -y --no-install-recommends chromium (or set WARRAQ_CHROMIUM to one).',
  );
  return true;
}

setUp();
const outcomes: Outcome[] = [];
for (const step of steps) {
  if (step.name === 'browser' && browserIsMissing())
    outcomes.push({ name: step.name, seconds: 0, ...none, failed: 1 });
  else outcomes.push(await run(step));
}
rmSync(reports, { recursive: true, force: true });

const told = ({ passed, failed, skipped }: Count): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
console.log();
for (const outcome of outcomes)
  console.log(`${outcome.name.padEnd(8)} ${told(outcome)} (${outcome.seconds} s)`);
const sum = (key: keyof Count): number => outcomes.reduce((all, outcome) => all + outcome[key], 0);
const all: Count = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
process.exitCode = all.failed > 0 ? 1 : 0;
console.log(told(all));
