/** What machines ask for: health, robots, sitemaps, manifest, assets, pictures. */
import type { Hono } from 'hono';
import { editionPath } from '#article/address.ts';
import { languages } from '#article/article.ts';
import { mimeOf } from '#darkroom/picture-key.ts';
import { Busy as DarkroomBusy } from '#darkroom/queue.ts';
import { rendition } from '#darkroom/renditions.ts';
import { readNewsSitemap, readSitemap, readSitemapCount } from '#edition/feed.ts';
import { readFilePaths } from '#edition/stories/list.ts';
import { articleSitemap, newsSitemap, pagesSitemap, sitemapIndex } from '#feeds/sitemap.ts';
import { favicon, manifest } from '#html/manifest.ts';
import type { Context } from '../context.ts';
import { Busy, Gone, NotFound } from '../outcomes.ts';
import type { Page } from '../page.ts';
import { commonHeaders } from '../security-headers.ts';
import { foreverCaching, servePage } from '../serve-page.ts';

const xmlPage = (body: string, keys: string[], freshFor = 300): Page => ({
  status: 200,
  type: 'application/xml; charset=utf-8',
  body,
  keys: [...keys, 'site'],
  freshFor,
});

function healthRoutes(app: Hono, context: Context): void {
  const never = { 'cache-control': 'no-store' };
  app.get('/healthz', (c) => c.text('ok', 200, never));
  app.get('/readyz', async (c) =>
    (await context.isReady())
      ? c.text('ready', 200, never)
      : c.text('the database cannot be reached or is not migrated', 503, never),
  );
}

function sitemapRoutes(app: Hono, context: Context): void {
  const { reader } = context;
  const latest = languages.map((language) => `latest:${language}`);
  app.get('/robots.txt', (c) =>
    c.text(
      [
        'User-agent: *',
        'Disallow: /search',
        'Disallow: /suggest',
        'Disallow: /en/search',
        `Sitemap: ${context.origin}/sitemap.xml`,
        `Sitemap: ${context.origin}/news-sitemap.xml`,
        '',
      ].join('\n'),
      200,
      { 'cache-control': 'public, max-age=3600' },
    ),
  );
  app.get('/sitemap.xml', (c) =>
    servePage(c, context, async () =>
      xmlPage(sitemapIndex(context.origin, await readSitemapCount(reader)), latest),
    ),
  );
  app.get('/sitemap-pages.xml', (c) =>
    servePage(c, context, async () => {
      const site = await context.keeper.site();
      const own = languages.flatMap((language) =>
        ['/', '/about', '/corrections', '/stories'].map((path) => editionPath(language, path)),
      );
      return xmlPage(
        pagesSitemap(context.origin, [
          ...own,
          ...[...site.sections.values()].map((section) => section.path),
          ...(await readFilePaths(reader)),
        ]),
        ['stories'],
      );
    }),
  );
  app.get('/:file{sitemap-[0-9]{1,5}[.]xml}', (c) =>
    servePage(c, context, async () => {
      const entries = await readSitemap(reader, Number(c.req.param('file').slice(8, -4)));
      if (!entries.length) throw new NotFound('no such sitemap');
      return xmlPage(articleSitemap(context.origin, entries), latest);
    }),
  );
  app.get('/news-sitemap.xml', (c) =>
    servePage(c, context, async () => {
      const site = await context.keeper.site();
      const entries = await readNewsSitemap(reader, new Date());
      return xmlPage(newsSitemap(context.origin, site.settings.name, entries), latest);
    }),
  );
}

function fileRoutes(app: Hono, context: Context): void {
  const forever = { 'cache-control': foreverCaching, ...commonHeaders(context.origin.startsWith('https:')) };
  for (const font of context.assets.fonts)
    app.get(font.path, (c) =>
      c.body(font.source as Uint8Array<ArrayBuffer>, 200, { ...forever, 'content-type': font.type }),
    );
  for (const script of context.assets.scripts)
    app.get(script.path, (c) =>
      servePage(c, context, async () => ({
        status: 200,
        type: script.type,
        body: Buffer.from(script.source).toString('utf8'),
        keys: [],
        headers: { 'cache-control': foreverCaching },
        freshFor: 31_536_000,
      })),
    );
  app.get('/favicon.svg', (c) =>
    c.body(favicon, 200, {
      ...forever,
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=86400',
    }),
  );
  app.get('/manifest.webmanifest', (c) =>
    servePage(c, context, async () => ({
      status: 200,
      type: 'application/manifest+json',
      body: manifest((await context.keeper.site()).settings.name.ar),
      keys: ['site'],
    })),
  );
  app.get('/media/:hash{[0-9a-f]{20}}/:file{[0-9]{2,4}[.](?:avif|webp|jpg)}', async (c) => {
    const [width, extension] = c.req.param('file').split('.') as [string, 'avif' | 'webp' | 'jpg'];
    const format = extension === 'jpg' ? 'jpeg' : extension;
    const hash = c.req.param('hash');
    if ((await context.keeper.revokedPictures()).has(hash)) throw new Gone('this picture was taken back');
    try {
      const bytes = await rendition(context.pictures, hash, Number(width), format);
      if (!bytes) throw new NotFound('no such picture');
      return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { ...forever, 'content-type': mimeOf[format] });
    } catch (error) {
      if (error instanceof DarkroomBusy) throw new Busy(error.message);
      throw error;
    }
  });
}

export function machineRoutes(app: Hono, context: Context): void {
  healthRoutes(app, context);
  sitemapRoutes(app, context);
  fileRoutes(app, context);
}
