/**
 * `Idempotency-Key` on writes: sent again with the same key and body, a write is answered as before and done once. One
 * that was cut off is answered `outcome-unknown` and never done again (docs/decisions/014-rule-book.md).
 */
import { createMiddleware } from 'hono/factory';
import { beginWrite, endWrite, outcomeUnknown } from '#desk/idempotency.ts';
import { Refusal } from '#desk/refusal.ts';
import type { NewsroomEnv } from './actor.ts';
import { problemOf } from './problems.ts';
import type { Staff } from './staff.ts';

const fits = /^[\x21-\x7e]{1,200}$/;

/** Answers a repeated write from what was kept, with `Idempotency-Replayed: true`. Comes after `signedIn`. */
export const idempotent = ({ db, log }: Staff) =>
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
    await next();
    const { status } = c.res;
    // What failed through no fault of the write may have failed after it was done: the answer to it was lost, say.
    const answer =
      status < 500
        ? { status, body: await c.res.clone().text() }
        : { status: 409, body: JSON.stringify(problemOf(outcomeUnknown())) };
    try {
      await endWrite(db, write, answer);
    } catch (error) {
      // The write is what it is, and its answer goes out. Without one that is kept, the key is never done again.
      log.error({ err: error, path: c.req.path }, 'the answer to a write with a key was not kept');
    }
  });
