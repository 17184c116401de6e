/** An import against the same rows put in by plain batched INSERTs into the same tables with the same indexes. */
import pg from 'pg';
import { connect } from '#database/connection.ts';
import { migrate } from '#database/migrate.ts';
import { openServer } from '#database/server/open.ts';
import { importFile } from '#desk/import-copy.ts';
import { report, round } from '../support/measure.ts';
import { dataFolder, removeFolder } from '../support/program.ts';

/** In an order in which references are there before what refers to them. */
const tables = [
  'section',
  'article',
  'revision',
  'publication',
  'redirect',
  'edition_article',
  'listing',
  'related',
  'concordance_document',
  'concordance_fresh',
  'concordance_segment',
  'concordance_bucket',
  'concordance_word',
  'concordance_stem',
  'outbox',
];
const batch = 200;

export async function importRate(file: string): Promise<void> {
  const data = await dataFolder();
  const server = await openServer({ dataFolder: data, log: () => {} });
  const make = async (name: string) => {
    const admin = new pg.Client(server.connection);
    await admin.connect();
    await admin.query(`create database ${name}`);
    await admin.end();
    const database = connect({ ...server.connection, database: name }, { size: 4, onError: () => {} });
    await migrate(database.pool);
    return database;
  };
  const imported = await make('imported');
  const began = performance.now();
  const totals = await importFile(imported.db, file, { publishing: true, report: () => {} });
  const ours = performance.now() - began;

  const plain = await make('plain');
  // Articles go in before their revisions here: the reference back is not part of the comparison.
  await plain.pool.query('alter table article drop constraint article_id_head_fkey');
  let rows = 0;
  let theirs = 0;
  for (const table of tables) {
    // Values as text in PostgreSQL's own spelling: neither side pays for turning them into objects and back.
    const { rows: found } = await imported.pool.query<{ row: string }>(
      `select to_jsonb(t)::text as row from ${table} t`,
    );
    const start = performance.now();
    for (let from = 0; from < found.length; from += batch) {
      const part = found.slice(from, from + batch).map(({ row }) => row);
      await plain.pool.query(
        `insert into ${table} overriding system value select * from json_populate_recordset(null::${table}, $1::json)`,
        [`[${part.join(',')}]`],
      );
    }
    theirs += performance.now() - start;
    rows += found.length;
  }
  report(
    'import, records a second',
    `${Math.round((totals.imported / ours) * 1000)}/s (${totals.imported} articles in ${round(ours / 1000, 1)} s)`,
  );
  report(
    'import rate as a ratio of plain batched INSERTs of its rows',
    `${round(theirs / ours)}  (${rows} rows in ${round(theirs / 1000, 1)} s)`,
  );
  await imported.close();
  await plain.close();
  await server.close();
  await removeFolder(data);
}
