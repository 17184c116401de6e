import { spawn } from 'node:child_process';
import { type ServerUser, spawnIdentity } from '#database/server/server-user.ts';

export interface RunResult {
  /** The exit code; null when the program was ended by a signal or could not be started at all. */
  readonly code: number | null;
  /** Standard output and standard error, as they came. For a program that could not start: why. */
  readonly output: string;
}

/**
 * The environment of the server and its tools: nothing of ours, so that neither our secrets nor PGDATA, PGPORT
 * and their like reach them; messages in English.
 */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' };
}

/** Runs a program to its end as the server's user. Never throws for what the program does: see the code. */
export function runAs(user: ServerUser, program: string, args: string[]): Promise<RunResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...spawnIdentity(user),
      // Our own working folder may be closed to that user.
      cwd: '/',
      env: serverEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', (error) => resolve({ code: null, output: `${output}${error.message}` }));
    child.on('close', (code) => resolve({ code, output }));
  });
}
