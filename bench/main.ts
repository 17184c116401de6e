/**
 * `npm run bench [-- PART…]`: measures what the budgets are about and prints ratios and figures.
 * Parts: weight serving growth search import publishing writing live daybook browser crash. All of them by default.
 * The archives are read from beside the project; without them the parts that need one say so.
 */
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { browser } from './parts/browser.ts';
import { crash } from './parts/crash.ts';
import { daybook } from './parts/daybook.ts';
import { pageTimes } from './parts/growth.ts';
import { importRate } from './parts/import-rate.ts';
import { live } from './parts/live.ts';
import { publishing } from './parts/publishing.ts';
import { searching } from './parts/search.ts';
import { serving } from './parts/serving.ts';
import { weight } from './parts/weight.ts';
import { writing } from './parts/writing.ts';
import { importSample } from './support/import-sample.ts';
import { report, round } from './support/measure.ts';
import { dataFolder, removeFolder, runCommand, sharedFolder, startProgram } from './support/program.ts';

const parts = [
  'weight',
  'serving',
  'growth',
  'search',
  'import',
  'publishing',
  'writing',
  'live',
  'daybook',
  'browser',
  'crash',
] as const;
type Part = (typeof parts)[number];
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !parts.includes(name as Part));
if (unknown.length) {
  console.error(`No such part: ${unknown.join(', ')}. There are: ${parts.join(' ')}`);
  process.exit(2);
}
const wanted = (part: Part): boolean => !asked.length || asked.includes(part);

const archives = ['ant-jawharafm', 'ant-multisource', 'hespress-aljazeera', 'saudinewsnet'].map((name) =>
  join(sharedFolder, `data/articles/${name}.jsonl.gz`),
);
const haveArchives = archives.every((file) => existsSync(file));
const results: boolean[] = [];
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}`);

async function importAll(data: string, files: string[]): Promise<void> {
  const { code, out, err } = await runCommand(data, ['import', '--publish', ...files], {
    WARRAQ_DEMO: 'off',
  });
  if (code !== 0) throw new Error(`the import ended with ${code}: ${err}`);
  console.log(`  ${out.trim()}`);
}

/** Numbers of articles spread over a newsroom of `count`. */
const spread = (count: number, want: number): number[] =>
  Array.from({ length: want }, (_, index) => 1 + Math.floor((index * count) / want));

if (wanted('weight') || wanted('browser') || wanted('publishing')) {
  console.log('\nThe demo edition');
  const data = await dataFolder();
  const first = await startProgram(data);
  report('first start, demo edition planted, to the open port', `${Math.round(first.startedIn)} ms`);
  await first.stop();
  // The page that the system is measured by where it is at hand, else the demo's first story.
  const seed = join(sharedFolder, 'fixtures/seed-page.txt');
  let article = 1;
  if (existsSync(seed)) {
    await importAll(data, [seed]);
    const { out } = await runCommand(data, ['list', '--limit', '1']);
    article = Number.parseInt(out, 10);
  }
  if (wanted('weight')) results.push(await weight(data, article));
  if (wanted('publishing')) results.push(await publishing(data, article));
  if (wanted('browser')) results.push(await browser(data, article));
  await removeFolder(data);
}

if (wanted('writing')) {
  console.log('\nWriting together');
  results.push(await writing());
}

if (wanted('live')) {
  console.log('\nLive coverage');
  results.push(await live());
}

if (wanted('daybook')) {
  console.log('\nThe daybook');
  results.push(await daybook());
}

if (!haveArchives && (['serving', 'growth', 'search', 'import', 'crash'] as const).some(wanted))
  console.log(
    '\nNot measured: serving, growth, search, import and crash need the archives in ../shared/data/articles.',
  );
else {
  if (wanted('growth') || wanted('serving')) {
    const data = await dataFolder();
    if (wanted('growth')) {
      console.log('\nA small archive and a large one');
      await runCommand(data, ['list'], { WARRAQ_DEMO: 'off' });
      await importSample(data, archives, 1_000, 43_000);
      const small = await pageTimes(data, spread(1_000, 150), 'at 1,000 articles');
      await importAll(data, archives);
      const large = await pageTimes(data, spread(1_000, 150), 'at 43,000 articles');
      for (const page of ['article', 'home'] as const) {
        const ratio = large[page] / small[page];
        results.push(
          report(`${page}: 43,000 against 1,000 articles (≤ 1.3)`, String(round(ratio)), ratio <= 1.3),
        );
      }
    } else await importAll(data, archives);
    if (wanted('serving')) {
      console.log('\nServing, 43,000 articles, 16 connections');
      results.push(await serving(data, spread(43_000, 400)));
    }
    await removeFolder(data);
  }
  if (wanted('search')) {
    console.log('\nSearching, one request at a time');
    results.push(await searching(archives));
  }
  if (wanted('import')) {
    console.log('\nImporting');
    await importRate(archives[1]!);
  }
  if (wanted('crash')) {
    console.log('\nKilling');
    results.push(await crash(archives[3]!));
  }
}
const missed = results.filter((kept) => !kept).length;
console.log(missed ? `\n${missed} of the groups above miss a budget.` : '\nAll budgets are kept.');
process.exitCode = missed ? 1 : 0;
