/** What is asked before anybody is signed in: the first administrator, invitations, new passwords. */
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { z } from 'zod';
import { refuseTooMany } from '#desk/staff/attempts.ts';
import { hasAdministrator } from '#desk/staff/held-roles.ts';
import { join, readInvitation } from '#desk/staff/join.ts';
import { readResetLink, requestReset, resetPassword } from '#desk/staff/reset.ts';
import { newsroomSecret } from '#desk/staff/secret.ts';
import { isSetUpLink, setUp } from '#desk/staff/set-up.ts';
import type { Context } from '../../context.ts';
import { accountOf, knowDevice } from '../known-device.ts';
import { documented, input } from '../openapi.ts';
import { email, linkToken, name, password, uuid } from '../schemas.ts';
import { addressOf } from '../security.ts';
import type { Staff } from '../staff.ts';

const tag = 'doors';
/** Links cannot be guessed; this bounds how often one address makes us look and hash. */
const byAddress = { most: 60, minutes: 15 };
const forgottenByAccount = { most: 5, minutes: 60 };
const token = z.object({ token: linkToken });

/** Counts what one address asks of these doors. Throws Refusal. */
const bounded = (staff: Staff) =>
  createMiddleware(async (c, next) => {
    await refuseTooMany(staff.db, `link:${addressOf(c)}`, byAddress);
    await next();
  });

export const setUpRoutes = (staff: Staff) =>
  new Hono()
    .get(
      '/',
      documented({
        id: 'isSetUpNeeded',
        summary: 'Whether the newsroom still waits for its first administrator',
        tag,
        open: true,
        answers: { 200: z.object({ needed: z.boolean() }) },
      }),
      async (c) => c.json({ needed: !(await hasAdministrator(staff.db)) }, 200),
    )
    .post(
      '/check',
      documented({
        id: 'checkSetUpLink',
        summary: 'Whether a set-up link would work; using it up is another matter',
        tag,
        open: true,
        answers: { 200: z.object({ valid: z.boolean() }) },
        refusals: [400, 429],
      }),
      bounded(staff),
      input('json', token),
      async (c) => c.json({ valid: await isSetUpLink(staff.db, c.req.valid('json').token) }, 200),
    )
    .post(
      '/',
      documented({
        id: 'setUp',
        summary: 'Make the first administrator, with the link that the start printed',
        tag,
        open: true,
        answers: { 201: z.object({ id: uuid }) },
        refusals: [400, 403, 409, 410, 429],
      }),
      bounded(staff),
      input('json', token.extend({ name, email, password })),
      async (c) => c.json({ id: await setUp(staff.db, c.req.valid('json')) }, 201),
    );

export const invitationLinkRoutes = (staff: Staff) =>
  new Hono()
    .post(
      '/check',
      documented({
        id: 'checkInvitation',
        summary: 'Whom an invitation link is for',
        tag,
        open: true,
        answers: { 200: z.object({ name: z.string(), email: z.string() }) },
        refusals: [400, 410, 429],
      }),
      bounded(staff),
      input('json', token),
      async (c) => c.json(await readInvitation(staff.db, c.req.valid('json').token), 200),
    )
    .post(
      '/accept',
      documented({
        id: 'acceptInvitation',
        summary: 'Choose a password and come in',
        tag,
        open: true,
        answers: { 201: z.object({ id: uuid, email: z.string() }) },
        refusals: [400, 403, 409, 410, 429],
      }),
      bounded(staff),
      input('json', token.extend({ name: name.optional(), password })),
      async (c) => c.json(await join(staff.db, c.req.valid('json')), 201),
    );

/** Who chooses a new password by a link is known at that browser: no guesses of strangers keep them from using it. */
export const passwordResetRoutes = (context: Context, staff: Staff) =>
  new Hono()
    .post(
      '/',
      documented({
        id: 'requestPasswordReset',
        summary:
          'Say that a password is forgotten; a link is mailed if somebody has the address and mail is set up',
        tag,
        open: true,
        answers: {
          202: z.object({
            mail: z
              .boolean()
              .meta({ description: 'False: no mail is sent here; ask an administrator for a link' }),
          }),
        },
        refusals: [400, 403, 429],
      }),
      bounded(staff),
      input('json', z.object({ email })),
      async (c) => {
        const given = c.req.valid('json').email.trim().toLowerCase();
        await refuseTooMany(staff.db, `forgotten:${given}`, forgottenByAccount);
        if (staff.mail) await requestReset(staff.db, given);
        return c.json({ mail: staff.mail }, 202);
      },
    )
    .post(
      '/check',
      documented({
        id: 'checkPasswordResetLink',
        summary: 'Whose password a link changes, and whether it also takes the second factor away',
        tag,
        open: true,
        answers: { 200: z.object({ name: z.string(), email: z.string(), secondFactor: z.boolean() }) },
        refusals: [400, 410, 429],
      }),
      bounded(staff),
      input('json', token),
      async (c) => {
        const { id: _id, ...person } = await readResetLink(staff.db, c.req.valid('json').token);
        return c.json(person, 200);
      },
    )
    .post(
      '/accept',
      documented({
        id: 'resetPassword',
        summary: 'Choose a new password; every session of the account ends',
        tag,
        open: true,
        answers: { 204: null },
        refusals: [400, 403, 410, 429],
      }),
      bounded(staff),
      input('json', token.extend({ password })),
      async (c) => {
        const { email } = await resetPassword(staff.db, c.req.valid('json'));
        const secure = context.origin.startsWith('https:');
        c.header('set-cookie', knowDevice(accountOf(email), await newsroomSecret(staff.db), secure));
        return c.body(null, 204);
      },
    );
