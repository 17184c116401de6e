/**
 * Every page in every dress, to be looked at: `node scripts/preview-pages.ts [name…]`.
 *
 * Serves the pages of `test/html/factories.ts` from memory, photographs them in Chromium at 390 and 1280
 * pixels in both themes, and writes `screenshots/*.png`. `--serve` keeps the server for looking by hand.
 */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type Browser, chromium } from '@playwright/test';
import sharp from 'sharp';
import { makeConventions } from '#edition/conventions/conventions.ts';
import { aboutPage } from '#html/about-page.ts';
import { articlePage } from '#html/article-page.ts';
import { buildAssets } from '#html/assets.ts';
import { correctionsPage } from '#html/corrections-page.ts';
import { errorPage } from '#html/error-page.ts';
import { frontPage } from '#html/front-page.ts';
import { listPage } from '#html/list-page.ts';
import { menuPage } from '#html/menu-page.ts';
import { searchPage } from '#html/search-page.ts';
import * as build from '#test/html/factories.ts';

const assets = buildAssets();
const frame = (path: string) => build.buildFrame({ assets, path });
const corrections = [
  {
    id: 3,
    kind: 'correction' as const,
    note: 'ورد في نسخة سابقة أن كلفة الدراسات 2.4 مليون دينار، والصحيح 4.2 مليون.',
    at: build.now,
  },
  { id: 2, kind: 'clarification' as const, note: 'أضفنا أن غرفة الرصد تنشر قياساتها للعموم.', at: build.now },
];

/** Address → page. */
export const pages: Record<string, () => string> = {
  '/': () => frontPage(build.buildFront(), frame('/')),
  '/s/world': () =>
    frontPage(
      build.buildFront({
        section: {
          name: 'آسيا',
          path: '/s/world/asia',
          trail: [{ name: 'أخبار العالم', path: '/s/world' }],
          children: build.sections[0]!.children,
        },
        opinion: [],
        bands: build.buildFront().bands.slice(0, 2),
        next: '/s/world?page=2',
      }),
      frame('/s/world/asia'),
    ),
  '/article': () => articlePage(build.buildArticlePage(), frame('/a/12')),
  '/rich': () =>
    articlePage(
      build.buildArticlePage({
        body: { type: 'doc', content: build.buildRichBody() },
        bodyPictures: { 7: build.buildPicture({ hash: '9f2c1d7e4' }) },
        corrections,
        kind: 'analysis',
        updated: build.now,
        bylines: [
          { type: 'person', name: 'ليلى الصبّاغ', path: '/by/l' },
          { type: 'person', name: 'Nadia Haddad', path: '/by/n' },
        ],
        origin: { source: 'وكالة السدرة', author: '', url: 'https://example.org/' },
      }),
      frame('/a/12'),
    ),
  '/long': () =>
    articlePage(
      build.buildArticlePage({
        body: { type: 'doc', content: build.buildParagraphs(30) },
        wordCount: 1300,
        picture: null,
      }),
      frame('/a/12'),
    ),
  '/desk': () => listPage(build.buildList(), frame('/desk/regional')),
  '/day': () =>
    listPage(
      build.buildList({
        kind: 'day',
        title: 'أخبار الاثنين 23 نوفمبر 2026',
        description: '',
        day: { date: '2026-11-23', previous: '2026-11-22', next: '2026-11-25' },
      }),
      frame('/archive/2026/11/23'),
    ),
  '/search': () =>
    searchPage(
      {
        query: { q: 'النهر', limit: 20 },
        hits: build.buildCards(1, 5).map((card) => ({
          card,
          headlineMarks: [],
          missing: [],
          copies: [],
          snippet: {
            text: `… ${card.standfirst}`,
            marks: [
              [2, 6],
              [15, 21],
            ],
          },
        })),
        total: 11,
        relaxed: true,
        suggestion: 'نهر السدرة',
        corrected: [{ from: 'السدره', to: 'السدرة' }],
        nowhere: [],
        next: '/search?q=x',
      },
      frame('/search'),
    ),
  '/corrections': () =>
    correctionsPage(
      { entries: corrections.map((entry) => ({ ...entry, article: build.buildCard() })), next: null },
      frame('/corrections'),
    ),
  '/about': () => aboutPage(frame('/about')),
  '/menu': () => menuPage(frame('/menu')),
  '/404': () => errorPage(404, frame('/404')),
  '/en': () =>
    articlePage(build.buildArticlePage(), {
      ...frame('/a/12'),
      conventions: makeConventions('en', { timeZone: 'Europe/London' }),
    }),
};

/** Demo pictures when they are there; else a drawn evening, another for every number. */
async function drawPicture(key: string, width: number): Promise<Buffer> {
  const folder = new URL('../demo/pictures/', import.meta.url);
  const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.jpg')).sort();
  const seed = [...key].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  const file = files[seed % Math.max(1, files.length)];
  if (file)
    return sharp(await readFile(new URL(file, folder)))
      .resize(width, Math.round((width * 2) / 3), { fit: 'cover' })
      .jpeg()
      .toBuffer();
  const hue = (seed * 47) % 360;
  const hills = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800"><defs><linearGradient id="g" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="hsl(${hue},28%,62%)"/><stop offset="1" stop-color="hsl(${(hue + 40) % 360},42%,80%)"/></linearGradient></defs><rect width="1200" height="800" fill="url(#g)"/><circle cx="${300 + (seed % 7) * 90}" cy="330" r="70" fill="hsl(40,80%,86%)"/><path d="M0 520 Q300 380 620 500 T1200 440 V800 H0Z" fill="hsl(${hue},25%,42%)"/><path d="M0 640 Q380 520 700 620 T1200 590 V800 H0Z" fill="hsl(${hue},25%,26%)"/></svg>`;
  return sharp(Buffer.from(hills)).resize(width).jpeg({ quality: 80 }).toBuffer();
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://preview');
  const asset = [...assets.fonts, ...assets.scripts].find(({ path }) => path === pathname);
  const page = pages[pathname];
  const media = /^\/media\/([^/]+)\/(\d+)\./.exec(pathname);
  if (asset) response.setHeader('content-type', asset.type).end(asset.source);
  else if (media)
    response.setHeader('content-type', 'image/jpeg').end(await drawPicture(media[1]!, Number(media[2])));
  else if (page)
    response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .setHeader(
        'content-security-policy',
        `default-src 'self'; style-src 'self' ${Object.values(assets.styleHashes)
          .map((hash) => `'${hash}'`)
          .join(' ')}; base-uri 'none'`,
      )
      .end(page());
  else response.writeHead(404).end();
});

async function photograph(browser: Browser, origin: string, path: string): Promise<void> {
  for (const width of [390, 1280])
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({
        viewport: { width, height: width === 390 ? 844 : 900 },
        colorScheme,
      });
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes('404'))
          console.error(path, message.text());
      });
      await page.goto(origin + path);
      await page.evaluate(async () => {
        for (const image of document.images) image.loading = 'eager';
        await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
        await document.fonts.ready;
      });
      const name = path === '/' ? 'home' : path.slice(1).replaceAll('/', '-');
      await page.screenshot({ path: `screenshots/${name}-${width}-${colorScheme}.png`, fullPage: true });
      await page.close();
    }
}

if (import.meta.main) {
  const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  await new Promise<void>((listening) => server.listen(Number(process.env.PORT ?? 0), listening));
  const address = server.address();
  const origin = `http://localhost:${typeof address === 'object' ? address?.port : 0}`;
  console.log(origin);
  if (!process.argv.includes('--serve')) {
    await mkdir('screenshots', { recursive: true });
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(
        ' ',
      ),
    });
    for (const path of Object.keys(pages))
      if (wanted.length === 0 || wanted.includes(path)) await photograph(browser, origin, path);
    await browser.close();
    server.close();
  }
}
