/** The planning calendar. */
import { Hono } from 'hono';
import { z } from 'zod';
import { readCalendar } from '#desk/life/read-calendar.ts';
import { Refusal } from '#desk/refusal.ts';
import type { NewsroomEnv } from '../actor.ts';
import { documented, input } from '../openapi.ts';
import { calendarEntry, numberText } from '../piece-schemas.ts';
import { time } from '../schemas.ts';
import type { Staff } from '../staff.ts';

/** Milliseconds: a month's page with the weeks around it, and some. */
const longest = 100 * 86_400_000;

export const calendarRoutes = (staff: Staff) =>
  new Hono<NewsroomEnv>().get(
    '/',
    documented({
      id: 'readCalendar',
      summary: 'What is due, scheduled, embargoed and published from one hour to another, in order',
      tag: 'calendar',
      answers: { 200: z.object({ entries: z.array(calendarEntry) }) },
      refusals: [400, 403],
    }),
    input('query', z.object({ from: time, to: time, desk: numberText.optional() })),
    async (c) => {
      const query = c.req.valid('query');
      const [from, to] = [new Date(query.from), new Date(query.to)];
      if (to <= from || to.getTime() - from.getTime() > longest)
        throw new Refusal(
          'invalid',
          'invalid-input',
          'A calendar shows from one hour to a later one, 100 days at most.',
          [{ path: 'to', code: 'range', message: 'Choose an hour within 100 days after `from`.' }],
        );
      const entries = await readCalendar(staff.db, c.get('actor'), { from, to, desk: query.desk });
      return c.json({ entries }, 200);
    },
  );
