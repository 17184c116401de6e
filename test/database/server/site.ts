import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import type { WantedBinaries } from '#database/server/binaries/choice.ts';
import { installedFolders } from '#database/server/binaries/installed.ts';
import { findNpmPackage } from '#database/server/binaries/npm.ts';
import { type DatabaseServer, openServer } from '#database/server/open.ts';
import { clusterProcesses, readPostmasterFile } from '#database/server/postmaster/postmaster-file.ts';
import { signal } from '#database/server/postmaster/stop.ts';
import { startOfProcess } from '#database/server/process/identity.ts';
import { waitFor } from '#database/server/process/wait.ts';

export const isRoot = process.getuid?.() === 0;
export const hasNpm = findNpmPackage() !== undefined;
export const hasInstalled = installedFolders().length > 0;

/** One data folder for a test, with the means to look at its server and to kill it. */
export interface TestSite {
  readonly dataFolder: string;
  readonly cluster: string;
  readonly messages: string[];
  open(binaries?: WantedBinaries): Promise<DatabaseServer>;
  /** Starts a process of its own that uses the server. */
  app(binaries: WantedBinaries, as?: { uid: number; gid: number }): TestApp;
  /** The pid of the main server process; throws if none is noted. */
  serverPid(): number;
  /** Ends what a failed test left running. */
  endAll(): Promise<void>;
  /** Ends what still runs here and removes the folder. */
  remove(): Promise<void>;
}

export interface TestApp {
  readonly process: ChildProcess;
  /** What it says once the server is open or has failed. */
  readonly opened: Promise<{ description?: string; failed?: { kind?: string; message: string } }>;
  /** Lets it leave properly; resolves when it has. */
  leave(): Promise<void>;
  kill9(): Promise<void>;
}

/** Creates a data folder that the server's user can reach, `below` a temporary folder. */
export function buildSite(below = 'data'): TestSite {
  // mkdtemp makes it private, and the server's user could not get in.
  const root = mkdtempSync(path.join(tmpdir(), 'warraq-server-'));
  chmodSync(root, 0o755);
  const dataFolder = path.join(root, below);
  const cluster = path.join(dataFolder, 'postgres');
  const messages: string[] = [];
  const apps: TestApp[] = [];
  const endAll = async () => {
    for (const app of apps.splice(0)) await app.kill9();
    for (const pid of clusterProcesses(cluster)) await kill9(pid);
  };
  return {
    dataFolder,
    cluster,
    messages,
    open: (binaries = 'auto') =>
      openServer({ dataFolder, binaries, log: (message) => messages.push(message) }),
    app: (binaries, as) => {
      const app = startApp(dataFolder, binaries, as);
      apps.push(app);
      return app;
    },
    serverPid: () => {
      const file = readPostmasterFile(cluster);
      if (file === undefined) throw new Error(`No server is noted in ${cluster}`);
      return file.pid;
    },
    endAll,
    remove: async () => {
      await endAll();
      await rm(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    },
  };
}

/** kill -9; resolves when the process is gone. It may have been already. */
export async function kill9(pid: number): Promise<void> {
  if (startOfProcess(pid) !== undefined) signal(pid, 'SIGKILL');
  await waitFor(() => (startOfProcess(pid) === undefined ? true : undefined), 5000);
}

/** Runs one statement on a connection of its own. */
export async function query(server: DatabaseServer, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(server.connection as pg.ClientConfig);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function startApp(dataFolder: string, binaries: WantedBinaries, as?: { uid: number; gid: number }): TestApp {
  const script = path.join(import.meta.dirname, 'app.ts');
  const child = spawn(process.execPath, [script, dataFolder, binaries], {
    ...as,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (text) => (errors += text));
  const exited = once(child, 'exit');
  const opened = new Promise<Awaited<TestApp['opened']>>((resolve, reject) => {
    createInterface(child.stdout).once('line', (line) => resolve(JSON.parse(line)));
    child.once('exit', (code, signal) =>
      reject(new Error(`The app ended early (${code ?? signal}): ${errors}`)),
    );
  });
  // A test that kills the app before it has opened does not ask for this.
  opened.catch(() => undefined);
  return {
    process: child,
    opened,
    leave: async () => {
      child.stdin.end();
      const [code] = await exited;
      if (code !== 0) throw new Error(`The app left with ${code}: ${errors}`);
    },
    kill9: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
