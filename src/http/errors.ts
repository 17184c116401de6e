/** The one place where what went wrong becomes a response. */
import type { Context as HonoContext } from 'hono';
import { defaultSettings } from '#article/settings.ts';
import { StoreFailure } from '#darkroom/files.ts';
import { isUnavailable } from '#database/unavailable.ts';
import type { Site } from '#edition/site.ts';
import { type ErrorStatus, errorPage } from '#html/error-page.ts';
import { type Context, frameOf } from './context.ts';
import { BadRequest, Busy, Gone, Moved, NotFound } from './outcomes.ts';
import type { Logger } from './request-log.ts';
import { contentSecurityPolicy } from './security-headers.ts';
import { respondOnce } from './serve-page.ts';

/** A site to dress errors in while none was ever read. */
const bareSite: Site = { settings: defaultSettings, sections: new Map(), byKey: new Map(), roots: [] };

/** Status of the response for an error; everything unknown is our fault. */
export function statusOf(error: unknown): 400 | 404 | 410 | 500 | 503 {
  if (error instanceof NotFound) return 404;
  if (error instanceof Gone) return 410;
  if (error instanceof BadRequest) return 400;
  if (error instanceof Busy || error instanceof StoreFailure || isUnavailable(error)) return 503;
  return 500;
}

/** Which of the pages of `html/` a status shows. */
const dressOf = (status: ReturnType<typeof statusOf>): ErrorStatus =>
  status === 410 || status === 400 ? 404 : status;

const wantsJson = (c: HonoContext): boolean => /\.json$/.test(c.req.path) || c.req.path.startsWith('/api/');

/** Turns an error into a response in the site's own dress, or JSON where JSON was asked for. */
export async function errorResponse(
  c: HonoContext,
  context: Context,
  log: Logger,
  error: unknown,
): Promise<Response> {
  if (error instanceof Moved)
    return new Response(null, {
      status: 301,
      headers: { location: encodeURI(error.to), 'cache-control': 'public, max-age=3600' },
    });
  const status = statusOf(error);
  if (status === 500) log.error({ err: error, path: c.req.path }, 'a request failed');
  else if (status === 503)
    log.warn({ reason: (error as Error).message, path: c.req.path }, 'a request could not be served');
  const extra: Record<string, string> = status === 503 ? { 'retry-after': '10' } : {};
  if (wantsJson(c)) {
    const message =
      status === 500
        ? 'Internal error'
        : status === 503
          ? 'Not available right now'
          : (error as Error).message;
    return Response.json(
      { error: message || 'Not found' },
      { status, headers: { 'cache-control': 'no-cache', ...extra } },
    );
  }
  const site = context.keeper.last ?? bareSite;
  const language = c.req.path === '/en' || c.req.path.startsWith('/en/') ? 'en' : 'ar';
  const frame = frameOf(context, site, language, c.req.path);
  const words = frame.conventions.words.errors[`${dressOf(status)}`];
  const dressed = { ...frame, head: { ...frame.head, title: `${words.title} — ${frame.site.name}` } };
  return respondOnce(c, context, {
    status,
    type: 'text/html; charset=utf-8',
    body: errorPage(dressOf(status), dressed),
    keys: [],
    headers: { 'content-security-policy': contentSecurityPolicy(context.assets.styles.plain), ...extra },
  });
}
