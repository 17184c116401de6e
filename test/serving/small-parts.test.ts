import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { BadConfiguration, readConfig } from '#config';
import { isUnavailable } from '#database/unavailable.ts';
import { encodingFor } from '#http/encoding.ts';
import { KeptPage } from '#http/page.ts';
import { makeReadCounter } from '#http/read-counter.ts';
import { pathOf } from '#http/request-log.ts';
import { contentSecurityPolicy } from '#http/security-headers.ts';

test('a browser gets the smallest encoding that it says it takes, and never one it refuses', () => {
  const said: [string | undefined, string][] = [
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.1, gzip;q=0.9', 'gzip'],
    ['BR', 'br'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['identity', 'identity'],
    ['deflate', 'identity'],
  ];
  for (const [header, encoding] of said) expect([header, encodingFor(header)]).toEqual([header, encoding]);
});

test('whatever the encoding, the bytes are the page', async () => {
  const body = 'وصل الوفد صباح اليوم. '.repeat(500);
  const kept = new KeptPage({ status: 200, type: 'text/html', body, keys: [] }, {}, 0);
  const tags = new Set<string>();
  for (const [encoding, decode] of [
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
    ['identity', (bytes: Buffer) => bytes],
  ] as const) {
    const { body: bytes, headers, etag } = await kept.variant(encoding);
    expect(decode(bytes).toString()).toBe(body);
    expect(headers[headers.indexOf('content-length') + 1]).toBe(String(bytes.length));
    tags.add(etag);
  }
  expect(tags.size).toBe(3);
});

test('a reader who reloads within the hour is counted once, and nothing of the address is kept', () => {
  let now = 0;
  const counter = makeReadCounter(() => now);
  for (let time = 0; time < 5; time++) counter.count(12, '192.0.2.1');
  counter.count(12, '192.0.2.2');
  counter.count(13, '192.0.2.1');
  expect([...counter.take()]).toEqual([
    [12, 2],
    [13, 1],
  ]);
  expect(counter.take().size).toBe(0);
  now += 3_600_000;
  counter.count(12, '192.0.2.1');
  expect([...counter.take()]).toEqual([[12, 1]]);
});

test('the log has paths and no queries', () => {
  expect(pathOf('/search?q=اسمي')).toBe('/search');
  expect(pathOf(`/${'x'.repeat(5_000)}`).length).toBeLessThan(400);
});

test('the policy allows the page’s one inline style by its hash, and no script but the site’s own', () => {
  const policy = contentSecurityPolicy('p{margin:0}');
  expect(policy).toContain("script-src 'self';");
  expect(policy).toMatch(/style-src 'self' 'sha256-[A-Za-z0-9+/]{43}='/);
  expect(policy).not.toContain('unsafe');
});

test('every bad variable is named at once, with what it should be', () => {
  const bad = {
    PORT: 'many',
    WARRAQ_ORIGIN: 'ftp://x',
    DATABASE_URL: 'mysql://x',
    WARRAQ_DEMO: 'yes',
    LOG_LEVEL: 'loud',
  };
  expect(() => readConfig(bad)).toThrow(BadConfiguration);
  try {
    readConfig(bad);
  } catch (error) {
    for (const name of Object.keys(bad)) expect((error as Error).message).toContain(name);
  }
  expect(readConfig({ PORT: '', WARRAQ_ORIGIN: 'https://news.example/' })).toMatchObject({
    port: 3000,
    origin: 'https://news.example',
    databaseUrl: null,
    demo: true,
  });
});

test('a database that is away is told from a question that was wrong', () => {
  const coded = (code: string) => Object.assign(new Error('x'), { code });
  for (const error of [
    coded('ECONNREFUSED'),
    coded('57P01'),
    coded('08006'),
    new Error('Connection terminated unexpectedly'),
    new Error('outer', { cause: coded('ENOENT') }),
  ])
    expect(isUnavailable(error)).toBe(true);
  for (const error of [coded('23505'), coded('42P01'), new Error('no'), 'text', null])
    expect(isUnavailable(error)).toBe(false);
});
