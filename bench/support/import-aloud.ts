/** Imports a file and writes a line for every batch that was committed: what was acknowledged when it is killed. */
import { writeSync } from 'node:fs';
import { connect } from '#database/connection.ts';
import { openServer } from '#database/server/open.ts';
import { importFile } from '#desk/import-copy.ts';

const [dataFolder, file] = process.argv.slice(2) as [string, string];
const server = await openServer({ dataFolder, log: () => {} });
const database = connect(server.connection, { size: 3, onError: () => {} });
await importFile(database.db, file, {
  publishing: true,
  report: () => {},
  onBatch: ({ imported, unchanged, updated }) => writeSync(1, `${imported + unchanged + updated}\n`),
});
writeSync(1, 'done\n');
await database.close();
await server.close();
