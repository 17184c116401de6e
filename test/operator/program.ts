/** The real program, as an operator runs it: `start` in a process of its own, and the other commands. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { clusterProcesses } from '#database/server/postmaster/postmaster-file.ts';
import { signal } from '#database/server/postmaster/stop.ts';
import { startOfProcess } from '#database/server/process/identity.ts';
import { waitFor } from '#database/server/process/wait.ts';

const root = path.resolve(import.meta.dirname, '../..');
const main = path.join(root, 'src/main.ts');
/** A first start makes a database and plants fifty stories with their pictures; two busy cores take their time. */
const startsWithin = 180_000;

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  /** What it has told the operator so far. */
  told(): string;
  readonly ended: Promise<Ended>;
}

export interface RunningSite {
  /** `http://localhost:41234`, from the line that tells the operator. */
  readonly origin: string;
  readonly pid: number;
  /** Everything it has told the operator so far. */
  told(): string;
  /** SIGTERM; resolves with the exit code once it has gone. */
  stop(): Promise<number | null>;
  kill9(): Promise<void>;
}

/** One data folder with what runs on it. */
export interface Newsroom {
  readonly dataFolder: string;
  /** Pids of the database server and its children; empty when none is left. */
  postgres(): number[];
  /** `start`, up to the moment at which readers are answered. */
  start(env?: NodeJS.ProcessEnv): Promise<RunningSite>;
  /** `begin(['import', file])`: a command that may be killed before it ends. */
  begin(args: string[], env?: NodeJS.ProcessEnv): Running;
  /** A command run to its end. */
  run(args: string[], env?: NodeJS.ProcessEnv): Promise<Ended>;
  /** Ends what still runs here and removes the folder. */
  remove(): Promise<void>;
}

/** The environment of a process on this newsroom: nothing of the developer's own configuration. */
const environment = (dataFolder: string, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...process.env,
  HOST: '',
  PORT: '0',
  DATABASE_URL: '',
  WARRAQ_DATA: dataFolder,
  WARRAQ_DEMO: 'off',
  WARRAQ_ORIGIN: '',
  WARRAQ_POSTGRES: '',
  LOG_LEVEL: 'warn',
  ...env,
});

/** A new, empty data folder that the database's user can reach. */
export async function makeNewsroom(): Promise<Newsroom> {
  // mkdtemp makes it private, and the server's user could not get in.
  const folder = await mkdtemp(path.join(tmpdir(), 'warraq-operator-'));
  await chmod(folder, 0o755);
  const dataFolder = path.join(folder, 'data');
  const children: ChildProcess[] = [];

  const launch = (args: string[], env: NodeJS.ProcessEnv) => {
    const child = spawn(process.execPath, [main, ...args], {
      cwd: root,
      env: environment(dataFolder, env),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name]!.setEncoding('utf8').on('data', (text: string) => {
        said[name] += text;
      });
    const ended = once(child, 'close').then(([code]): Ended => ({ code, ...said }));
    return { child, said, ended };
  };

  const postgres = () => clusterProcesses(path.join(dataFolder, 'postgres'));

  return {
    dataFolder,
    postgres,
    begin: (args, env = {}) => {
      const { child, said, ended } = launch(args, env);
      return { child, told: () => said.stderr, ended };
    },
    run: (args, env = {}) => launch(args, env).ended,
    start: async (env = {}) => {
      const { child, said, ended } = launch(['start'], env);
      const address = () => /^Readers:\s+(http\S+?)\/?$/m.exec(said.stderr)?.[1];
      const opened = await waitFor(
        () => address() ?? (child.exitCode === null && child.signalCode === null ? undefined : ''),
        startsWithin,
      );
      if (!opened)
        throw new Error(`The program did not start (exit code ${child.exitCode}):\n${said.stderr}`);
      await untilReady(opened);
      return {
        origin: opened,
        pid: child.pid!,
        told: () => said.stderr,
        stop: async () => {
          child.kill('SIGTERM');
          return (await ended).code;
        },
        kill9: async () => {
          child.kill('SIGKILL');
          await ended;
        },
      };
    },
    remove: async () => {
      for (const child of children)
        if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      const gone = () => {
        const left = postgres();
        for (const pid of left) if (startOfProcess(pid) !== undefined) signal(pid, 'SIGKILL');
        return left.length === 0 ? true : undefined;
      };
      await waitFor(gone, 10_000);
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

async function untilReady(origin: string): Promise<void> {
  const { status } = await fetch(`${origin}/readyz`);
  if (status !== 200)
    throw new Error(`${origin}/readyz answers ${status} though the program says it serves readers`);
}

/** The copy that the whole system is measured by, where it stands beside the project. */
export const seedPage = path.resolve(root, '../shared/fixtures/seed-page.txt');
