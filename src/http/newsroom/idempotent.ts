/** `Idempotency-Key` on writes: sent again with the same key and body, a write is answered as before and done once. */
import { createMiddleware } from 'hono/factory';
import type { Database } from '#database/connection.ts';
import { beginWrite, endWrite } from '#desk/idempotency.ts';
import { Refusal } from '#desk/refusal.ts';
import type { NewsroomEnv } from './actor.ts';

const fits = /^[\x21-\x7e]{1,200}$/;

/** Answers a repeated write from what was kept, with `Idempotency-Replayed: true`. Comes after `signedIn`. */
export const idempotent = (db: Database) =>
  createMiddleware<NewsroomEnv>(async (c, next) => {
    const key = c.req.header('idempotency-key');
    if (key === undefined || c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    if (!fits.test(key))
      throw new Refusal(
        'invalid',
        'invalid-input',
        'An Idempotency-Key is 1 to 200 visible ASCII characters.',
        [{ path: 'Idempotency-Key', code: 'invalid', message: 'Use a fresh UUID for each write.' }],
      );
    const write = { actor: c.get('actor').id, key };
    const body = new Uint8Array(await c.req.arrayBuffer());
    const before = await beginWrite(db, { ...write, request: [c.req.method, c.req.path, body] });
    if (before) {
      const type = before.status < 400 ? 'application/json' : 'application/problem+json';
      return new Response(before.status === 204 ? null : before.body, {
        status: before.status,
        headers: { 'content-type': type, 'idempotency-replayed': 'true' },
      });
    }
    try {
      await next();
    } catch (error) {
      await endWrite(db, write, null);
      throw error;
    }
    const { status } = c.res;
    await endWrite(db, write, status < 500 ? { status, body: await c.res.clone().text() } : null);
  });
