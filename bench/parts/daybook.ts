/**
 * The daybook with 10,000 versions: entering them, what they take in the database, serving them, checking them from
 * outside, by `warraq verify` and by Go's implementation where it is at hand.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bundlesOf, tilePath, tilesOf } from '#daybook/tiles.ts';
import { report, round } from '../support/measure.ts';
import { dataFolder, projectFolder, removeFolder, runCommand, startProgram } from '../support/program.ts';

const versions = 10_000;
const packages = '/usr/share/gocode';

/** Prose of some 300 words, another one each time. */
const words = 'أعلنت البلدية أمس خطة لترميم الميناء القديم وقال مهندسون إن العمل يستغرق عامين كاملين'.split(
  ' ',
);
const prose = (number: number): string =>
  Array.from({ length: 6 }, (_, paragraph) =>
    Array.from(
      { length: 50 },
      (_, at) => words[(number * 7 + paragraph * 11 + at * (1 + (number % 5))) % words.length],
    ).join(' '),
  ).join('\n\n');

export async function daybook(): Promise<boolean> {
  const data = await dataFolder();
  const file = join(data, 'copy.jsonl');
  await writeFile(
    file,
    Array.from({ length: versions }, (_, index) =>
      JSON.stringify({
        ...{ id: `d-${index}`, title: `الخبر رقم ${index} من السجل`, body: prose(index), section: 'محليات' },
        date: '2024-10-23',
      }),
    ).join('\n'),
  );
  const imported = await runCommand(data, ['import', '--publish', file], { WARRAQ_DEMO: 'off' });
  if (imported.code !== 0) throw new Error(imported.err);
  const program = await startProgram(data, { WARRAQ_DEMO: 'off' });
  const began = performance.now();
  const get = async (path: string) => {
    const response = await fetch(program.origin + path);
    return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
  };
  /** Checkpoints as anybody could have seen them on the way. */
  const seen = new Map<number, string>();
  for (let size = 0; size < versions; ) {
    const note = Buffer.from((await get('/log/checkpoint')).bytes).toString();
    size = Number(note.split('\n')[1]) || 0;
    if (size > 0 && size < versions) seen.set(size, note);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const entering = performance.now() - began;
  report(
    `${versions} versions entered`,
    `${round(entering / 1000, 1)} s, ${round(entering / versions, 2)} ms each`,
  );
  report('resident memory after it', `${Math.round(program.memory())} MB`);

  const tiles = [...tilesOf(versions), ...bundlesOf(versions)];
  const folder = join(data, 'served');
  const put = async (name: string, bytes: Uint8Array | string): Promise<void> => {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  };
  let bytes = 0;
  const times: number[] = [];
  for (const tile of tiles) {
    const start = performance.now();
    const answer = await get(`/log/${tilePath(tile)}`);
    times.push(performance.now() - start);
    if (answer.status !== 200) throw new Error(`${tilePath(tile)} answers ${answer.status}`);
    bytes += answer.bytes.length;
    await put(tilePath(tile), answer.bytes);
  }
  times.sort((a, b) => a - b);
  report(
    `all ${tiles.length} tiles and bundles`,
    `${round(bytes / 1_048_576, 1)} MB, ${round(times[Math.floor(times.length / 2)]!, 1)} ms each (slowest ${round(times.at(-1)!, 1)} ms)`,
  );

  const start = performance.now();
  const verified = await runCommand(data, ['verify', program.origin]);
  const seconds = (performance.now() - start) / 1000;
  const kept = report(
    `warraq verify of ${versions} versions and their pages`,
    `${round(seconds, 1)} s: ${verified.out.trim().split('\n').at(-1)}`,
    verified.code === 0,
  );

  let independent = true;
  if (
    spawnSync('go', ['version']).status === 0 &&
    existsSync(`${packages}/src/golang.org/x/mod/sumdb/tlog`)
  ) {
    await put(
      'key',
      Buffer.from((await get('/log/key')).bytes)
        .toString()
        .split('\n')[0] ?? '',
    );
    await put('checkpoint', (await get('/log/checkpoint')).bytes);
    for (const [size, note] of seen) await put(`older/${size}`, note);
    const check = join(data, 'check');
    execFileSync('go', ['build', '-o', check, join(projectFolder, 'test/daybook/independent/verify.go')], {
      env: { ...process.env, GO111MODULE: 'off', GOPATH: packages, GOCACHE: join(data, 'cache') },
    });
    const from = performance.now();
    const said = spawnSync(check, [folder], { encoding: 'utf8' }).stdout.trim();
    independent = report(
      'the same, as served, by Go’s sumdb',
      `${said} (${round((performance.now() - from) / 1000, 1)} s)`,
      said.startsWith(`${versions} entries`),
    );
  } else report('the same by Go’s sumdb', 'not checked: needs golang-go and golang-golang-x-mod-dev');
  await program.stop();
  const own = performance.now();
  const inside = await runCommand(data, ['verify'], { WARRAQ_DEMO: 'off' });
  const within = report(
    'warraq verify of the newsroom itself',
    `${round((performance.now() - own) / 1000, 1)} s: ${inside.out.trim().split('\n').at(-1)}`,
    inside.code === 0,
  );
  await removeFolder(data);
  return kept && independent && within;
}
