/** Killing the app, the importer and the database in the middle of an import, again and again. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readLines } from '#bureau/read-lines.ts';
import { connect } from '#database/connection.ts';
import { openServer } from '#database/server/open.ts';
import { report } from '../support/measure.ts';
import { dataFolder, removeFolder, startProgram } from '../support/program.ts';

const rounds = 20;
const importer = fileURLToPath(new URL('../support/import-aloud.ts', import.meta.url));

/** Ids of an archive in the order of its lines. */
async function idsOf(file: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const line of readLines(file))
    if ('text' in line) ids.push((JSON.parse(line.text) as { id: string }).id);
  return ids;
}

const postmaster = (data: string): number =>
  Number(readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

/** What is wrong with a newsroom after a crash, in words; empty when nothing is. */
async function wrongs(data: string, acknowledged: string[]): Promise<string[]> {
  const server = await openServer({ dataFolder: data, log: () => {} });
  const database = connect(server.connection, { size: 2, onError: () => {} });
  const one = async (query: string, values: unknown[] = []) =>
    Number((await database.pool.query(query, values)).rows[0].n);
  const found: string[] = [];
  const expect = (what: string, is: number, should: number) => {
    if (is !== should) found.push(`${what}: ${is} instead of ${should}`);
  };
  expect(
    'acknowledged articles that are there',
    await one('select count(*) as n from article where external_id = any($1)', [acknowledged]),
    acknowledged.length,
  );
  expect(
    'ids that are there twice',
    await one('select count(*) as n from (select external_id from article group by 1 having count(*) > 1) d'),
    0,
  );
  expect(
    'articles without their revision',
    await one(
      'select count(*) as n from article a where not exists (select from revision r where r.article_id = a.id and r.number = a.head)',
    ),
    0,
  );
  expect(
    'published articles that no reader sees',
    await one(
      'select count(*) as n from article a where published_revision is not null and not exists (select from edition_article e where e.id = a.id)',
    ),
    0,
  );
  expect(
    'shown articles in no list',
    await one(
      'select count(*) as n from edition_article e where not exists (select from listing l where l.article_id = e.id)',
    ),
    0,
  );
  expect(
    'shown articles that search does not know',
    await one(
      'select count(*) as n from edition_article e where not exists (select from search_document s where s.article_id = e.id)',
    ),
    0,
  );
  await database.close();
  await server.close();
  return found;
}

export async function crash(file: string): Promise<boolean> {
  const data = await dataFolder();
  const ids = await idsOf(file);
  let acknowledged = 0;
  let clean = 0;
  const kills: string[] = [];
  for (let turn = 0; turn < rounds; turn++) {
    const program = await startProgram(data, { WARRAQ_DEMO: 'off' });
    const child = spawn(process.execPath, [importer, data, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    let heard = '';
    child.stdout.on('data', (part) => (heard += part));
    const wait = 300 + Math.random() * 2_500;
    await new Promise((resolve) => setTimeout(resolve, wait));
    const database = postmaster(data);
    const gone = Promise.all(
      [program.child, child].map(
        (one) =>
          one.exitCode !== null ||
          one.signalCode !== null ||
          new Promise((resolve) => one.once('exit', resolve)),
      ),
    );
    for (const pid of [database, program.child.pid, child.pid])
      try {
        if (pid) process.kill(pid, 'SIGKILL');
      } catch {
        // It had ended by itself: the import was done.
      }
    await gone;
    acknowledged = Math.max(acknowledged, ...heard.split('\n').map(Number).filter(Number.isFinite));
    const problems = await wrongs(data, ids.slice(0, acknowledged));
    if (problems.length) kills.push(`after ${Math.round(wait)} ms: ${problems.join('; ')}`);
    else clean++;
  }
  await removeFolder(data);
  for (const kill of kills) console.log(`    ${kill}`);
  return report(
    `kill -9 of app, importer and database, ${rounds} times`,
    `${clean} clean starts, ${acknowledged} acknowledged records there, none twice`,
    clean === rounds,
  );
}
