/** Pieces: the desk's queues, new pieces, one piece, saving. What else is done to one stands in `piece-acts.ts`. */
import { Hono } from 'hono';
import { z } from 'zod';
import { type ArticleContent, articleKinds, languages } from '#article/article.ts';
import { publicationStates, workflowStates } from '#article/workflow.ts';
import { createPiece } from '#desk/life/create.ts';
import { listPieces, readPiece } from '#desk/life/read-pieces.ts';
import { savePiece } from '#desk/life/save.ts';
import type { Context } from '../../context.ts';
import type { NewsroomEnv } from '../actor.ts';
import { documented, input } from '../openapi.ts';
import {
  basedOn,
  content,
  done,
  id,
  note,
  numberText,
  piece,
  pieceParam,
  pieceSummary,
} from '../piece-schemas.ts';
import { time, uuid } from '../schemas.ts';
import type { Staff } from '../staff.ts';
import { commentRoutes } from './comments.ts';
import { liveRoutes } from './live.ts';
import { pieceActRoutes } from './piece-acts.ts';
import { pieceStoryRoutes } from './piece-stories.ts';
import { publicationRoutes } from './publication.ts';
import { revisionRoutes } from './revisions.ts';
import { settleRoutes } from './settle.ts';

const tag = 'pieces';

const filter = z.object({
  desk: numberText.optional(),
  workflow: z.enum(workflowStates).optional(),
  publication: z.enum(publicationStates).optional(),
  assignee: uuid.optional(),
  mine: z.enum(['true', 'false']).optional(),
  dueBefore: time.optional(),
  headline: z.string().max(200).optional(),
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});

const newPiece = z.object({
  desk: id,
  begin: z.enum(['idea', 'draft']),
  headline: z.string().max(500).default(''),
  kind: z.enum(articleKinds).default('news'),
  language: z.enum(languages).default('ar'),
  brief: z.string().max(5_000).default(''),
  assignee: uuid.nullable().default(null),
  deadline: time.nullable().default(null),
  content: content
    .optional()
    .meta({ description: 'The whole content, in place of headline, kind and language' }),
});

const empty = (given: Pick<ArticleContent, 'headline' | 'kind' | 'language'>): ArticleContent => ({
  ...given,
  ...{ kicker: '', standfirst: '', body: { type: 'doc', content: [] }, dateline: null },
  ...{ bylines: [], sections: [], topics: [], leadPicture: null, translationOf: null, origin: null },
});

export const pieceRoutes = (staff: Staff, context: Context) =>
  new Hono<NewsroomEnv>()
    .get(
      '/',
      documented({
        id: 'listPieces',
        summary: 'Pieces that you may see, those that last changed first',
        tag,
        answers: { 200: z.object({ pieces: z.array(pieceSummary), next: z.string().nullable() }) },
        refusals: [400, 403],
      }),
      input('query', filter),
      async (c) => {
        const { mine, dueBefore, ...rest } = c.req.valid('query');
        const page = await listPieces(staff.db, c.get('actor'), {
          ...rest,
          mine: mine === 'true',
          dueBefore: dueBefore === undefined ? undefined : new Date(dueBefore),
        });
        return c.json(page, 200);
      },
    )
    .post(
      '/',
      documented({
        id: 'createPiece',
        summary: 'File an idea or begin a draft',
        tag,
        answers: { 201: done },
        refusals: [400, 403, 409, 422],
      }),
      input('json', newPiece),
      async (c) => {
        const { desk, begin, brief, assignee, deadline, ...given } = c.req.valid('json');
        const made = await createPiece(staff.db, {
          ...{ actor: c.get('actor'), desk, begin, brief, assignee },
          content: given.content ?? empty(given),
          deadline: deadline === null ? null : new Date(deadline),
        });
        return c.json(made, 201);
      },
    )
    .get(
      '/:id',
      documented({
        id: 'readPiece',
        summary: 'One piece: its newest content, where it stands, what you may do to it',
        tag,
        answers: { 200: piece },
        refusals: [400, 403, 404],
      }),
      input('param', pieceParam),
      async (c) => c.json(await readPiece(staff.db, c.get('actor'), c.req.valid('param').id), 200),
    )
    .put(
      '/:id/content',
      documented({
        id: 'savePiece',
        summary: 'Save the content as a new revision',
        tag,
        answers: { 200: done },
        refusals: [400, 403, 404, 409, 422],
      }),
      input('param', pieceParam),
      input('json', z.object({ basedOn, content, note: note.default('') })),
      async (c) => {
        const { id: article } = c.req.valid('param');
        return c.json(
          await savePiece(staff.db, { article, actor: c.get('actor'), ...c.req.valid('json') }),
          200,
        );
      },
    )
    .route('/', settleRoutes(staff))
    .route('/', commentRoutes(staff))
    .route('/', revisionRoutes(staff))
    .route('/', publicationRoutes(staff, context))
    .route('/', liveRoutes(staff))
    .route('/', pieceStoryRoutes(staff, context))
    .route('/', pieceActRoutes(staff));
