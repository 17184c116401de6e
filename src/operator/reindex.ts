/** `warraq reindex [--again]` */
import { reindex } from '#desk/reindex.ts';
import type { Config } from './configuration.ts';
import { openSession } from './session.ts';

/** Milliseconds between two lines. */
const tellEvery = 5_000;

/** Indexes what search does not hold yet; `again`: everything anew. */
export async function reindexCommand(config: Config, again: boolean): Promise<void> {
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  const session = await openSession(config, { tell });
  let last = Date.now();
  try {
    const done = await reindex(session.database.db, {
      again,
      onBatch: (count) => {
        if (Date.now() - last < tellEvery) return;
        last = Date.now();
        tell(`${count} articles indexed`);
      },
    });
    process.stdout.write(`indexed ${done}\n`);
  } finally {
    await session.close();
  }
}
