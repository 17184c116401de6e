/** Kept pages against a bare server, pages made anew, memory and start. */
import { fork } from 'node:child_process';
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { load, median, report, round } from '../support/measure.ts';
import { type Program, startProgram } from '../support/program.ts';

const rounds = 5;
const seconds = 3;

interface Raw {
  headers: [string, string][];
  body: Buffer;
}

/** One answer as it is on the wire. */
export function ask(origin: string, path: string, encoding = 'br'): Promise<Raw & { status: number }> {
  return new Promise((resolve, reject) => {
    request(new URL(path, origin), { headers: { 'accept-encoding': encoding } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => {
        const headers: [string, string][] = [];
        for (let index = 0; index < response.rawHeaders.length; index += 2)
          headers.push([response.rawHeaders[index]!, response.rawHeaders[index + 1]!]);
        resolve({ status: response.statusCode ?? 0, headers, body: Buffer.concat(parts) });
      });
    })
      .on('error', reject)
      .end();
  });
}

/** Where `/a/ID` leads. */
export async function articlePath(origin: string, id: number): Promise<string> {
  const { headers } = await ask(origin, `/a/${id}`);
  const location = headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
  if (!location) throw new Error(`article ${id} is not published`);
  return location;
}

async function bareServer({ headers, body }: Raw): Promise<{ origin: string; stop: () => void }> {
  const child = fork(fileURLToPath(new URL('../support/bare-server.ts', import.meta.url)));
  // What Node writes by itself is left to it.
  const given = headers.filter(([name]) => !/^(date|connection|keep-alive)$/i.test(name));
  const port = await new Promise((resolve) => {
    child.once('message', resolve);
    child.send({ headers: given, body: body.toString('base64') });
  });
  return { origin: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}

async function keptPage(program: Program, name: string, path: string): Promise<boolean> {
  // Asked for a few times first, so that it is kept in its thorough compression.
  for (let time = 0; time < 6; time++) await ask(program.origin, path);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const bare = await bareServer(await ask(program.origin, path));
  await load(program.origin, [path], 2);
  await load(bare.origin, ['/'], 2);
  const ratios: number[] = [];
  const ours = { p50: [] as number[], p99: [] as number[], rate: [] as number[] };
  const theirs: number[] = [];
  for (let turn = 0; turn < rounds; turn++) {
    const [first, second] = turn % 2 ? ['ours', 'bare'] : ['bare', 'ours'];
    const run = async (who: string | undefined) =>
      who === 'ours' ? load(program.origin, [path], seconds) : load(bare.origin, ['/'], seconds);
    const [a, b] = [await run(first), await run(second)];
    const [mine, base] = first === 'ours' ? [a, b] : [b, a];
    ratios.push(mine.rate / base.rate);
    theirs.push(base.rate);
    ours.rate.push(mine.rate);
    ours.p50.push(mine.p50);
    ours.p99.push(mine.p99);
  }
  bare.stop();
  const ratio = median(ratios);
  return report(
    `kept ${name}: rate as a ratio of bare node:http (≥ 0.85)`,
    `${round(ratio)}  (${Math.round(median(ours.rate))}/s of ${Math.round(median(theirs))}/s; p50 ${median(ours.p50)} ms, p99 ${median(ours.p99)} ms)`,
    ratio >= 0.85,
  );
}

/** `articles`: numbers of published articles to ask for. */
export async function serving(data: string, articles: number[], home = '/'): Promise<boolean> {
  const results: boolean[] = [];
  const program = await startProgram(data);
  results.push(
    report(
      'warm start, to the open port (≤ 2 s)',
      `${Math.round(program.startedIn)} ms`,
      program.startedIn <= 2_000,
    ),
  );
  results.push(await keptPage(program, 'article', await articlePath(program.origin, articles[0]!)));
  results.push(await keptPage(program, 'home', home));
  const memory = program.memory();
  results.push(report('memory of the app under load (≤ 200 MB)', `${Math.round(memory)} MB`, memory <= 200));
  await program.stop();

  const uncached = await startProgram(data, { WARRAQ_CACHE_MB: '0' });
  const paths: string[] = [];
  for (const id of articles) paths.push(await articlePath(uncached.origin, id));
  await load(uncached.origin, paths, 3);
  const cold = await load(uncached.origin, paths, 8);
  results.push(
    report(
      'articles made anew, cache off (goal ≥ 900/s)',
      `${Math.round(cold.rate)}/s, p50 ${cold.p50} ms, p99 ${cold.p99} ms`,
      cold.rate >= 900,
    ),
  );
  const coldHome = await load(uncached.origin, [home], 5);
  report(
    'homes asked for, cache off (one render serves all who wait)',
    `${Math.round(coldHome.rate)}/s, p50 ${coldHome.p50} ms, p99 ${coldHome.p99} ms`,
  );
  const after = uncached.memory();
  results.push(
    report('memory of the app, cache off, under load (≤ 200 MB)', `${Math.round(after)} MB`, after <= 200),
  );
  await uncached.stop();
  return results.every(Boolean);
}
