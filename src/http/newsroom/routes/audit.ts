/** The audit log, for administrators. */
import { Hono } from 'hono';
import { z } from 'zod';
import { readAuditLog } from '#desk/audit-log.ts';
import type { NewsroomEnv } from '../actor.ts';
import { mustBeAllowed } from '../may.ts';
import { documented, input } from '../openapi.ts';
import { time, uuid } from '../schemas.ts';
import type { Staff } from '../staff.ts';

const entry = z
  .object({
    id: z.string(),
    at: time,
    actor: z.object({ id: uuid.nullable(), name: z.string() }),
    byToken: z.boolean(),
    act: z.string().meta({ examples: ['role.grant'] }),
    subject: z.string().meta({ examples: ['article:12'] }),
    revision: z.number().int().nullable(),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ ref: 'AuditEntry' });
const instant = z.iso.datetime({ offset: true });

export const auditRoutes = (staff: Staff) =>
  new Hono<NewsroomEnv>().get(
    '/',
    documented({
      id: 'readAuditLog',
      summary: 'Who did what, newest first',
      tag: 'audit',
      answers: {
        200: z.object({
          entries: z.array(entry),
          next: z
            .string()
            .nullable()
            .meta({ description: 'The cursor of the next page; null: this is the last' }),
        }),
      },
      refusals: [400, 403],
    }),
    input(
      'query',
      z.object({
        actor: uuid.optional(),
        act: z
          .string()
          .max(80)
          .optional()
          .meta({ description: "A whole act ('role.grant') or its kind ('role')" }),
        subject: z.string().max(120).optional(),
        from: instant.optional(),
        to: instant.optional().meta({ description: 'Up to, but not including' }),
        cursor: z.string().max(20).optional(),
        limit: z.coerce.number().int().min(1).max(200).optional(),
      }),
    ),
    async (c) => {
      mustBeAllowed(c.get('actor'), 'readAudit');
      const { from, to, ...filter } = c.req.valid('query');
      const page = await readAuditLog(staff.db, {
        ...filter,
        ...(from ? { from: new Date(from) } : {}),
        ...(to ? { to: new Date(to) } : {}),
      });
      return c.json(page, 200);
    },
  );
