/**
 * The server: kept pages are answered before any framework is asked, everything else goes to the routes.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { encodingFor } from './encoding.ts';
import { holds } from './entity-tag.ts';
import type { Variant } from './page.ts';
import type { PageCache } from './page-cache.ts';
import { type Logger, pathOf } from './request-log.ts';

export interface ServerOptions {
  app: Hono;
  cache: PageCache;
  log: Logger;
  host: string;
  port: number;
}

export interface RunningServer {
  server: Server;
  /** Port that is listened on (the one the system chose when 0 was asked for). */
  port: number;
  /** Stops taking connections, lets running requests end (at most five seconds). */
  close(): Promise<void>;
}

/** Writes one variant, or 304 when the reader has it. */
export function writeVariant(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  variant: Variant,
): void {
  if (status === 200 && holds(request.headers['if-none-match'], variant.etag)) {
    response.writeHead(304, withoutBodyHeaders(variant.headers));
    response.end();
    return;
  }
  response.writeHead(status, variant.headers);
  response.end(request.method === 'HEAD' ? undefined : variant.body);
}

function withoutBodyHeaders(headers: string[]): string[] {
  const kept: string[] = [];
  for (let index = 0; index < headers.length; index += 2)
    if (!/^content-(?:length|encoding|type)$/.test(headers[index]!))
      kept.push(headers[index]!, headers[index + 1]!);
  return kept;
}

function onRequest(options: ServerOptions, fallback: ReturnType<typeof getRequestListener>) {
  const { cache, log } = options;
  return (request: IncomingMessage, response: ServerResponse): void => {
    const began = performance.now();
    const target = request.url ?? '/';
    response.on('finish', () => {
      log.info({
        method: request.method,
        path: pathOf(target),
        status: response.statusCode,
        ms: Math.round((performance.now() - began) * 100) / 100,
      });
    });
    if (request.method === 'GET' || request.method === 'HEAD') {
      const page = cache.get(target);
      const variant = page?.ready(encodingFor(request.headers['accept-encoding'] as string | undefined));
      if (page && variant) {
        writeVariant(request, response, page.status, variant);
        return;
      }
    }
    void fallback(request, response);
  };
}

/** Listens on `host:port`. Bounds: header size and time, whole request time, connections, requests a connection. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const fallback = getRequestListener(options.app.fetch, { overrideGlobalObjects: false });
  const server = createServer(
    {
      maxHeaderSize: 16_384,
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 5_000,
      noDelay: true,
    },
    onRequest(options, fallback),
  );
  server.maxConnections = 4_096;
  server.maxRequestsPerSocket = 10_000;
  server.on('clientError', (_error, socket) => {
    if (socket.writable)
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  return {
    server,
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), 5_000);
        // What was still being answered is idle a moment later, and would be kept for the next request.
        const idle = setInterval(() => server.closeIdleConnections(), 50);
        server.close(() => {
          clearTimeout(cut);
          clearInterval(idle);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
