import { expect, test } from 'vitest';
import { KeptPage } from '#http/page.ts';
import { PageCache } from '#http/page-cache.ts';

let clock = 0;
const page = (body: string, keys: string[], freshFor = 300): KeptPage =>
  new KeptPage({ status: 200, type: 'text/html', body, keys, freshFor }, {}, clock);
const cacheOf = (bytes = 1 << 20) => {
  const errors: unknown[] = [];
  return {
    cache: new PageCache({ bytes, now: () => clock, onError: (error) => errors.push(error) }),
    errors,
  };
};
const bodyOf = async (kept: KeptPage | undefined) => kept && (await kept.variant('identity')).body.toString();
/** A promise with its handles outside. */
const gate = <T>() => Promise.withResolvers<T>();

test('a key that is announced drops exactly the pages that show it', async () => {
  const { cache } = cacheOf();
  await cache.render('/a', async () => page('a', ['article:1', 'site']));
  await cache.render('/b', async () => page('b', ['article:2', 'site']));
  expect(cache.drop(['article:1', 'article:9'])).toBe(1);
  expect([cache.get('/a'), await bodyOf(cache.get('/b'))]).toEqual([undefined, 'b']);
  cache.dropAll();
  expect([cache.size, cache.bytes]).toEqual([0, 0]);
});

test('however many ask for a page, one render makes it', async () => {
  const { cache } = cacheOf();
  let renders = 0;
  const opened = gate<void>();
  const make = async () => {
    renders++;
    await opened.promise;
    return page('once', []);
  };
  const asked = Array.from({ length: 50 }, () => cache.render('/x', make));
  opened.resolve();
  expect(new Set(await Promise.all(asked)).size).toBe(1);
  expect(renders).toBe(1);
});

test('a page whose news changed while it was being made is not kept, and readers who come later do not get it', async () => {
  const { cache } = cacheOf();
  const old = gate<KeptPage>();
  const early = cache.render('/x', () => old.promise);
  cache.drop(['article:1']);
  const late = cache.render('/x', async () => page('new', ['article:1']));
  old.resolve(page('old', ['article:1']));
  expect([await bodyOf(await early), await bodyOf(await late)]).toEqual(['old', 'new']);
  expect(await bodyOf(cache.get('/x'))).toBe('new');
});

test('a page made while something else changed is kept', async () => {
  const { cache } = cacheOf();
  const slow = gate<KeptPage>();
  const asked = cache.render('/x', () => slow.promise);
  cache.drop(['article:2']);
  slow.resolve(page('same', ['article:1']));
  await asked;
  expect(await bodyOf(cache.get('/x'))).toBe('same');
});

test('a page past its time is served while it is made anew, and long past it only when there is nothing else', async () => {
  const { cache } = cacheOf();
  clock = 0;
  let version = 0;
  const make = async () => page(`version ${++version}`, [], 10);
  await cache.render('/x', make);
  clock = 11_000;
  expect(await bodyOf(cache.get('/x'))).toBe('version 1');
  await new Promise((resolve) => setImmediate(resolve));
  expect(await bodyOf(cache.get('/x'))).toBe('version 2');
  clock += 3_600_000;
  expect(cache.get('/x')).toBeUndefined();
  expect(await bodyOf(cache.fallback('/x'))).toBe('version 2');
});

test('when a page cannot be made anew, the old one goes on being served and the failure is told', async () => {
  const { cache, errors } = cacheOf();
  clock = 0;
  let fails = false;
  await cache.render('/x', async () => {
    if (fails) throw new Error('the database is away');
    return page('kept', [], 10);
  });
  fails = true;
  clock = 20_000;
  expect(await bodyOf(cache.get('/x'))).toBe('kept');
  await new Promise((resolve) => setImmediate(resolve));
  expect(await bodyOf(cache.get('/x'))).toBe('kept');
  expect(errors.length).toBeGreaterThan(0);
});

test('a failed render is told to all who waited and leaves nothing behind', async () => {
  const { cache } = cacheOf();
  const make = async () => Promise.reject(new Error('no'));
  await expect(Promise.all([cache.render('/x', make), cache.render('/x', make)])).rejects.toThrow('no');
  expect(await bodyOf(await cache.render('/x', async () => page('yes', [])))).toBe('yes');
});

test('memory is bounded: the page longest unasked goes first', async () => {
  const { cache } = cacheOf(4_600);
  for (const name of ['a', 'b', 'c']) await cache.render(`/${name}`, async () => page(name.repeat(400), []));
  cache.get('/a');
  await cache.render('/d', async () => page('d'.repeat(400), []));
  expect(['/a', '/b', '/c', '/d'].filter((address) => cache.get(address))).toEqual(['/a', '/c', '/d']);
  expect(cache.bytes).toBeLessThanOrEqual(4_600);
});

test('bytes are counted right when compressed copies come and pages go', async () => {
  const { cache } = cacheOf();
  const kept = await cache.render('/x', async () => page('نص '.repeat(2_000), ['article:1']));
  await kept.variant('br');
  await kept.variant('gzip');
  for (let time = 0; time < 5; time++) kept.ready('br');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(cache.bytes).toBe(kept.bytes);
  cache.drop(['article:1']);
  expect(cache.bytes).toBe(0);
});
