/** What machines read: feeds, sitemaps, and what pages say of themselves. */
import type { APIRequestContext, Page } from '@playwright/test';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { demoEdition } from '#demo/edition.ts';
import { corrected, edition, pageKinds, pictured, placeOf, translation } from './support/places.ts';
import { expect, test } from './support/test.ts';

const followed = {
  home: '',
  english: '/en',
  section: '/s/العالم',
  desk: `/desk/${demoEdition.desks[1]!.slug}`,
  person: `/by/${demoEdition.people[0]!.slug}`,
  topic: `/topic/${demoEdition.topics[0]!.slug}`,
};

/** What an XML parser complains about; `null` when the document is well formed. */
async function fault(page: Page, xml: string): Promise<string | null> {
  return page.evaluate(
    (text) =>
      new DOMParser().parseFromString(text, 'application/xml').querySelector('parsererror')?.textContent ??
      null,
    xml,
  );
}

async function textOf(request: APIRequestContext, address: string): Promise<string> {
  const response = await request.get(address);
  expect(response.status(), address).toBe(200);
  return response.text();
}

const absolute = (address: string) => new URL(address, edition().origin).href;
const rfc822 =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d (GMT|[+-]\d{4})$/;
const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

for (const [name, path] of Object.entries(followed)) {
  test(`The RSS of the ${name} keeps the rules of RSS 2.0`, async ({ page, request }) => {
    const response = await request.get(`${path}/rss.xml`);
    expect(response.headers()['content-type']).toMatch(/^application\/(rss\+)?xml/);
    const xml = await response.text();
    expect(await fault(page, xml)).toBeNull();
    const feed = parseRssFeed(xml);
    expect(feed.title).toBeTruthy();
    expect(feed.description).toBeTruthy();
    expect(feed.link).toBe(absolute(path || '/'));
    const self = feed.atom?.links?.find(({ rel }) => rel === 'self');
    expect(self?.href).toBe(absolute(`${path}/rss.xml`));
    const items = feed.items ?? [];
    expect(items.length).toBeGreaterThan(0);
    const guids = items.map(({ guid }) => guid?.value);
    expect(new Set(guids).size).toBe(items.length);
    for (const item of items) {
      expect(item.title || item.description).toBeTruthy();
      expect(item.link).toMatch(/^http/);
      expect(String(item.pubDate)).toMatch(rfc822);
      expect(item.content?.encoded ?? item.description).toContain('<p');
      // A body that leads nowhere from inside a reader's programme is broken.
      expect(item.content?.encoded ?? '').not.toMatch(/(?:href|src)="\//);
    }
    const times = items.map(({ pubDate }) => new Date(String(pubDate)).getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  test(`The Atom feed of the ${name} keeps the rules of RFC 4287`, async ({ page, request }) => {
    const response = await request.get(`${path}/atom.xml`);
    expect(response.headers()['content-type']).toMatch(/^application\/(atom\+)?xml/);
    const xml = await response.text();
    expect(await fault(page, xml)).toBeNull();
    const feed = parseAtomFeed(xml);
    expect(feed.id).toMatch(/^(https?|tag|urn):/);
    expect(feed.title).toBeTruthy();
    expect(String(feed.updated)).toMatch(rfc3339);
    expect(feed.links?.find(({ rel }) => rel === 'self')?.href).toBe(absolute(`${path}/atom.xml`));
    const entries = feed.entries ?? [];
    expect(entries.length).toBeGreaterThan(0);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    for (const entry of entries) {
      expect(entry.id).toMatch(/^(https?|tag|urn):/);
      expect(entry.title).toBeTruthy();
      expect(String(entry.updated)).toMatch(rfc3339);
      expect(String(entry.published)).toMatch(rfc3339);
      expect(
        entry.links?.some(
          ({ rel, href }) => (rel ?? 'alternate') === 'alternate' && href?.startsWith('http'),
        ),
      ).toBe(true);
      // Every entry has an author, or the feed has one.
      expect(entry.authors?.length || feed.authors?.length).toBeTruthy();
    }
    const newest = Math.max(...entries.map(({ updated }) => new Date(String(updated)).getTime()));
    expect(new Date(String(feed.updated)).getTime()).toBeGreaterThanOrEqual(newest);
  });

  test(`The JSON Feed of the ${name} keeps the rules of version 1.1`, async ({ request }) => {
    const response = await request.get(`${path}/feed.json`);
    expect(response.headers()['content-type']).toMatch(/^application\/feed\+json/);
    const text = await response.text();
    const raw = JSON.parse(text) as { version: string; items: Record<string, unknown>[] };
    expect(raw.version).toBe('https://jsonfeed.org/version/1.1');
    expect(raw.items.every(({ id }) => typeof id === 'string')).toBe(true);
    expect(raw.items.every((item) => 'content_html' in item || 'content_text' in item)).toBe(true);
    const feed = parseJsonFeed(text);
    expect(feed.title).toBeTruthy();
    expect(feed.feed_url).toBe(absolute(`${path}/feed.json`));
    expect(feed.home_page_url).toBe(absolute(path || '/'));
    const items = feed.items ?? [];
    expect(items.length).toBeGreaterThan(0);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    for (const { date_published, url } of items) {
      expect(String(date_published)).toMatch(rfc3339);
      expect(url).toMatch(/^http/);
    }
  });
}

test('Pages name their feeds, and every feed named is there', async ({ page, request }) => {
  for (const path of Object.values(followed)) {
    await page.goto(path || '/');
    const feeds = await page
      .locator('link[rel=alternate][type]')
      .evaluateAll((links) =>
        links.map((link) => [link.getAttribute('type'), (link as HTMLLinkElement).href] as const),
      );
    expect(feeds.map(([type]) => type)).toEqual([
      'application/rss+xml',
      'application/atom+xml',
      'application/feed+json',
    ]);
    for (const [, href] of feeds) expect((await request.get(href)).status(), href).toBe(200);
  }
});

test('A mixed title carries its isolates into feeds, and nothing that could reorder a reader’s list', async ({
  request,
}) => {
  for (const path of Object.values(followed)) {
    const feed = await textOf(request, `${path}/rss.xml`);
    expect(feed).not.toMatch(/[\u202a-\u202e]/);
    for (const { title } of parseRssFeed(feed).items ?? []) {
      const opened = title?.match(/[\u2066-\u2068]/g)?.length ?? 0;
      expect(title?.match(/\u2069/g)?.length ?? 0).toBe(opened);
    }
  }
});

const locations = (xml: string): string[] =>
  [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc]) => loc!.replaceAll('&amp;', '&'));

test('The sitemap leads to its files, and they to pages that are there under that very address', async ({
  page,
  request,
}) => {
  test.setTimeout(120_000);
  const index = await textOf(request, '/sitemap.xml');
  expect(await fault(page, index)).toBeNull();
  const files = locations(index);
  expect(files.length).toBeGreaterThan(0);
  const pages: string[] = [];
  for (const file of files) {
    const xml = await textOf(request, file);
    expect(await fault(page, xml)).toBeNull();
    const found = locations(xml);
    expect(found.length).toBeLessThanOrEqual(50_000);
    pages.push(...found);
  }
  expect(new Set(pages).size).toBe(pages.length);
  expect(pages).toContain(absolute(pictured().place.path));
  expect(pages).toContain(absolute('/en'));
  for (const address of pages) {
    const response = await request.get(address, { maxRedirects: 0 });
    expect(response.status(), decodeURI(address)).toBe(200);
    const canonical = /<link rel="canonical" href="([^"]+)"/.exec(await response.text())?.[1];
    expect(canonical && new URL(canonical).href, decodeURI(address)).toBe(new URL(address).href);
  }
});

test('The news sitemap holds the last two days, with everything that it must say', async ({
  page,
  request,
}) => {
  const xml = await textOf(request, '/news-sitemap.xml');
  expect(await fault(page, xml)).toBeNull();
  const entries = xml.match(/<url>[\s\S]*?<\/url>/g) ?? [];
  expect(entries.length).toBeGreaterThan(3);
  expect(entries.length).toBeLessThanOrEqual(1_000);
  const value = (entry: string, tag: string) => new RegExp(`<${tag}>([^<]+)</${tag}>`).exec(entry)?.[1];
  for (const entry of entries) {
    expect(value(entry, 'loc')).toMatch(/^http/);
    expect(value(entry, 'news:name')).toBeTruthy();
    expect(value(entry, 'news:language')).toMatch(/^(ar|en)$/);
    expect(value(entry, 'news:title')).toBeTruthy();
    const at = value(entry, 'news:publication_date');
    expect(at).toMatch(rfc3339);
    expect(Date.now() - new Date(at!).getTime()).toBeLessThan(48 * 3_600_000 + 600_000);
  }
});

test('Robots are told where the sitemaps are and what not to crawl', async ({ request }) => {
  const robots = await textOf(request, '/robots.txt');
  expect(robots).toContain(`Sitemap: ${absolute('/sitemap.xml')}`);
  expect(robots).toMatch(/^User-agent: \*$/m);
  expect(robots).toMatch(/^Disallow: \/search$/m);
  for (const [, sitemap] of robots.matchAll(/^Sitemap: (\S+)$/gm))
    expect((await request.get(sitemap!)).status()).toBe(200);
});

test('The manifest names the paper, where it starts, and an icon that is there', async ({
  page,
  request,
}) => {
  await page.goto('/');
  const href = await page.locator('link[rel=manifest]').getAttribute('href');
  const manifest = JSON.parse(await textOf(request, href!)) as {
    name: string;
    start_url: string;
    dir: string;
    lang: string;
    icons: { src: string }[];
  };
  expect(manifest.name).toBe(demoEdition.site.name);
  expect(manifest).toMatchObject({ dir: 'rtl', lang: 'ar' });
  expect((await request.get(manifest.start_url)).status()).toBe(200);
  for (const { src } of manifest.icons) expect((await request.get(src)).status()).toBe(200);
});

test('Every page to be found says its own address, and the others say that they are not to be', async ({
  request,
}) => {
  for (const [kind, address] of Object.entries(pageKinds())) {
    const source = await textOfAny(request, address);
    const canonical = /<link rel="canonical" href="([^"]+)"/.exec(source)?.[1];
    const hidden = [
      ...['found', 'nothing', 'missing', 'english-search'],
      ...['versions', 'version', 'difference'],
    ].includes(kind);
    if (hidden) {
      expect(canonical, kind).toBeUndefined();
      expect(source, kind).toContain('<meta name="robots" content="noindex">');
    } else {
      expect(canonical && new URL(canonical).href, kind).toBe(absolute(address));
      expect(source, kind).not.toContain('noindex');
    }
    expect(/<title>([^<]+)<\/title>/.exec(source)?.[1], kind).toBeTruthy();
    expect(source, kind).toMatch(/<html lang="(ar|en)" dir="(rtl|ltr)"/);
  }
});

const textOfAny = async (request: APIRequestContext, address: string) => (await request.get(address)).text();

test('An article and its translation name each other', async ({ page }) => {
  const { story, place } = translation();
  const original = placeOf(story.translationOf!);
  const alternates = async (path: string) => {
    await page.goto(path);
    return page
      .locator('link[hreflang]')
      .evaluateAll((links) =>
        Object.fromEntries(
          links.map((link) => [link.getAttribute('hreflang'), (link as HTMLLinkElement).href]),
        ),
      );
  };
  const both = { ar: absolute(original.path), en: absolute(place.path) };
  expect(await alternates(place.path)).toMatchObject(both);
  expect(await alternates(original.path)).toMatchObject(both);
  expect(await alternates('/')).toMatchObject({ ar: absolute('/'), en: absolute('/en') });
  expect(await alternates('/en')).toMatchObject({ ar: absolute('/'), en: absolute('/en') });
});

interface NewsArticle {
  '@type': string | string[];
  headline: string;
  datePublished: string;
  dateModified: string;
  author: { '@type': string; name: string; url: string }[] | { name: string };
  articleSection: string | string[];
  wordCount: number;
  inLanguage: string;
  image?: unknown;
  mainEntityOfPage: unknown;
  publisher: { name: string };
  correction?: unknown;
}

async function jsonLd(page: Page): Promise<NewsArticle> {
  const blocks = await page.locator('script[type="application/ld+json"]').allTextContents();
  const parsed = blocks.flatMap((block) => {
    const value = JSON.parse(block) as { '@graph'?: NewsArticle[] } & NewsArticle;
    return value['@graph'] ?? [value];
  });
  const found = parsed.find((entry) => [entry['@type']].flat().includes('NewsArticle'));
  if (!found) throw new Error('no article in the JSON-LD of this page');
  return found;
}

test('An article tells search engines what it is, by whom, of when, and what was corrected', async ({
  page,
}) => {
  const { story, place } = pictured();
  await page.goto(place.path);
  const article = await jsonLd(page);
  expect([article['@type']].flat()).toContain('NewsArticle');
  expect(article.headline).toBe(story.headline);
  expect(article.datePublished).toMatch(rfc3339);
  expect(article.dateModified).toMatch(rfc3339);
  expect([article.author].flat().length).toBeGreaterThan(0);
  expect([article.author].flat()[0]!.name).toBeTruthy();
  expect([article.articleSection].flat().length).toBeGreaterThan(0);
  expect(article.wordCount).toBeGreaterThan(50);
  expect(article.inLanguage).toBe('ar');
  expect(article.image).toBeTruthy();
  expect(article.publisher.name).toBe(demoEdition.site.name);
  await page.goto(corrected().place.path);
  const notes = JSON.stringify((await jsonLd(page)).correction);
  expect(notes).toContain(
    corrected()
      .story.corrections!.find(({ kind }) => kind === 'correction')!
      .note.slice(0, 30),
  );
});

test('A shared link shows the headline, a few words and the picture', async ({ page, request }) => {
  const { story, place } = pictured();
  await page.goto(place.path);
  const property = (name: string) => page.locator(`meta[property="${name}"]`).first().getAttribute('content');
  expect(await property('og:title')).toContain(story.headline);
  expect(await property('og:type')).toBe('article');
  expect(new URL((await property('og:url'))!).href).toBe(absolute(place.path));
  expect(await property('og:description')).toBeTruthy();
  expect(await property('og:locale')).toMatch(/^ar/);
  expect(await property('og:image:alt')).toBe(story.picture!.alt);
  const image = await request.get((await property('og:image'))!);
  expect(image.status()).toBe(200);
  expect(image.headers()['content-type']).toBe('image/jpeg');
  expect(Number(await property('og:image:width'))).toBeGreaterThanOrEqual(600);
});
