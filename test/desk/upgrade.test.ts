import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { migrate } from '#database/migrate.ts';
import { describeNewsroom } from '#test/support/newsroom.ts';

const folder = new URL('../../src/database/migrations/', import.meta.url);
const before = ['001-newsroom.sql', '002-edition.sql', '003-concordance.sql'];

describeNewsroom('A newsroom from before there were accounts', () => {
  test('comes to the newest schema with its articles as they were', async () => {
    const postgres = inject('postgres');
    if ('absent' in postgres) throw new Error(postgres.absent);
    const name = `upgrade_${process.pid}`;
    const admin = new pg.Client(postgres.connection);
    await admin.connect();
    await admin.query(`create database ${name}`);
    const pool = new pg.Pool({ ...postgres.connection, database: name });
    try {
      await pool.query(
        'create table migration (number int primary key, name text not null, hash text not null, applied_at timestamptz not null default now())',
      );
      for (const [index, file] of before.entries()) {
        const sql = await readFile(new URL(file, folder), 'utf8');
        await pool.query(sql);
        const hash = createHash('sha256').update(sql).digest('hex');
        await pool.query('insert into migration (number, name, hash) values ($1, $2, $3)', [
          index + 1,
          file,
          hash,
        ]);
      }
      const client = await pool.connect();
      await client.query('begin');
      await client.query("insert into desk (slug, name) values ('محليات', 'قسم المحليات')");
      await client.query('insert into article (head) values (1)');
      await client.query(
        "insert into revision (article_id, number, content, content_hash, author) values (1, 1, '{}', 'x', 'منى')",
      );
      await client.query(
        "insert into publication (article_id, revision, act, slug, published_at, updated_at, author) values (1, 1, 'publish', 'x', now(), now(), 'منى')",
      );
      await client.query('commit');
      client.release();

      const ran = await migrate(pool);
      expect(ran).toContain('004-staff.sql');
      expect(await migrate(pool)).toEqual([]);
      const { rows } = await pool.query('select author from revision');
      expect(rows).toEqual([{ author: 'منى' }]);
      // What was published before there was a daybook waits to be entered.
      const due = await pool.query('select count(*)::int as count from daybook_due');
      expect(due.rows).toEqual([{ count: 1 }]);
      const people = await pool.query('select count(*)::int as count from auth.user_account');
      expect(people.rows).toEqual([{ count: 0 }]);
    } finally {
      await pool.end();
      await admin.query(`drop database ${name}`);
      await admin.end();
    }
  });
});
