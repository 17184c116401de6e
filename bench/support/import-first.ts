/** The first records of an archive, for a newsroom that is still small. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLines } from '#bureau/read-lines.ts';
import { runCommand } from './program.ts';

export async function importFirst(data: string, archive: string, count: number): Promise<void> {
  const lines: string[] = [];
  for await (const line of readLines(archive)) {
    if ('text' in line) lines.push(line.text);
    if (lines.length === count) break;
  }
  const folder = await mkdtemp(join(tmpdir(), 'warraq-first-'));
  const file = join(folder, 'first.jsonl');
  await writeFile(file, lines.join('\n'));
  const { code, err } = await runCommand(data, ['import', '--publish', file], { WARRAQ_DEMO: 'off' });
  await rm(folder, { recursive: true });
  if (code !== 0) throw new Error(`the import ended with ${code}: ${err}`);
}
