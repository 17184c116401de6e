import { expect, test } from 'vitest';
import { connect } from '#database/connection.ts';
import { buildSite } from './server/site.ts';

test('a question answers whether it is asked of the pool, of a connection or through Kysely, prepared or not', async () => {
  const site = buildSite();
  const server = await site.open();
  const { db, pool, statements, close } = connect(server.connection, { size: 2, onError: () => {} });
  try {
    for (let time = 0; time < 2; time++) {
      expect((await pool.query('select $1::int as n', [7])).rows).toEqual([{ n: 7 }]);
      expect((await pool.query('select 8 as n')).rows).toEqual([{ n: 8 }]);
      const client = await pool.connect();
      expect((await client.query('select $1::int as n', [9])).rows).toEqual([{ n: 9 }]);
      client.release();
    }
    await pool.query('create table migration (number int, name text, hash text, applied_at timestamptz)');
    expect(await db.selectFrom('migration').select('name').where('number', '=', 1).execute()).toEqual([]);
    expect(statements.total).toBe(8);
  } finally {
    await close();
    await server.close();
    site.remove();
  }
});
