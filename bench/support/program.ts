/** The real program as a child process, and what it costs. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const projectFolder = new URL('../../', import.meta.url).pathname;
export const sharedFolder = join(projectFolder, '../shared');
/** As operators run it: with the flags that the command gives to Node. */
const command = join(projectFolder, 'bin/warraq');

/** A folder that the database's user can get into. */
export async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'warraq-bench-'));
  await chmod(folder, 0o755);
  return folder;
}

export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

export interface Program {
  child: ChildProcess;
  origin: string;
  port: number;
  /** Milliseconds from the call to the open port. */
  startedIn: number;
  /** Resident memory of the app's process in MB, as the kernel has it. */
  memory(): number;
  stop(): Promise<void>;
}

/** Starts `warraq start` on a data folder; throws what it said when it does not come up in a minute. */
export function startProgram(data: string, env: Record<string, string> = {}): Promise<Program> {
  const began = performance.now();
  const child = spawn(command, ['start'], {
    env: { ...process.env, WARRAQ_DATA: data, PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`warraq did not start within a minute:\n${said}`));
    }, 60_000);
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`warraq ended with ${code}:\n${said}`));
    });
    child.stderr?.on('data', (part: Buffer) => {
      said += part.toString();
      const port = /Readers: +http:\/\/localhost:(\d+)\//.exec(said)?.[1];
      if (!port) return;
      clearTimeout(late);
      child.removeAllListeners('exit');
      child.stderr?.removeAllListeners('data').resume();
      resolve({
        child,
        origin: `http://127.0.0.1:${port}`,
        port: Number(port),
        startedIn: performance.now() - began,
        memory: () =>
          Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
        stop: () =>
          new Promise((done) => {
            child.once('exit', () => done());
            child.kill('SIGTERM');
          }),
      });
    });
  });
}

/** Runs a `warraq` command to its end; returns its exit code and what it wrote. */
export function runCommand(
  data: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(command, args, {
    env: { ...process.env, WARRAQ_DATA: data, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (part) => (out += part));
  child.stderr.on('data', (part) => (err += part));
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, out, err })));
}
