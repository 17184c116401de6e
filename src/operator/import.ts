/** `warraq import FILE… [--publish]` */
import { stat } from 'node:fs/promises';
import { rememberMore } from '#database/concordance/read.ts';
import { importFile, noTotals } from '#desk/import-copy.ts';
import { importExport, isExport } from '#desk/restore.ts';
import type { Config } from './configuration.ts';
import { progressOn } from './progress.ts';
import { openSession } from './session.ts';

/** Bytes of the concordance that an import keeps in memory: every batch asks for most of it. */
const indexMemory = 400 * 1024 * 1024;
/** Warnings and notices written out in full; beyond it they are counted. */
const mostTold = 200;

/** Imports the files; returns the exit status: 0 when every record went in, 1 when some failed, 2 when a file could not be read. */
export async function importCommand(config: Config, files: string[], publishing: boolean): Promise<number> {
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  let size = 0;
  for (const file of files) size += (await stat(file)).size;
  const session = await openSession(config, { tell });
  rememberMore(indexMemory);
  const progress = progressOn(process.stderr, size);
  const abort = new AbortController();
  const stop = () =>
    abort.abort(
      new Error('interrupted; what was committed stays, and importing the file again goes on from there'),
    );
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const totals = noTotals();
  let told = 0;
  let untold = 0;
  let status = 0;
  try {
    for (const file of files) {
      const options = {
        publishing,
        signal: abort.signal,
        onBytes: progress.bytes,
        onBatch: progress.show,
        report: ({
          file,
          line,
          column,
          kind,
          message,
        }: Parameters<Parameters<typeof importFile>[2]['report']>[0]) => {
          if (kind !== 'failure' && told++ >= mostTold) {
            untold++;
            return;
          }
          progress.clear();
          tell(
            `${file}:${line}${column ? `:${column}` : ''}: ${kind === 'failure' ? 'failed' : kind}: ${message}`,
          );
        },
      };
      try {
        if (await isExport(file))
          await importExport(session.database.db, session.pictures, file, options, totals);
        else await importFile(session.database.db, file, options, totals);
      } catch (error) {
        progress.clear();
        tell(`${file}: ${(error as Error).message}`);
        status = 2;
        break;
      }
    }
  } finally {
    progress.clear();
    await session.close();
  }
  if (untold) tell(`and ${untold} more warnings and notices`);
  const { imported, updated, unchanged, failed } = totals;
  process.stdout.write(
    `imported ${imported}, updated ${updated}, unchanged ${unchanged}, failed ${failed}\n`,
  );
  return status || (failed ? 1 : 0);
}
