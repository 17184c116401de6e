/** One's own sessions: seen and ended by id. */
import { Hono } from 'hono';
import { z } from 'zod';
import { endOtherSessions, endSession, listSessions } from '#desk/staff/sessions.ts';
import type { NewsroomEnv } from '../actor.ts';
import { mustBeAllowed } from '../may.ts';
import { documented, input } from '../openapi.ts';
import { time, uuid } from '../schemas.ts';
import type { Staff } from '../staff.ts';

const tag = 'self';
const session = z
  .object({
    id: uuid,
    createdAt: time,
    renewedAt: time,
    expiresAt: time,
    address: z.string().nullable(),
    userAgent: z.string().nullable(),
    current: z.boolean(),
  })
  .meta({ ref: 'Session' });

export const sessionRoutes = (staff: Staff) =>
  new Hono<NewsroomEnv>()
    .get(
      '/',
      documented({
        id: 'listSessions',
        summary: 'Own sessions that are open, newest first',
        tag,
        answers: { 200: z.object({ sessions: z.array(session) }) },
        refusals: [403],
      }),
      async (c) => {
        const actor = c.get('actor');
        mustBeAllowed(actor, 'ownAccount');
        const sessions = await listSessions(staff.db, actor.id);
        const current = c.get('session');
        return c.json({ sessions: sessions.map((one) => ({ ...one, current: one.id === current })) }, 200);
      },
    )
    .delete(
      '/',
      documented({
        id: 'endOtherSessions',
        summary: 'End every own session but this one',
        tag,
        answers: { 200: z.object({ ended: z.number().int() }) },
        refusals: [403],
      }),
      async (c) => {
        const actor = c.get('actor');
        mustBeAllowed(actor, 'ownAccount');
        return c.json({ ended: await endOtherSessions(staff.db, c.get('session'), actor) }, 200);
      },
    )
    .delete(
      '/:id',
      documented({
        id: 'endSession',
        summary: 'End one own session at once',
        tag,
        answers: { 204: null },
        refusals: [400, 403, 404],
      }),
      input('param', z.object({ id: uuid })),
      async (c) => {
        const actor = c.get('actor');
        mustBeAllowed(actor, 'ownAccount');
        await endSession(staff.db, c.req.valid('param').id, actor);
        return c.body(null, 204);
      },
    );
