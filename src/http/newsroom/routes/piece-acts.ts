/** What is done to a piece: one address for each act of `article/workflow.ts`, all with `basedOn`. */
import { Hono } from 'hono';
import { z } from 'zod';
import { gateRules } from '#article/story/gate.ts';
import { approvePiece } from '#desk/life/approve.ts';
import { assignPiece } from '#desk/life/assign.ts';
import { cancelSchedule } from '#desk/life/cancel-schedule.ts';
import { correctPiece } from '#desk/life/correct.ts';
import { embargoPiece } from '#desk/life/embargo.ts';
import { liftEmbargo } from '#desk/life/lift-embargo.ts';
import { makePreviewLink } from '#desk/life/preview-link.ts';
import { publishPiece } from '#desk/life/publish.ts';
import { reopenPiece } from '#desk/life/reopen.ts';
import { restoreRevision } from '#desk/life/restore-revision.ts';
import { returnPiece } from '#desk/life/return.ts';
import { schedulePiece } from '#desk/life/schedule.ts';
import { submitPiece } from '#desk/life/submit.ts';
import { takePiece } from '#desk/life/take.ts';
import { updateSilently } from '#desk/life/update.ts';
import { withdrawPiece } from '#desk/life/withdraw.ts';
import { passGate } from '#desk/stories/gate.ts';
import type { NewsroomEnv } from '../actor.ts';
import { documented, input } from '../openapi.ts';
import { basedOn, done, id, note, pieceParam } from '../piece-schemas.ts';
import { time, uuid } from '../schemas.ts';
import type { Staff } from '../staff.ts';

const act = (operation: string, summary: string) =>
  documented({
    id: operation,
    summary,
    tag: 'pieces',
    answers: { 200: done },
    refusals: [400, 403, 404, 409, 422],
  });
const param = input('param', pieceParam);
const base = z.object({ basedOn });

const plan = base.extend({
  desk: id.optional(),
  assignee: uuid.nullable().optional(),
  deadline: time.nullable().optional(),
  brief: z.string().max(5_000).optional(),
});

/** Before publication. */
const workRoutes = ({ db }: Staff) =>
  new Hono<NewsroomEnv>()
    .post(
      '/:id/take',
      act('takePiece', 'Take up a piece that nobody has'),
      param,
      input('json', base),
      async (c) => {
        const command = { article: c.req.valid('param').id, actor: c.get('actor') };
        return c.json(await takePiece(db, { ...command, ...c.req.valid('json') }), 200);
      },
    )
    .post(
      '/:id/assign',
      act('assignPiece', 'Plan a piece: desk, person, deadline, brief; what is left out stays'),
      param,
      input('json', plan),
      async (c) => {
        const { basedOn, desk, assignee, deadline, brief } = c.req.valid('json');
        const assigned = await assignPiece(db, {
          ...{ article: c.req.valid('param').id, actor: c.get('actor'), basedOn },
          ...(desk === undefined ? {} : { desk }),
          ...(assignee === undefined ? {} : { assignee }),
          ...(deadline === undefined ? {} : { deadline: deadline === null ? null : new Date(deadline) }),
          ...(brief === undefined ? {} : { brief }),
        });
        return c.json(assigned, 200);
      },
    )
    .post(
      '/:id/restore',
      act('restoreRevision', 'Bring an older revision back, as a new one'),
      param,
      input('json', base.extend({ revision: id })),
      async (c) => {
        const command = { article: c.req.valid('param').id, actor: c.get('actor') };
        return c.json(await restoreRevision(db, { ...command, ...c.req.valid('json') }), 200);
      },
    )
    .post(
      '/:id/submit',
      act('submitPiece', 'Hand a draft in for review'),
      param,
      input('json', base),
      async (c) => {
        const command = { article: c.req.valid('param').id, actor: c.get('actor') };
        return c.json(await submitPiece(db, { ...command, ...c.req.valid('json') }), 200);
      },
    )
    .post(
      '/:id/return',
      act('returnPiece', 'Return a piece to who writes it, with a note'),
      param,
      input('json', base.extend({ note })),
      async (c) => {
        const command = { article: c.req.valid('param').id, actor: c.get('actor') };
        return c.json(await returnPiece(db, { ...command, ...c.req.valid('json') }), 200);
      },
    )
    .post(
      '/:id/approve',
      act('approvePiece', 'Approve a piece in review'),
      param,
      input('json', base),
      async (c) => {
        const command = { article: c.req.valid('param').id, actor: c.get('actor') };
        return c.json(await approvePiece(db, { ...command, ...c.req.valid('json') }), 200);
      },
    )
    .post(
      '/:id/pass-gate',
      act('passGate', 'Let through, with a reason, what a rule of sourcing stops in this revision'),
      param,
      input(
        'json',
        base.extend({
          rule: z.enum(gateRules),
          block: z.string().max(40),
          reason: z.string().trim().min(1).max(1_000),
          public: z.boolean().default(false).meta({ description: 'Whether readers are told the reason' }),
        }),
      ),
      async (c) => {
        const command = { article: c.req.valid('param').id, actor: c.get('actor') };
        return c.json(await passGate(db, { ...command, ...c.req.valid('json') }), 200);
      },
    )
    .post(
      '/:id/reopen',
      act('reopenPiece', 'Work on an approved piece again; readers see what they saw'),
      param,
      input('json', base),
      async (c) => {
        const command = { article: c.req.valid('param').id, actor: c.get('actor') };
        return c.json(await reopenPiece(db, { ...command, ...c.req.valid('json') }), 200);
      },
    )
    .post(
      '/:id/preview',
      documented({
        id: 'previewPiece',
        summary: 'Make a link by which anybody sees the piece as readers would, for a while',
        tag: 'pieces',
        answers: { 200: z.object({ path: z.string(), expires: time }) },
        refusals: [400, 403, 404, 409, 422],
      }),
      param,
      input('json', base.extend({ hours: z.int().min(1).max(168).default(24) })),
      async (c) => {
        const command = { article: c.req.valid('param').id, actor: c.get('actor') };
        const { token, expires } = await makePreviewLink(db, { ...command, ...c.req.valid('json') });
        return c.json({ path: `/preview?key=${token}`, expires: expires.toISOString() }, 200);
      },
    );

/** What readers see. */
const publicationRoutes = ({ db }: Staff) =>
  new Hono<NewsroomEnv>()
    .post(
      '/:id/publish',
      act('publishPiece', 'Publish an approved piece now'),
      param,
      input('json', base),
      async (c) => {
        const command = { article: c.req.valid('param').id, actor: c.get('actor') };
        return c.json(await publishPiece(db, { ...command, ...c.req.valid('json') }), 200);
      },
    )
    .post(
      '/:id/schedule',
      act('schedulePiece', 'Publish an approved piece at an hour to come, or move that hour'),
      param,
      input('json', base.extend({ at: time })),
      async (c) => {
        const command = { article: c.req.valid('param').id, actor: c.get('actor') };
        const { basedOn, at } = c.req.valid('json');
        return c.json(await schedulePiece(db, { ...command, basedOn, at: new Date(at) }), 200);
      },
    )
    .post(
      '/:id/cancel-schedule',
      act('cancelSchedule', 'Take the hour away'),
      param,
      input('json', base),
      async (c) => {
        const command = { article: c.req.valid('param').id, actor: c.get('actor') };
        return c.json(await cancelSchedule(db, { ...command, ...c.req.valid('json') }), 200);
      },
    )
    .post(
      '/:id/embargo',
      act('embargoPiece', 'Keep a piece from all without leave until an hour, or move that hour'),
      param,
      input('json', base.extend({ until: time })),
      async (c) => {
        const command = { article: c.req.valid('param').id, actor: c.get('actor') };
        const { basedOn, until } = c.req.valid('json');
        return c.json(await embargoPiece(db, { ...command, basedOn, until: new Date(until) }), 200);
      },
    )
    .post(
      '/:id/lift-embargo',
      act('liftEmbargo', 'Lift an embargo before its hour'),
      param,
      input('json', base),
      async (c) => {
        const command = { article: c.req.valid('param').id, actor: c.get('actor') };
        return c.json(await liftEmbargo(db, { ...command, ...c.req.valid('json') }), 200);
      },
    )
    .post(
      '/:id/withdraw',
      act('withdrawPiece', 'Take a published piece from before readers'),
      param,
      input('json', base.extend({ note: note.default('') })),
      async (c) => {
        const command = { article: c.req.valid('param').id, actor: c.get('actor') };
        return c.json(await withdrawPiece(db, { ...command, ...c.req.valid('json') }), 200);
      },
    )
    .post(
      '/:id/update',
      act('updateSilently', 'Show readers the newest revision without telling them'),
      param,
      input('json', base),
      async (c) => {
        const command = { article: c.req.valid('param').id, actor: c.get('actor') };
        return c.json(await updateSilently(db, { ...command, ...c.req.valid('json') }), 200);
      },
    )
    .post(
      '/:id/update-significantly',
      act(
        'updateSignificantly',
        'Show readers the newest revision with a public note and a new updated time',
      ),
      param,
      input('json', base.extend({ note })),
      async (c) => {
        const command = { article: c.req.valid('param').id, actor: c.get('actor'), kind: 'update' as const };
        return c.json(await correctPiece(db, { ...command, ...c.req.valid('json') }), 200);
      },
    )
    .post(
      '/:id/correct',
      act('correctPiece', 'Correct, clarify or retract, with a public note'),
      param,
      input('json', base.extend({ kind: z.enum(['correction', 'clarification', 'retraction']), note })),
      async (c) => {
        const command = { article: c.req.valid('param').id, actor: c.get('actor') };
        return c.json(await correctPiece(db, { ...command, ...c.req.valid('json') }), 200);
      },
    );

export const pieceActRoutes = (staff: Staff) =>
  new Hono<NewsroomEnv>().route('/', workRoutes(staff)).route('/', publicationRoutes(staff));
