/** Oneself: name, roles, password. Second factors and passkeys are changed at `/api/auth`. */
import { Hono } from 'hono';
import { z } from 'zod';
import { scopes } from '#article/roles.ts';
import { changePassword } from '#desk/staff/change-password.ts';
import { readSelf } from '#desk/staff/people.ts';
import { renamePerson } from '#desk/staff/rename.ts';
import type { NewsroomEnv } from '../actor.ts';
import { mustBeAllowed } from '../may.ts';
import { documented, input } from '../openapi.ts';
import { heldRole, name, password, time, uuid } from '../schemas.ts';
import type { Staff } from '../staff.ts';

const tag = 'self';
const me = z
  .object({
    id: uuid,
    name: z.string(),
    email: z.string(),
    held: z.array(heldRole),
    scopes: z.array(z.enum(scopes)).nullable().meta({ description: 'null: signed in with a browser' }),
    session: uuid.nullable().meta({ description: 'The session this is asked from; null for a token' }),
    twoFactor: z.boolean(),
    passkeys: z.array(z.object({ id: uuid, name: z.string().nullable(), createdAt: time.nullable() })),
    mail: z
      .boolean()
      .meta({ description: 'Whether links go by mail; else they are shown to who makes them' }),
  })
  .meta({ ref: 'Me' });

export const meRoutes = (staff: Staff) =>
  new Hono<NewsroomEnv>()
    .get(
      '/',
      documented({ id: 'readMe', summary: 'Who is signed in', tag, answers: { 200: me } }),
      async (c) => {
        const { id, name, held, scopes } = c.get('actor');
        const self = await readSelf(staff.db, id);
        return c.json(
          {
            id,
            name,
            held: [...held],
            scopes: scopes && [...scopes],
            session: c.get('session'),
            mail: staff.mail,
            ...self,
          },
          200,
        );
      },
    )
    .patch(
      '/',
      documented({
        id: 'renameMe',
        summary: 'Change the name that colleagues see',
        tag,
        answers: { 204: null },
        refusals: [400, 403],
      }),
      input('json', z.object({ name })),
      async (c) => {
        const actor = c.get('actor');
        mustBeAllowed(actor, 'ownAccount');
        await renamePerson(staff.db, actor.id, c.req.valid('json').name, actor);
        return c.body(null, 204);
      },
    )
    .post(
      '/password',
      documented({
        id: 'changePassword',
        summary: 'Change the own password; every other session ends',
        tag,
        answers: { 204: null },
        refusals: [400, 403, 429],
      }),
      input('json', z.object({ current: password, password })),
      async (c) => {
        const actor = c.get('actor');
        mustBeAllowed(actor, 'ownAccount');
        await changePassword(staff.db, {
          person: actor.id,
          session: c.get('session'),
          ...c.req.valid('json'),
        });
        return c.body(null, 204);
      },
    );
