/** Shapes that several routes of the staff share. */
import { z } from 'zod';
import { roles, scopes } from '#article/roles.ts';

export const uuid = z.uuid();
export const time = z.iso.datetime().meta({ examples: ['2026-11-23T09:00:00.000Z'] });
export const heldRole = z
  .object({
    role: z.enum(roles),
    desk: z.number().int().positive().nullable().meta({ description: 'null: on every desk' }),
  })
  .meta({ ref: 'HeldRole' });
export const scope = z.enum(scopes);
/** A one-time link's token, as it stands behind `#`. */
export const linkToken = z.string().min(20).max(200);
/** Bounds only; what a password must be is said by the desk, with codes. */
export const password = z.string().max(1_000);
export const email = z.string().max(400);
export const name = z.string().max(400);
