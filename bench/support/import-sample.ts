/** A sample of the archives, for a newsroom that is still small. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLines } from '#bureau/read-lines.ts';
import { runCommand } from './program.ts';

/** Imports about `count` records spread evenly over the archives, so that small and large have the same sections. */
export async function importSample(
  data: string,
  archives: string[],
  count: number,
  of: number,
): Promise<void> {
  const lines: string[] = [];
  let seen = 0;
  for (const archive of archives)
    for await (const line of readLines(archive))
      if ('text' in line && seen++ % Math.floor(of / count) === 0) lines.push(line.text);
  const folder = await mkdtemp(join(tmpdir(), 'warraq-sample-'));
  const file = join(folder, 'sample.jsonl');
  await writeFile(file, lines.join('\n'));
  const { code, err } = await runCommand(data, ['import', '--publish', file], { WARRAQ_DEMO: 'off' });
  await rm(folder, { recursive: true });
  if (code !== 0) throw new Error(`the import ended with ${code}: ${err}`);
}
