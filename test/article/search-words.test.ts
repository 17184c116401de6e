import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { searchVector } from '#article/search-words.ts';
import { ServerError } from '#database/server/errors.ts';
import { type DatabaseServer, openServer } from '#database/server/open.ts';
import { hostileText } from '../factories.ts';

describe('the words of an article for the index', () => {
  test('stand with their places and weights, a gap between fields', () => {
    expect(
      searchVector([
        ['A', 'وفد في موسكو'],
        ['C', 'الوفد وصل'],
      ]),
    ).toBe("'وفد':1A,14C 'في':2A 'موسكو':3A 'وصل':15C");
  });

  test('of nothing are nothing', () => {
    expect(
      searchVector([
        ['A', ''],
        ['B', '!!! …'],
      ]),
    ).toBe('');
  });
});

describe('PostgreSQL', () => {
  let dataFolder: string;
  let server: DatabaseServer | undefined;
  let client: pg.Client | undefined;
  let absent = '';

  beforeAll(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'warraq-vectors-'));
    // Run by root, the server drops to another user, who must get in.
    await chmod(dataFolder, 0o755);
    try {
      server = await openServer({ dataFolder, log: () => {} });
    } catch (error) {
      if (!(error instanceof ServerError) || error.kind !== 'binaries') throw error;
      absent = error.message;
      return;
    }
    client = new pg.Client(server.connection as pg.ClientConfig);
    await client.connect();
  });
  afterAll(async () => {
    await client?.end();
    await server?.close();
    await rm(dataFolder, { recursive: true, force: true });
  });

  const lexemesOf = async (vector: string): Promise<number> =>
    (await client!.query('select length($1::tsvector) as length', [vector])).rows[0].length;
  const distinctIn = (vector: string): number => (vector ? vector.split(' ').length : 0);

  test('takes the words of any text', async ({ skip }) => {
    if (!client) skip(absent);
    await fc.assert(
      fc.asyncProperty(hostileText(), hostileText(), async (headline, text) => {
        const vector = searchVector([
          ['A', headline],
          ['B', ''],
          ['C', text],
        ]);
        expect(await lexemesOf(vector)).toBe(distinctIn(vector));
      }),
      { numRuns: 300 },
    );
  });

  test('takes the words of a text longer than any article', async ({ skip }) => {
    if (!client) skip(absent);
    const many = Array.from({ length: 300_000 }, (_, index) => `كلمة${index}`).join(' ');
    expect(await lexemesOf(searchVector([['C', many]]))).toBeGreaterThan(20_000);
    const same = 'موسكو '.repeat(300_000);
    expect(
      await lexemesOf(
        searchVector([
          ['A', same],
          ['C', same],
        ]),
      ),
    ).toBe(1);
    const huge = `${'ا'.repeat(100_000)} ${'ﷺ'.repeat(10_000)} ${'각'.repeat(10_000)}`;
    expect(await lexemesOf(searchVector([['C', huge]]))).toBeGreaterThan(2);
  });

  test('finds a headline by a word of it, and by two that stand together', async ({ skip }) => {
    if (!client) skip(absent);
    const vector = searchVector([
      ['A', 'وفد من «حماس» يصل موسكو'],
      ['C', 'قال إن الوفد عاد'],
    ]);
    const matches = async (query: string) =>
      (await client!.query('select $1::tsvector @@ $2::tsquery as found', [vector, query])).rows[0].found;
    expect(await matches("'حماس':A")).toBe(true);
    expect(await matches("'حماس' <-> 'يصل'")).toBe(true);
    expect(await matches("'عاد':A")).toBe(false);
    // The last word of the headline does not stand beside the first of the text.
    expect(await matches("'موسكو' <-> 'قال'")).toBe(false);
  });
});
