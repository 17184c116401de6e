/** Inviting people, for administrators. How an invitation is accepted stands in `setup.ts`. */
import { Hono } from 'hono';
import { z } from 'zod';
import { invite, listInvitations, withdrawInvitation } from '#desk/staff/invite.ts';
import type { Context } from '../../context.ts';
import type { NewsroomEnv } from '../actor.ts';
import { mustBeAllowed } from '../may.ts';
import { documented, input } from '../openapi.ts';
import { email, heldRole, name, time, uuid } from '../schemas.ts';
import type { Staff } from '../staff.ts';

const tag = 'people';
const invitation = z
  .object({
    id: uuid,
    email: z.string(),
    name: z.string(),
    roles: z.array(heldRole),
    invitedBy: z.string().nullable().meta({ description: 'Name; null for the operator' }),
    createdAt: time,
    expiresAt: time,
  })
  .meta({ ref: 'Invitation' });

export const invitationRoutes = (context: Context, staff: Staff) =>
  new Hono<NewsroomEnv>()
    .get(
      '/',
      documented({
        id: 'listInvitations',
        summary: 'Invitations that nobody has used, newest first',
        tag,
        answers: { 200: z.object({ invitations: z.array(invitation) }) },
        refusals: [403],
      }),
      async (c) => {
        mustBeAllowed(c.get('actor'), 'managePeople');
        return c.json({ invitations: await listInvitations(staff.db) }, 200);
      },
    )
    .post(
      '/',
      documented({
        id: 'invitePerson',
        summary: 'Invite somebody; an open invitation to the same address is replaced',
        tag,
        answers: {
          201: z.object({
            id: uuid,
            link: z.string().nullable().meta({ description: 'null: it was sent by mail' }),
            expiresAt: time,
          }),
        },
        refusals: [400, 403, 409],
      }),
      input('json', z.object({ email, name, roles: z.array(heldRole).max(100) })),
      async (c) => {
        const actor = c.get('actor');
        mustBeAllowed(actor, 'managePeople');
        const { id, link, expiresAt } = await invite(staff.db, {
          ...c.req.valid('json'),
          by: actor,
          origin: context.origin,
          byMail: staff.mail,
        });
        return c.json({ id, link: staff.mail ? null : link, expiresAt: expiresAt.toISOString() }, 201);
      },
    )
    .delete(
      '/:id',
      documented({
        id: 'withdrawInvitation',
        summary: 'Take an invitation back',
        tag,
        answers: { 204: null },
        refusals: [400, 403, 404],
      }),
      input('param', z.object({ id: uuid })),
      async (c) => {
        const actor = c.get('actor');
        mustBeAllowed(actor, 'managePeople');
        await withdrawInvitation(staff.db, c.req.valid('param').id, actor);
        return c.body(null, 204);
      },
    );
