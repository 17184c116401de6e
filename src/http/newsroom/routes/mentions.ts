/** Where one was mentioned. */
import { Hono } from 'hono';
import { z } from 'zod';
import { readMentions, seeMentions } from '#desk/comments/mentions.ts';
import type { NewsroomEnv } from '../actor.ts';
import { documented, input } from '../openapi.ts';
import { id } from '../piece-schemas.ts';
import { time } from '../schemas.ts';
import type { Staff } from '../staff.ts';

const tag = 'comments';
const mention = z
  .object({
    comment: id,
    article: id,
    headline: z.string(),
    by: z.string(),
    text: z.string(),
    at: time,
    seen: z.boolean(),
  })
  .meta({ ref: 'Mention' });

export const mentionRoutes = ({ db }: Staff) =>
  new Hono<NewsroomEnv>()
    .get(
      '/',
      documented({
        id: 'listMentions',
        summary: 'Comments that mention you, the newest first',
        tag,
        answers: { 200: z.object({ mentions: z.array(mention) }) },
        refusals: [403],
      }),
      async (c) => c.json({ mentions: await readMentions(db, c.get('actor')) }, 200),
    )
    .post(
      '/seen',
      documented({
        id: 'seeMentions',
        summary: 'Say that you have seen them',
        tag,
        answers: { 204: null },
        refusals: [400],
      }),
      input('json', z.object({ comments: z.array(id).max(200) })),
      async (c) => {
        await seeMentions(db, c.get('actor'), c.req.valid('json').comments);
        return c.body(null, 204);
      },
    );
