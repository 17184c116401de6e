/** Whether reading costs the same in a small archive and a large one: one reader, page after page, cache off. */
import { median, percentile, report, round } from '../support/measure.ts';
import { startProgram } from '../support/program.ts';
import { articlePath, ask } from './serving.ts';

export interface PageTimes {
  article: number;
  home: number;
}

/** Median milliseconds of an article page and of the home front, made anew each time. */
export async function pageTimes(data: string, articles: number[], label: string): Promise<PageTimes> {
  const program = await startProgram(data, { WARRAQ_CACHE_MB: '0' });
  const paths: string[] = [];
  for (const id of articles) paths.push(await articlePath(program.origin, id));
  const time = async (path: string) => {
    const began = performance.now();
    const { status } = await ask(program.origin, path);
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    return performance.now() - began;
  };
  const times = { article: [] as number[], home: [] as number[] };
  for (let turn = 0; turn < 4; turn++) {
    for (const path of paths) {
      const article = await time(path);
      const home = times.home.length < paths.length * 3 ? await time('/') : Number.NaN;
      // The first turn warms up: plans, code, the database's pages.
      if (turn > 0) {
        times.article.push(article);
        if (!Number.isNaN(home)) times.home.push(home);
      }
    }
  }
  await program.stop();
  for (const page of ['article', 'home'] as const)
    report(
      `${page} made anew, one reader, ${label}`,
      `p50 ${round(median(times[page]))} ms, p99 ${round(percentile(times[page], 0.99))} ms`,
    );
  return { article: median(times.article), home: median(times.home) };
}
