/** Where the editor and the commands meet: what is written together becomes a revision. */
import { Hono } from 'hono';
import { settle } from '#desk/life/settle.ts';
import type { NewsroomEnv } from '../actor.ts';
import { documented, input } from '../openapi.ts';
import { done, pieceParam } from '../piece-schemas.ts';
import type { Staff } from '../staff.ts';

export const settleRoutes = ({ db }: Staff) =>
  new Hono<NewsroomEnv>().post(
    '/:id/settle',
    documented({
      id: 'settlePiece',
      summary: 'Make a revision of what stands in the editor; the newest one where nothing new does',
      tag: 'pieces',
      answers: { 200: done },
      refusals: [400, 403, 404, 409, 422],
    }),
    input('param', pieceParam),
    async (c) => c.json(await settle(db, { article: c.req.valid('param').id, actor: c.get('actor') }), 200),
  );
