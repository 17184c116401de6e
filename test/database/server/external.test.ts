import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeUrl, unfitReason } from '#database/server/external.ts';
import type { DatabaseServer } from '#database/server/open.ts';
import { openServer } from '#database/server/open.ts';
import { buildSite, query } from './site.ts';

const log = () => undefined;
const fit = { versionNumber: 150_018, version: '15.18', encoding: 'UTF8', readOnly: false };

describe('A server behind DATABASE_URL', () => {
  const site = buildSite();
  let own: DatabaseServer;
  beforeAll(async () => {
    own = await site.open();
  });
  afterAll(async () => {
    await own.close();
    await site.remove();
  });

  const url = (database: string) =>
    `postgres://warraq:s3cret%25word@/${database}?host=${encodeURIComponent(own.connection.host!)}`;

  it('is used as it is, and left running', async () => {
    const server = await openServer({ dataFolder: '/nonexistent', databaseUrl: url('warraq'), log });
    expect(server.description).toMatch(/^PostgreSQL \d+\.\d+ \(external\)$/);
    expect(server.version).toBe(own.version);
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.ensureRunning();
    await server.close();
    expect(await query(own, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is refused when its encoding cannot hold Arabic', async () => {
    await query(own, `create database ascii encoding 'SQL_ASCII' locale 'C' template template0`);
    await expect(openServer({ dataFolder: '/nonexistent', databaseUrl: url('ascii'), log })).rejects.toThrow(
      /has the encoding SQL_ASCII; Arabic needs UTF8/,
    );
  });

  it('is named without its password when it is absent', async () => {
    const absent = openServer({
      dataFolder: '/nonexistent',
      databaseUrl: 'postgres://editor:s3cret%25word@localhost:1/news',
      log,
    });
    await expect(absent).rejects.toThrow(/editor@localhost:1\/news.*ECONNREFUSED/);
    await expect(absent).rejects.not.toThrow(/s3cret/);
  });

  it('is named without its password when the database does not exist', async () => {
    const absent = openServer({ dataFolder: '/nonexistent', databaseUrl: url('gone'), log });
    await expect(absent).rejects.toThrow(/database "gone" does not exist/);
    await expect(absent).rejects.not.toThrow(/s3cret/);
  });

  it('is not asked when the address is no PostgreSQL address', async () => {
    const wrong = openServer({ dataFolder: '/nonexistent', databaseUrl: 'mysql://u:s3cret@h/d', log });
    await expect(wrong).rejects.toThrow('DATABASE_URL must look like');
    await expect(wrong).rejects.not.toThrow(/s3cret/);
  });

  it('must be 15 or newer, in UTF8, and writable', () => {
    expect(unfitReason(fit)).toBe(undefined);
    expect(unfitReason({ ...fit, versionNumber: 140_013, version: '14.13' })).toMatch(
      /14\.13; Warraq needs 15/,
    );
    expect(unfitReason({ ...fit, encoding: 'LATIN1' })).toMatch(/LATIN1/);
    expect(unfitReason({ ...fit, readOnly: true })).toMatch(/standby/);
  });

  it('is described by user, host and database', () => {
    expect(describeUrl('postgres://editor:secret@db.example:5432/news')).toBe('editor@db.example:5432/news');
  });
});
