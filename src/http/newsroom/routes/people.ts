/** Colleagues and their roles; administrators also open and close accounts. */
import { Hono } from 'hono';
import { z } from 'zod';
import { may } from '#article/policy.ts';
import { roles } from '#article/roles.ts';
import { disablePerson, enablePerson } from '#desk/staff/disable.ts';
import { listPeople } from '#desk/staff/people.ts';
import { renamePerson } from '#desk/staff/rename.ts';
import { offerReset } from '#desk/staff/reset.ts';
import { grantRole, withdrawRole } from '#desk/staff/roles.ts';
import type { Context } from '../../context.ts';
import type { NewsroomEnv } from '../actor.ts';
import { mustBeAllowed } from '../may.ts';
import { documented, input } from '../openapi.ts';
import { heldRole, name, time, uuid } from '../schemas.ts';
import type { Staff } from '../staff.ts';

const tag = 'people';
const colleague = z
  .object({
    id: uuid,
    name: z.string(),
    roles: z.array(heldRole),
    active: z.boolean().meta({ description: 'False: the account is disabled' }),
    account: z
      .object({
        email: z.string(),
        createdAt: time,
        disabledAt: time.nullable(),
        twoFactor: z.boolean(),
        passkeys: z.number().int(),
        lastSignIn: time.nullable(),
      })
      .nullable()
      .meta({ description: 'For who may manage people; null for everybody else' }),
  })
  .meta({ ref: 'Colleague' });
const held = z.object({ roles: z.array(heldRole) });
const person = z.object({ id: uuid });
/** `/people/…/roles/deskEditor/3`, `…/administrator/all` */
const roleOnDesk = person.extend({
  role: z.enum(roles),
  desk: z
    .string()
    .regex(/^(?:all|[1-9]\d{0,8})$/)
    .meta({ description: "A desk's number, or all" }),
});
const roleOf = ({ role, desk }: z.infer<typeof roleOnDesk>) => ({
  role,
  desk: desk === 'all' ? null : Number(desk),
});

export const peopleRoutes = (context: Context, staff: Staff) =>
  new Hono<NewsroomEnv>()
    .get(
      '/',
      documented({
        id: 'listPeople',
        summary: 'Everybody who works here, by name',
        tag,
        answers: { 200: z.object({ people: z.array(colleague) }) },
        refusals: [403],
      }),
      async (c) => {
        const actor = c.get('actor');
        mustBeAllowed(actor, 'seeColleagues');
        const all = may(actor, 'managePeople', 'newsroom') === true;
        const people = await listPeople(staff.db);
        return c.json({ people: all ? people : people.map((one) => ({ ...one, account: null })) }, 200);
      },
    )
    .patch(
      '/:id',
      documented({
        id: 'renamePerson',
        summary: "Change somebody's name",
        tag,
        answers: { 204: null },
        refusals: [400, 403, 404],
      }),
      input('param', person),
      input('json', z.object({ name })),
      async (c) => {
        const actor = c.get('actor');
        mustBeAllowed(actor, 'managePeople');
        await renamePerson(staff.db, c.req.valid('param').id, c.req.valid('json').name, actor);
        return c.body(null, 204);
      },
    )
    .put(
      '/:id/roles/:role/:desk',
      documented({
        id: 'grantRole',
        summary: 'Grant a role on a desk, or on all',
        tag,
        answers: { 200: held },
        refusals: [400, 403, 404],
      }),
      input('param', roleOnDesk),
      async (c) => {
        const actor = c.get('actor');
        mustBeAllowed(actor, 'managePeople');
        const given = c.req.valid('param');
        return c.json(
          { roles: await grantRole(staff.db, { person: given.id, role: roleOf(given), by: actor }) },
          200,
        );
      },
    )
    .delete(
      '/:id/roles/:role/:desk',
      documented({
        id: 'withdrawRole',
        summary: 'Withdraw a role on a desk, or on all',
        tag,
        answers: { 200: held },
        refusals: [400, 403, 404, 409],
      }),
      input('param', roleOnDesk),
      async (c) => {
        const actor = c.get('actor');
        mustBeAllowed(actor, 'managePeople');
        const given = c.req.valid('param');
        return c.json(
          { roles: await withdrawRole(staff.db, { person: given.id, role: roleOf(given), by: actor }) },
          200,
        );
      },
    )
    .post(
      '/:id/disable',
      documented({
        id: 'disablePerson',
        summary: 'Close an account: sessions end, tokens are revoked',
        tag,
        answers: { 204: null },
        refusals: [400, 403, 404, 409],
      }),
      input('param', person),
      async (c) => {
        const actor = c.get('actor');
        mustBeAllowed(actor, 'managePeople');
        await disablePerson(staff.db, c.req.valid('param').id, actor);
        return c.body(null, 204);
      },
    )
    .post(
      '/:id/enable',
      documented({
        id: 'enablePerson',
        summary: 'Open an account again',
        tag,
        answers: { 204: null },
        refusals: [400, 403, 404],
      }),
      input('param', person),
      async (c) => {
        const actor = c.get('actor');
        mustBeAllowed(actor, 'managePeople');
        await enablePerson(staff.db, c.req.valid('param').id, actor);
        return c.body(null, 204);
      },
    )
    .post(
      '/:id/reset-link',
      documented({
        id: 'offerPasswordReset',
        summary: 'Make a one-time link to a new password',
        tag,
        answers: {
          201: z.object({
            link: z.string().nullable().meta({ description: 'null: it was sent by mail' }),
            expiresAt: time,
          }),
        },
        refusals: [400, 403, 404, 409],
      }),
      input('param', person),
      input(
        'json',
        z.object({
          secondFactor: z
            .boolean()
            .default(false)
            .meta({ description: 'Using the link also removes the second factor and the passkeys' }),
        }),
      ),
      async (c) => {
        const actor = c.get('actor');
        mustBeAllowed(actor, 'managePeople');
        const { link, expiresAt } = await offerReset(staff.db, {
          person: c.req.valid('param').id,
          secondFactor: c.req.valid('json').secondFactor,
          by: actor,
          origin: context.origin,
          byMail: staff.mail,
        });
        return c.json({ link: staff.mail ? null : link, expiresAt: expiresAt.toISOString() }, 201);
      },
    );

export const deskRoutes = (staff: Staff) =>
  new Hono<NewsroomEnv>().get(
    '/',
    documented({
      id: 'listDesks',
      summary: 'The desks, by name',
      tag,
      answers: {
        200: z.object({
          desks: z.array(z.object({ id: z.number().int(), name: z.string(), slug: z.string() })),
        }),
      },
      refusals: [403],
    }),
    async (c) => {
      mustBeAllowed(c.get('actor'), 'seeColleagues');
      const desks = await staff.db
        .selectFrom('desk')
        .select(['id', 'name', 'slug'])
        .orderBy('name')
        .execute();
      return c.json({ desks }, 200);
    },
  );
