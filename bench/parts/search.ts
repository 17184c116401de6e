/** Search at 43,000 articles and at ten times as many: how fast it is indexed, how large, how soon it answers. */
import { connect } from '#database/connection.ts';
import { openServer } from '#database/server/open.ts';
import { median, percentile, report, round } from '../support/measure.ts';
import { dataFolder, removeFolder, runCommand, startProgram } from '../support/program.ts';
import { drawQueries, type Queries } from '../support/queries.ts';
import { makeTenfold } from '../support/tenfold.ts';
import { ask } from './serving.ts';

/** Requests before those that count. */
const warmUps = 30;

/** Runs a command that says how many articles it dealt with, and reports how many a second. */
async function rate(data: string, name: string, args: string[]): Promise<void> {
  const began = performance.now();
  const { code, out, err } = await runCommand(data, args, { WARRAQ_DEMO: 'off' });
  if (code !== 0) throw new Error(`warraq ${args[0]} ended with ${code}: ${err.slice(-2_000)}`);
  const seconds = (performance.now() - began) / 1000;
  const articles = Number(/\d+/.exec(out)?.[0]);
  report(name, `${Math.round(articles / seconds)}/s (${articles} in ${round(seconds, 1)} s)`);
}

/** What the concordance takes up in the database, with its indexes, without what was replaced. */
async function reportSize(data: string): Promise<void> {
  const server = await openServer({ dataFolder: data, log: () => {} });
  const { pool, close } = connect(server.connection, { size: 1, onError: () => {} });
  await pool.query('delete from concordance_segment where retired_at is not null');
  const tables = await pool.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relname ~ '^concordance' order by relname`,
  );
  for (const { name } of tables.rows) await pool.query(`vacuum full ${name}`);
  const { rows } = await pool.query<{ name: string; bytes: string }>(
    `select relname as name, pg_total_relation_size(oid) as bytes from pg_class
     where relkind = 'r' and relname ~ '^concordance' order by 2 desc`,
  );
  const { rows: counted } = await pool.query<{ articles: string }>(
    'select count(*) as articles from concordance_document',
  );
  await close();
  await server.close();
  const articles = Number(counted[0]!.articles);
  const perArticle = (bytes: string | number) => Math.round(Number(bytes) / articles);
  const most = rows
    .filter(({ bytes }) => perArticle(bytes) > 9)
    .map(({ name, bytes }) => `${name.replace('concordance_', '')} ${perArticle(bytes)}`)
    .join(', ');
  report(
    'bytes of the concordance per article',
    `${perArticle(rows.reduce((sum, { bytes }) => sum + Number(bytes), 0))} (${most})`,
  );
}

interface Answers {
  /** Kind of query → milliseconds. */
  times: Map<string, number[]>;
  /** Query → how many articles were found. */
  totals: Map<string, number>;
}

/** Asks every query once, one request at a time, as one reader would; kinds take turns. */
async function answers(data: string, queries: Queries, label: string): Promise<Answers> {
  const program = await startProgram(data, { WARRAQ_DEMO: 'off' });
  const totals = new Map<string, number>();
  const once = async (query: string): Promise<number> => {
    const began = performance.now();
    const path = `/search.json?limit=10&q=${encodeURIComponent(query)}`;
    const { status, body } = await ask(program.origin, path, 'identity');
    const time = performance.now() - began;
    if (status !== 200) throw new Error(`${query} answered ${status}`);
    totals.set(query, (JSON.parse(body.toString()) as { total: number }).total);
    return time;
  };
  const kinds = [...queries];
  for (let i = 0; i < warmUps; i++) {
    const [, list] = kinds[i % kinds.length]!;
    await once(list.at(-1 - i)!);
  }
  const times = new Map(kinds.map(([kind]) => [kind, [] as number[]]));
  const counted = Math.min(...kinds.map(([, list]) => list.length)) - warmUps;
  for (let turn = 0; turn < counted; turn++)
    for (const [kind, list] of kinds) times.get(kind)!.push(await once(list[turn]!));
  for (const [kind, values] of times)
    report(
      `${label}: ${kind}`,
      `p50 ${round(median(values), 1)} ms, p99 ${round(percentile(values, 0.99), 1)} ms`,
    );
  report(`${label}: memory of the app after ${totals.size} searches`, `${Math.round(program.memory())} MB`);
  await program.stop();
  return { times, totals };
}

const all = ({ times }: Answers): number[] => [...times.values()].flat();

/** At the size that a data folder has, and ten times that. Returns whether the budgets are kept. */
export async function compare(data: string): Promise<boolean> {
  const queries = await drawQueries(data);
  const small = await answers(data, queries, '43,000');
  const p99 = percentile(all(small), 0.99);
  const results = [
    report(
      `43,000: all ${all(small).length} queries (p99 ≤ 50 ms)`,
      `p50 ${round(median(all(small)), 1)} ms, p99 ${round(p99, 1)} ms`,
      p99 <= 50,
    ),
  ];
  const { documents, copying, merging } = await makeTenfold(data);
  report(
    'made ten times as large',
    `${documents} articles; copied in ${round(copying, 0)} s, merged in ${round(merging, 0)} s`,
  );
  const large = await answers(data, queries, '430,000');
  for (const share of [0.5, 0.99]) {
    const ratio = percentile(all(large), share) / percentile(all(small), share);
    results.push(
      report(
        `430,000 against 43,000: p${share * 100} of all queries (≤ 3)`,
        `${round(ratio)}  (${round(percentile(all(large), share), 1)} ms)`,
        ratio <= 3,
      ),
    );
  }
  for (const [kind, values] of small.times) {
    const bigger = large.times.get(kind)!;
    const ratio = (of: number) => round(percentile(bigger, of) / percentile(values, of));
    report(`430,000 against 43,000: ${kind}`, `p50 × ${ratio(0.5)}, p99 × ${ratio(0.99)}`);
  }
  // Ten times the articles hold ten times the word; were it otherwise, the copies would be wrong.
  const common = [...queries].find(([kind]) => kind.startsWith('a common'))![1];
  const times = common.flatMap((query) => {
    const [before, after] = [small.totals.get(query), large.totals.get(query)];
    return before && after ? [after / before] : [];
  });
  const found = median(times);
  results.push(
    report(
      'a common word is found so many times as often (9.5–10.5)',
      String(round(found)),
      found > 9.5 && found < 10.5,
    ),
  );
  return results.every(Boolean);
}

/** The whole part, in a newsroom of its own. */
export async function searching(archives: string[]): Promise<boolean> {
  const data = await dataFolder();
  await rate(data, 'import, published and indexed, articles a second', ['import', '--publish', ...archives]);
  await rate(data, 'indexed anew, articles a second', ['reindex', '--again']);
  await reportSize(data);
  const kept = await compare(data);
  await removeFolder(data);
  return kept;
}
