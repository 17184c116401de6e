/** The command line of the newsroom whose site is under test. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { edition } from './places.ts';

/** `inNewsroom(['import', file, '--publish'])` */
export async function inNewsroom(args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const root = path.resolve(import.meta.dirname, '../..');
  const child = spawn(process.execPath, ['src/main.ts', ...args], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: '', WARRAQ_DATA: edition().dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
    });
  const [code] = (await once(child, 'close')) as [number];
  return { code, ...said };
}
