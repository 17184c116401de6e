/** The page behind a preview link: a piece as readers would see it, for whoever has the link while it lasts. */
import type { Hono } from 'hono';
import { previewedBy } from '#desk/life/preview-link.ts';
import { readPreview } from '#edition/preview.ts';
import { articlePage } from '#html/article-page.ts';
import { plainHead } from '#html/frame.ts';
import { type Context, frameOf } from '../context.ts';
import { NotFound } from '../outcomes.ts';
import { contentSecurityPolicy } from '../security-headers.ts';
import { respondOnce } from '../serve-page.ts';

/** `GET /preview?key=…`: kept by nobody, found by no search engine, counted as no reading. */
export function previewRoutes(app: Hono, context: Context): void {
  app.get('/preview', async (c) => {
    const id = await previewedBy(context.reader, c.req.query('key') ?? '');
    if (id === null) throw new NotFound('no such preview, or its time is over');
    const site = await context.keeper.site();
    const article = await readPreview(context.reader, site, id);
    const frame = frameOf(context, site, article.language, '/preview', () => plainHead(article.headline));
    const policy = contentSecurityPolicy(context.assets.styles.article);
    return respondOnce(c, context, {
      status: 200,
      type: 'text/html; charset=utf-8',
      body: articlePage({ article, live: null, files: [], related: [], mostRead: [] }, frame, {
        counted: false,
      }),
      keys: [],
      headers: {
        // The newsroom shows it at the sizes of a telephone and a desk.
        'content-security-policy': policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
        'cache-control': 'no-store',
        'x-robots-tag': 'noindex, noarchive',
        'referrer-policy': 'no-referrer',
      },
    });
  });
}
