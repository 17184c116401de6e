/** One's own API tokens. */
import { Hono } from 'hono';
import { z } from 'zod';
import { createToken, listTokens, revokeToken } from '#desk/staff/tokens.ts';
import type { NewsroomEnv } from '../actor.ts';
import { mustBeAllowed } from '../may.ts';
import { documented, input } from '../openapi.ts';
import { name, scope, time, uuid } from '../schemas.ts';
import type { Staff } from '../staff.ts';

const tag = 'self';
const token = z
  .object({
    id: uuid,
    name: z.string(),
    scopes: z.array(scope),
    createdAt: time,
    expiresAt: time,
    lastUsedAt: time.nullable(),
  })
  .meta({ ref: 'ApiToken' });
const newToken = token.extend({
  token: z.string().meta({ description: 'Shown this once; bear it as Authorization: Bearer …' }),
});

export const tokenRoutes = (staff: Staff) =>
  new Hono<NewsroomEnv>()
    .get(
      '/',
      documented({
        id: 'listTokens',
        summary: 'Own API tokens that are not revoked, newest first',
        tag,
        answers: { 200: z.object({ tokens: z.array(token) }) },
        refusals: [403],
      }),
      async (c) => {
        const actor = c.get('actor');
        mustBeAllowed(actor, 'ownAccount');
        return c.json({ tokens: await listTokens(staff.db, actor.id) }, 200);
      },
    )
    .post(
      '/',
      documented({
        id: 'createToken',
        summary: 'Make an API token, shown once',
        tag,
        answers: { 201: newToken },
        refusals: [400, 403],
      }),
      input(
        'json',
        z.object({ name, scopes: z.array(scope).max(10), expiresAt: z.iso.datetime({ offset: true }) }),
      ),
      async (c) => {
        const actor = c.get('actor');
        mustBeAllowed(actor, 'ownAccount');
        const { expiresAt, ...given } = c.req.valid('json');
        const made = await createToken(staff.db, {
          ...given,
          expiresAt: new Date(expiresAt),
          person: actor.id,
          by: actor,
        });
        return c.json(made, 201);
      },
    )
    .delete(
      '/:id',
      documented({
        id: 'revokeToken',
        summary: 'Revoke an own API token at once',
        tag,
        answers: { 204: null },
        refusals: [400, 403, 404],
      }),
      input('param', z.object({ id: uuid })),
      async (c) => {
        const actor = c.get('actor');
        mustBeAllowed(actor, 'ownAccount');
        await revokeToken(staff.db, { token: c.req.valid('param').id, person: actor.id, by: actor });
        return c.body(null, 204);
      },
    );
