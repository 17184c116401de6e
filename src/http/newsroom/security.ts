/** What stands around every newsroom request: no answer is kept, and no other site writes here. */
import type { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import type { Context as HonoContext } from 'hono';
import { Refusal } from '#desk/refusal.ts';
import { commonHeaders } from '../security-headers.ts';

/** On every answer of the API. */
export const apiHeaders = (secure: boolean): Record<string, string> => ({
  ...commonHeaders(secure),
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'cross-origin-resource-policy': 'same-origin',
});

const writes = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Whether a request comes from our own pages as far as the browser says. A browser says so on every write; a program
 * that bears a token says nothing, and needs to say nothing, for it is no browser that somebody could misuse.
 */
export function isOwnPage(
  headers: { origin?: string | undefined; site?: string | undefined },
  origin: string,
): boolean {
  if (headers.origin !== undefined) return headers.origin === origin;
  return headers.site === undefined || headers.site === 'same-origin' || headers.site === 'none';
}

/** Throws Refusal for a write that another site's page makes, or that a cookie accompanies with no word of the page. */
export function refuseCrossSite(c: HonoContext, origin: string): void {
  if (!writes.has(c.req.method)) return;
  const from = c.req.header('origin');
  const site = c.req.header('sec-fetch-site');
  const silent = from === undefined && site === undefined;
  if (!isOwnPage({ origin: from, site }, origin) || (silent && c.req.header('cookie') !== undefined))
    throw new Refusal(
      'forbidden',
      'cross-site',
      `This came from another site than ${origin}. Open the newsroom at that address.`,
    );
}

/**
 * Throws for a body of more than `most` bytes. One whose length is not said beforehand is refused too: browsers and
 * programs say it, and counting while reading would keep what must not be kept.
 */
export function refuseLarge(c: HonoContext, most: number): void {
  if (!writes.has(c.req.method)) return;
  if (c.req.header('transfer-encoding') !== undefined)
    throw new Refusal('invalid', 'no-length', 'Say the length of what is sent (Content-Length).');
  if (Number(c.req.header('content-length') ?? 0) > most) throw new TooLarge(`More than ${most} bytes.`);
}

export class TooLarge extends Error {
  override name = 'TooLarge';
}

/** Where Better Auth is told from where it is asked; what a client sends under this name is dropped. */
export const addressHeader = 'x-warraq-address';

const loopback = new Set(['127.0.0.1', '::1']);

/**
 * The address that a request came from. A proxy on this machine says for whom it asks: the last of `x-forwarded-for` is
 * what the proxy itself saw; anything before it, the client wrote.
 */
export function addressOf(c: HonoContext): string {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  return addressOfSocket(incoming, c.req.header('x-forwarded-for'));
}

function addressOfSocket(incoming: IncomingMessage | undefined, forwarded: string | undefined): string {
  const peer = (incoming?.socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, '');
  if (!loopback.has(peer)) return peer;
  const last = forwarded
    ?.split(',')
    .at(-1)
    ?.trim()
    .replace(/^\[|\]$/g, '');
  return last && /^[0-9a-f.:]{2,45}$/i.test(last) ? last : peer;
}
