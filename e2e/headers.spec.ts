/** What stands at the head of every answer: for the browser, for caches, against mischief. */
import type { APIResponse } from '@playwright/test';
import { demoEdition } from '#demo/edition.ts';
import { pageKinds, pictured } from './support/places.ts';
import { expect, test } from './support/test.ts';

const directives = (response: APIResponse) =>
  new Map(
    (response.headers()['content-security-policy'] ?? '').split(';').map((directive) => {
      const [name = '', ...values] = directive.trim().split(/\s+/);
      return [name, values] as const;
    }),
  );

test('Every page allows its own files only, and no inline script', async ({ request }) => {
  for (const [kind, address] of Object.entries(pageKinds())) {
    const response = await request.get(address);
    const policy = directives(response);
    expect(policy.get('default-src'), kind).toEqual(["'none'"]);
    expect(policy.get('script-src'), kind).toEqual(["'self'"]);
    expect(policy.get('base-uri'), kind).toEqual(["'none'"]);
    expect(policy.get('frame-ancestors'), kind).toEqual(["'none'"]);
    expect(response.headers()['content-security-policy'], kind).not.toMatch(/unsafe|\*|https?:/);
    expect(response.headers()['x-content-type-options'], kind).toBe('nosniff');
    expect(response.headers()['referrer-policy'], kind).toBeTruthy();
    expect(response.headers()['set-cookie'], kind).toBeUndefined();
    expect(response.headers()['content-type'], kind).toBe('text/html; charset=utf-8');
    const source = await response.text();
    expect(source.match(/<script(?![^>]*(?:\bsrc=|application\/ld\+json))/g), kind).toBeNull();
    expect(source.match(/\son\w+\s*=\s*["']|javascript:/gi), kind).toBeNull();
  }
});

test('A reader who has a page already is told so in a few bytes', async ({ request }) => {
  for (const address of ['/', pictured().place.path, '/rss.xml', '/sitemap.xml', '/manifest.webmanifest']) {
    const { etag } = (await request.get(address)).headers();
    expect(etag, address).toMatch(/^(W\/)?"[^"]+"$/);
    const again = await request.get(address, { headers: { 'if-none-match': etag! } });
    expect(again.status(), address).toBe(304);
    expect((await again.body()).length).toBe(0);
    expect(again.headers().etag, address).toBe(etag);
    expect(again.headers()['cache-control'], address).toBeTruthy();
    const other = await request.get(address, { headers: { 'if-none-match': '"another"' } });
    expect(other.status(), address).toBe(200);
  }
});

test('An entity tag in a list, or weakened by a proxy, is recognised', async ({ request }) => {
  const { etag } = (await request.get('/')).headers();
  for (const given of [`W/${etag}`, `"old", ${etag}`, `"old", W/${etag}`, '*'])
    expect((await request.get('/', { headers: { 'if-none-match': given } })).status(), given).toBe(304);
});

test('Caches may keep pages, show old ones while they ask, and are told what a page shows', async ({
  request,
}) => {
  const { place } = pictured();
  const number = /^\/a\/(\d+)/.exec(place.path)![1];
  const article = (await request.get(place.path)).headers();
  expect(article['cache-control']).toMatch(/public.*stale-while-revalidate=\d+.*stale-if-error=\d+/);
  expect(article['surrogate-key']!.split(' ')).toContain(`article:${number}`);
  expect(article.vary).toMatch(/accept-encoding/i);
  const keys = (await request.get('/')).headers()['surrogate-key']!.split(' ');
  expect(keys).toContain('latest:ar');
  expect(new Set(keys).size, keys.join(' ')).toBe(keys.length);
  const missing = await request.get('/لا-شيء-هنا');
  expect(missing.headers()['cache-control']).toMatch(/no-cache|no-store|max-age=\d{1,2}\b/);
});

test('What is named by its content is kept for ever', async ({ request }) => {
  const source = await (await request.get('/')).text();
  const files = new Set([...source.matchAll(/\/(?:assets|media)\/[\w./-]+/g)].map(([file]) => file));
  expect(files.size).toBeGreaterThan(10);
  for (const file of [...files].slice(0, 12)) {
    const { headers, status } = await request
      .get(file)
      .then((answer) => ({ headers: answer.headers(), status: answer.status() }));
    expect(status, file).toBe(200);
    expect(headers['cache-control'], file).toContain('immutable');
    expect(headers['x-content-type-options'], file).toBe('nosniff');
  }
});

test('Pages come as small as the reader’s browser takes them, and whole to one that takes nothing', async ({
  request,
}) => {
  const sizes: Record<string, number> = {};
  const texts = new Set<string>();
  for (const encoding of ['br', 'gzip', 'identity']) {
    const response = await request.get('/', { headers: { 'accept-encoding': encoding } });
    expect(response.headers()['content-encoding'] ?? 'identity').toBe(encoding);
    sizes[encoding] = Number(response.headers()['content-length']);
    texts.add(await response.text());
  }
  expect(sizes.br).toBeLessThan(sizes.gzip!);
  expect(sizes.gzip).toBeLessThan(sizes.identity! / 3);
  expect(texts.size).toBe(1);
});

test('HEAD is answered as GET is, without the bytes', async ({ request }) => {
  for (const address of ['/', pictured().place.path, '/rss.xml', '/healthz', '/favicon.svg']) {
    const [head, get] = [await request.head(address), await request.get(address)];
    expect(head.status(), address).toBe(get.status());
    expect((await head.body()).length, address).toBe(0);
    expect(head.headers()['content-type'], address).toBe(get.headers()['content-type']);
  }
});

test('The site says that it is alive and ready, and to whom it may not be kept', async ({ request }) => {
  for (const address of ['/healthz', '/readyz']) {
    const response = await request.get(address);
    expect(response.status()).toBe(200);
    expect(response.headers()['cache-control']).toBe('no-store');
  }
});

test('Odd requests are refused and never break the site', async ({ request }) => {
  for (const [address, statuses] of [
    ['/%E0%A4%A', [400, 404]],
    ['/a/1/%00', [301, 400, 404]],
    ['/a/99999999999999999999', [404]],
    ['/search?q=%FF%FE', [200, 400]],
    ['/search?q=x&from=2024-13-45', [400]],
    ['/search?q=x&cursor=abc', [400]],
    [`/search?q=${'م'.repeat(2_000)}`, [400, 414, 431]],
    ['/s/العالم?after=garbage', [400]],
    ['/media/00000000000000000000/480.avif', [404]],
    ['/media/../../etc/passwd', [404]],
    ['/..%2f..%2fetc/passwd', [404]],
    ['/read/1', [404, 405]],
  ] as const) {
    const response = await request.get(address, { maxRedirects: 0 });
    expect(statuses as readonly number[], `${address.slice(0, 60)} answers ${response.status()}`).toContain(
      response.status(),
    );
  }
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'] as const)
    expect([404, 405]).toContain((await request.fetch('/', { method })).status());
  expect((await request.get('/healthz')).status()).toBe(200);
});

test('Search for programs answers in JSON, faults too', async ({ request }) => {
  const found = await request.get(`/search.json?q=${encodeURIComponent('المضيق')}&limit=3`);
  const { results, total } = (await found.json()) as {
    results: { url: string; headline: string; published: string }[];
    total: number;
  };
  expect(results).toHaveLength(3);
  expect(total).toBeGreaterThanOrEqual(3);
  for (const { url, published } of results) {
    expect((await request.get(url)).status()).toBe(200);
    expect(new Date(published).toISOString()).toBe(published);
  }
  const fault = await request.get('/search.json?q=x&limit=5000');
  expect(fault.status()).toBe(400);
  expect(await fault.json()).toHaveProperty('error');
});

test('The stories of a demo section are on its front, whatever the address’s spelling of Arabic', async ({
  request,
}) => {
  const section = demoEdition.sections.find(({ path }) => path.includes('/'))!;
  const plain = await request.get(`/s/${section.path}`);
  const encoded = await request.get(`/s/${encodeURIComponent(section.path).replaceAll('%2F', '/')}`);
  const lower = await request.get(
    `/s/${encodeURIComponent(section.path).replaceAll('%2F', '/').toLowerCase()}`,
  );
  for (const response of [plain, encoded, lower]) expect(response.status()).toBe(200);
  // The canonical address is the same for all: which stories are read most may change between two requests.
  const canonical = async (response: typeof plain) =>
    /<link rel="canonical" href="([^"]+)"/.exec(await response.text())?.[1];
  expect(await canonical(lower)).toBe(await canonical(encoded));
  expect(await canonical(plain)).toBe(await canonical(encoded));
});
