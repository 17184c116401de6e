/** Comments on a piece. Who has it open hears of them over its socket and asks again. */
import { Hono } from 'hono';
import { z } from 'zod';
import { addComment } from '#desk/comments/add.ts';
import { editComment } from '#desk/comments/edit.ts';
import { readComments } from '#desk/comments/read.ts';
import { replyToThread } from '#desk/comments/reply.ts';
import { reopenThread, resolveThread } from '#desk/comments/resolve.ts';
import type { NewsroomEnv } from '../actor.ts';
import { documented, input } from '../openapi.ts';
import { id, numberText, pieceParam } from '../piece-schemas.ts';
import { time, uuid } from '../schemas.ts';
import type { Staff } from '../staff.ts';

const tag = 'comments';
const person = z.object({ id: uuid, name: z.string() });
const position = z
  .base64()
  .max(400)
  .meta({ description: 'An encoded relative position of Yjs in the shared body' });
const anchor = z.object({
  start: position,
  end: position,
  quote: z.string().max(2_000),
  before: z.string().max(100),
  after: z.string().max(100),
});
const said = z.object({
  text: z.string().trim().min(1).max(5_000),
  mentions: z.array(uuid).max(50).default([]).meta({ description: 'Who is to see it' }),
});
const thread = z
  .object({
    id,
    anchor: anchor.nullable().meta({ description: 'null: on the whole piece' }),
    resolved: z.object({ by: z.string(), at: time }).nullable(),
    comments: z.array(
      z.object({ id, author: person, text: z.string(), at: time, editedAt: time.nullable() }),
    ),
  })
  .meta({ ref: 'CommentThread' });
const commentDone = z.object({ thread: id, comment: id }).meta({ ref: 'CommentDone' });
const threadParam = pieceParam.extend({ thread: numberText });
const commentParam = pieceParam.extend({ comment: numberText });
const refusals = [400, 403, 404, 409] as const;

export const commentRoutes = ({ db }: Staff) =>
  new Hono<NewsroomEnv>()
    .get(
      '/:id/comments',
      documented({
        id: 'listComments',
        summary: 'The threads of comments on a piece, and who may be mentioned',
        tag,
        answers: { 200: z.object({ threads: z.array(thread), people: z.array(person) }) },
        refusals: [400, 403, 404],
      }),
      input('param', pieceParam),
      async (c) => c.json(await readComments(db, c.get('actor'), c.req.valid('param').id), 200),
    )
    .post(
      '/:id/comments',
      documented({
        id: 'addComment',
        summary: 'Begin a thread on words of a piece, or on the whole of it',
        tag,
        answers: { 200: commentDone },
        refusals,
      }),
      input('param', pieceParam),
      input('json', said.extend({ anchor: anchor.nullable() })),
      async (c) =>
        c.json(
          await addComment(db, {
            ...{ article: c.req.valid('param').id, actor: c.get('actor') },
            ...c.req.valid('json'),
          }),
          200,
        ),
    )
    .post(
      '/:id/comments/:thread/reply',
      documented({
        id: 'replyToThread',
        summary: 'Answer in a thread; a resolved one is open again',
        tag,
        answers: { 200: commentDone },
        refusals,
      }),
      input('param', threadParam),
      input('json', said),
      async (c) => {
        const { id: article, thread } = c.req.valid('param');
        const command = { article, thread, actor: c.get('actor'), ...c.req.valid('json') };
        return c.json(await replyToThread(db, command), 200);
      },
    )
    .post(
      '/:id/comments/:thread/resolve',
      documented({
        id: 'resolveThread',
        summary: 'Mark a thread as settled',
        tag,
        answers: { 200: z.object({ thread: id }) },
        refusals,
      }),
      input('param', threadParam),
      async (c) => {
        const { id: article, thread } = c.req.valid('param');
        return c.json(await resolveThread(db, { article, thread, actor: c.get('actor') }), 200);
      },
    )
    .post(
      '/:id/comments/:thread/reopen',
      documented({
        id: 'reopenThread',
        summary: 'Open a settled thread again',
        tag,
        answers: { 200: z.object({ thread: id }) },
        refusals,
      }),
      input('param', threadParam),
      async (c) => {
        const { id: article, thread } = c.req.valid('param');
        return c.json(await reopenThread(db, { article, thread, actor: c.get('actor') }), 200);
      },
    )
    .patch(
      '/:id/comments/:comment',
      documented({
        id: 'editComment',
        summary: 'Change the words of one’s own comment',
        tag,
        answers: { 200: commentDone },
        refusals,
      }),
      input('param', commentParam),
      input('json', said),
      async (c) => {
        const { id: article, comment } = c.req.valid('param');
        const command = { article, comment, actor: c.get('actor'), ...c.req.valid('json') };
        return c.json(await editComment(db, command), 200);
      },
    );
