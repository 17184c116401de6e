/** The journalists' app as a browser gets it: one page with a nonce, and its files. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Hono } from 'hono';

/** Where the built app stands, once it is built; see `operator/build-newsroom.ts`. */
export interface NewsroomFiles {
  /** The folder with `index.html` and `assets/`; `null` while it is being built. */
  folder(): string | null;
  /** Why it could not be built; shown to who asks for it. */
  failure(): string | null;
}

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
};

/** Own files only; styles that libraries add while the page lives carry its nonce. Pictures may be previews made here (`blob:`). */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join(';');

/** Said while the app is being built: the few seconds after the first start of a version. */
const moment = (message: string): string => `<!doctype html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><meta http-equiv="refresh" content="2">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>ورّاق · غرفة الأخبار</title></head>
<body><p>${message}</p></body></html>`;

/** Serves `/newsroom`, every page of the app under it, and its files. */
export function newsroomShell(files: NewsroomFiles): Hono {
  const app = new Hono();
  app.get('/newsroom/assets/:file', async (c) => {
    const folder = files.folder();
    const name = c.req.param('file');
    const type = types[extname(name)];
    if (!folder || !type || !/^[\w.-]+$/.test(name)) return c.text('Not here.', 404);
    try {
      const bytes = await readFile(join(folder, 'assets', name));
      return c.body(new Uint8Array(bytes), 200, {
        'content-type': type,
        // Its name changes with what it holds.
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
      });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      return c.text('Not here.', 404);
    }
  });
  const page = async (): Promise<Response> => {
    const nonce = randomBytes(16).toString('base64');
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy(nonce),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
    };
    const failure = files.failure();
    if (failure)
      return new Response(moment('تعذّر إعداد غرفة الأخبار. السبب في سجل الخادم.'), { status: 500, headers });
    const folder = files.folder();
    if (!folder)
      return new Response(moment('تُعَدّ غرفة الأخبار، لحظة…'), {
        status: 503,
        headers: { ...headers, 'retry-after': '2' },
      });
    const html = await readFile(join(folder, 'index.html'), 'utf8');
    return new Response(html.replace('<head>', `<head>\n<meta name="csp-nonce" content="${nonce}">`), {
      status: 200,
      headers,
    });
  };
  app.get('/newsroom', page);
  app.get('/newsroom/*', page);
  return app;
}
