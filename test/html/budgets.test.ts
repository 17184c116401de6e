/** Weights that may only fall. */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { articlePage } from '#html/article-page.ts';
import { buildAssets } from '#html/assets.ts';
import { frontPage } from '#html/front-page.ts';
import { buildArticlePage, buildFrame, buildFront, buildHead } from './factories.ts';

const assets = buildAssets();
/** Response headers with a strict policy, generously. */
const headers = 700;
const gzip = (data: string | Uint8Array) => gzipSync(data, { level: 9 }).length;
const brotli = (data: string) =>
  brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;

/** A head as full as ours get: Open Graph, three feeds, JSON-LD. */
const address = 'https://warraq.example/a/12/اتفاق-على-تقاسم-مياه-النهر';
const head = buildHead({
  openGraph: [
    'og:type',
    'og:title',
    'og:description',
    'og:url',
    'og:image',
    'og:image:width',
    'article:published_time',
    'article:section',
  ].map((name) => [name, `${name} ${address}`]),
  feeds: ['rss', 'atom', 'feed'].map((name) => ({
    title: 'ورّاق',
    href: `/${name}.xml`,
    type: `application/${name}+xml`,
  })),
  jsonLd: JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    url: address,
    headline: 'اتفاق على تقاسم مياه النهر ينهي خلافًا دام ثلاثين عامًا',
    datePublished: '2026-11-23T11:30:00Z',
    author: [
      { '@type': 'Organization', name: 'قسم الشؤون الإقليمية', url: 'https://warraq.example/desk/regional' },
    ],
    publisher: { '@type': 'NewsMediaOrganization', name: 'ورّاق' },
    wordCount: 420,
    inLanguage: 'ar',
  }),
});

describe('what a first visit weighs', () => {
  const page = articlePage(buildArticlePage(), buildFrame({ assets, head }));
  const script = assets.scripts.reduce((sum, { source }) => sum + gzip(source), 0);
  const fonts = assets.fonts
    .filter(({ path }) => assets.preload.includes(path))
    .reduce((sum, { source }) => sum + source.length, 0);

  it('an article of eight paragraphs comes in the first round trip', () => {
    expect(gzip(page) + headers).toBeLessThanOrEqual(14_600);
    expect(brotli(page) + headers).toBeLessThanOrEqual(14_600);
  });

  it('also one that belongs to a story file', () => {
    const files = [
      {
        ...{ id: 3, name: 'محادثات مضيق المنارتين', path: '/story/محادثات-مضيق-المنارتين' },
        language: 'ar' as const,
        summary:
          'علّقت كندار رسوم العبور في المضيق تسعين يومًا، ووافقت نيسار على مكتب إرشاد مشترك وعلى سقف لمدة التفتيش.',
        expected: {
          title: 'الجولة الرابعة: ترسيم الممر عند صخرة الغراب',
          when: { at: '2027-01-01T00:00:00.000Z', precision: 'month' as const },
        },
      },
    ];
    const told = articlePage({ ...buildArticlePage(), files }, buildFrame({ assets, head }));
    expect(told).toContain('الجولة الرابعة');
    expect(gzip(told) + headers).toBeLessThanOrEqual(14_600);
  });

  it('so does the home front', () => {
    expect(
      gzip(frontPage(buildFront(), buildFrame({ assets, head, path: '/' }))) + headers,
    ).toBeLessThanOrEqual(14_600);
  });

  it('the script stays under 6 KB', () => {
    expect(script).toBeLessThanOrEqual(6 * 1024);
  });

  it('the fonts of a first view stay under 30 KB, and all of it under 50', () => {
    expect(fonts).toBeLessThanOrEqual(30 * 1024);
    expect(gzip(page) + headers + script + fonts).toBeLessThanOrEqual(50 * 1024);
  });

  it('everything but the page is named by its content and can be kept for ever', () => {
    for (const { path } of [...assets.scripts, ...assets.fonts])
      expect(path).toMatch(/-[0-9a-f]{10}\.(js|woff2)$/);
    for (const hash of Object.values(assets.styleHashes)) expect(hash).toMatch(/^sha256-[\w+/]{43}=$/);
  });

  it('the style sheet writes sides by reading direction, never left and right', () => {
    for (const style of Object.values(assets.styles))
      expect(style).not.toMatch(/(margin|padding|border|inset)-(left|right)|[{;](left|right|float):/);
  });
});

describe('what a page costs to make', () => {
  it('an article takes less than 0.3 ms of processor time', () => {
    const view = buildArticlePage();
    const frame = buildFrame({ assets, head });
    const render = (times: number) => {
      for (let index = 0; index < times; index++) articlePage(view, frame);
    };
    render(300);
    const start = process.cpuUsage();
    render(500);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 500 / 1000).toBeLessThan(0.3);
  });
});
