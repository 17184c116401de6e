/** From a page to a response: kept, compressed, or unchanged. */
import type { Context as HonoContext } from 'hono';
import { isUnavailable } from '#database/unavailable.ts';
import type { Context } from './context.ts';
import { encodingFor } from './encoding.ts';
import { holds } from './entity-tag.ts';
import { KeptPage, type Page } from './page.ts';
import { commonHeaders } from './security-headers.ts';

/**
 * For browsers half a minute; for a CDN five minutes and a day beyond while it asks again or we do not answer. A
 * CDN that takes surrogate keys is told what to drop by the outbox, as our own cache is.
 */
export const pageCaching =
  'public, max-age=30, s-maxage=300, stale-while-revalidate=600, stale-if-error=86400';
/** For what has its hour: nobody keeps it longer past that than a browser does. */
const briefCaching = 'public, max-age=30, s-maxage=30, stale-if-error=86400';
/** For what is named by its own content. */
export const foreverCaching = 'public, max-age=31536000, immutable';

/** Bytes of keys that go into the surrogate-key header; more would crowd the first round trip. */
const mostKeyBytes = 300;

function surrogateKeys(keys: readonly string[]): string {
  let header = '';
  for (const key of new Set(keys)) {
    if (header.length + key.length >= mostKeyBytes) break;
    // Keys may hold letters that a header may not.
    if (/^[\x21-\x7e]+$/.test(key)) header += header ? ` ${key}` : key;
  }
  return header;
}

/** A page with the headers that every page has. */
export function keep(context: Context, page: Page): KeptPage {
  const headers: Record<string, string> = {
    'cache-control': page.status !== 200 ? 'no-cache' : page.until ? briefCaching : pageCaching,
    ...commonHeaders(context.origin.startsWith('https:')),
  };
  const keys = surrogateKeys(page.keys);
  if (keys) headers['surrogate-key'] = keys;
  return new KeptPage(page, headers, Date.now());
}

/** The address under which a page is kept: its path and, of the query, only what the page depends on. */
export function addressOf(c: HonoContext, parameters: readonly string[]): string {
  const url = new URL(c.req.url);
  const query = new URLSearchParams();
  for (const name of parameters) {
    const value = url.searchParams.get(name);
    if (value) query.set(name, value);
  }
  return query.size ? `${url.pathname}?${query}` : url.pathname;
}

/** Answers with a page from the cache or made now. `parameters`: query parameters that the page depends on. */
export async function servePage(
  c: HonoContext,
  context: Context,
  make: () => Promise<Page>,
  parameters: readonly string[] = [],
): Promise<Response> {
  const address = addressOf(c, parameters);
  const page = context.cache.get(address) ?? (await render(context, address, make));
  return respond(c, page);
}

async function render(context: Context, address: string, make: () => Promise<Page>): Promise<KeptPage> {
  try {
    return await context.cache.render(address, async () => keep(context, await make()));
  } catch (error) {
    const old = isUnavailable(error) ? context.cache.fallback(address) : undefined;
    if (old) return old;
    throw error;
  }
}

/** Answers with a page that is kept by nobody (search results, errors). */
export const respondOnce = (c: HonoContext, context: Context, page: Page): Promise<Response> =>
  respond(c, keep(context, page));

async function respond(c: HonoContext, page: KeptPage): Promise<Response> {
  const encoding = encodingFor(c.req.header('accept-encoding'));
  const variant = page.ready(encoding) ?? (await page.variant(encoding));
  const headers: [string, string][] = [];
  const unchanged = page.status === 200 && holds(c.req.header('if-none-match'), variant.etag);
  for (let index = 0; index < variant.headers.length; index += 2) {
    const name = variant.headers[index]!;
    if (!unchanged || !/^content-(?:length|encoding|type)$/.test(name))
      headers.push([name, variant.headers[index + 1]!]);
  }
  if (unchanged) return new Response(null, { status: 304, headers });
  const body = c.req.method === 'HEAD' ? null : (variant.body as Uint8Array<ArrayBuffer>);
  return new Response(body, { status: page.status, headers });
}
