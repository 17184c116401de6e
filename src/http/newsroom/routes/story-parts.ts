/** Parties, issues and events of a story file. What is there already is addressed by its own number. */
import { Hono } from 'hono';
import { z } from 'zod';
import { momentSchema } from '#article/story/moment.ts';
import { eventSchema, issueSchema, partySchema } from '#article/story/story.ts';
import { addEvent, changeEvent, settleEvent } from '#desk/stories/events.ts';
import { addIssue, addParty, changeIssue, changeParty, order, takeOut } from '#desk/stories/parties.ts';
import type { NewsroomEnv } from '../actor.ts';
import { documented, input } from '../openapi.ts';
import { id as number, numberText } from '../piece-schemas.ts';
import type { Staff } from '../staff.ts';
import { basedOnVersion, rowDone, rowParam } from '../story-schemas.ts';

const tag = 'stories';
const adding = [400, 403, 404] as const;
const changing = [400, 403, 404, 409] as const;
/** A removal has no body: the version that was seen stands in the query. */
const seen = z.object({ basedOn: numberText });
const ordered = z.object({ ids: z.array(number).max(500) });
const settlement = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('happened'), status: z.enum(['reported', 'confirmed']) }),
  z.strictObject({ outcome: z.literal('didNotHappen') }),
  z.strictObject({ outcome: z.literal('moved'), to: momentSchema }),
]);

/** What a file is given: below `/stories`. */
export const storyPartRoutes = ({ db }: Staff) =>
  new Hono<NewsroomEnv>()
    .post(
      '/:id/parties',
      documented({
        id: 'addParty',
        summary: 'Add a party at the end',
        tag,
        answers: { 201: rowDone },
        refusals: adding,
      }),
      input('param', rowParam),
      input('json', partySchema),
      async (c) => {
        const command = {
          actor: c.get('actor'),
          story: c.req.valid('param').id,
          content: c.req.valid('json'),
        };
        return c.json(await addParty(db, command), 201);
      },
    )
    .put(
      '/:id/parties',
      documented({
        id: 'orderParties',
        summary: 'Put the parties into an order: all of them, each once',
        tag,
        answers: { 200: ordered },
        refusals: changing,
      }),
      input('param', rowParam),
      input('json', ordered),
      async (c) => {
        const { ids } = c.req.valid('json');
        await order(db, { actor: c.get('actor'), story: c.req.valid('param').id, table: 'party', ids });
        return c.json({ ids }, 200);
      },
    )
    .post(
      '/:id/issues',
      documented({
        id: 'addIssue',
        summary: 'Add an issue at the end',
        tag,
        answers: { 201: rowDone },
        refusals: adding,
      }),
      input('param', rowParam),
      input('json', issueSchema),
      async (c) => {
        const command = { actor: c.get('actor'), story: c.req.valid('param').id, ...c.req.valid('json') };
        return c.json(await addIssue(db, command), 201);
      },
    )
    .put(
      '/:id/issues',
      documented({
        id: 'orderIssues',
        summary: 'Put the issues into an order: all of them, each once',
        tag,
        answers: { 200: ordered },
        refusals: changing,
      }),
      input('param', rowParam),
      input('json', ordered),
      async (c) => {
        const { ids } = c.req.valid('json');
        await order(db, { actor: c.get('actor'), story: c.req.valid('param').id, table: 'issue', ids });
        return c.json({ ids }, 200);
      },
    )
    .post(
      '/:id/events',
      documented({
        id: 'addEvent',
        summary: 'Add what happened, or what is expected',
        tag,
        answers: { 201: rowDone },
        refusals: adding,
      }),
      input('param', rowParam),
      input('json', eventSchema),
      async (c) => {
        const command = {
          actor: c.get('actor'),
          story: c.req.valid('param').id,
          content: c.req.valid('json'),
        };
        return c.json(await addEvent(db, command), 201);
      },
    );

export const partyRoutes = ({ db }: Staff) =>
  new Hono<NewsroomEnv>()
    .put(
      '/:id',
      documented({
        id: 'changeParty',
        summary: 'Change a party’s entity, role or time',
        tag,
        answers: { 200: rowDone },
        refusals: changing,
      }),
      input('param', rowParam),
      input('json', z.strictObject({ basedOn: basedOnVersion, party: partySchema })),
      async (c) => {
        const { basedOn, party } = c.req.valid('json');
        const row = { actor: c.get('actor'), id: c.req.valid('param').id, basedOn };
        return c.json(await changeParty(db, { ...row, content: party }), 200);
      },
    )
    .delete(
      '/:id',
      documented({
        id: 'removeParty',
        summary: 'Take a party out that nothing is filed under',
        tag,
        answers: { 204: null },
        refusals: changing,
      }),
      input('param', rowParam),
      input('query', seen),
      async (c) => {
        const row = { actor: c.get('actor'), id: c.req.valid('param').id, ...c.req.valid('query') };
        await takeOut(db, { ...row, table: 'party' });
        return c.body(null, 204);
      },
    );

export const issueRoutes = ({ db }: Staff) =>
  new Hono<NewsroomEnv>()
    .put(
      '/:id',
      documented({
        id: 'changeIssue',
        summary: 'Give an issue another title',
        tag,
        answers: { 200: rowDone },
        refusals: changing,
      }),
      input('param', rowParam),
      input('json', issueSchema.extend({ basedOn: basedOnVersion })),
      async (c) => {
        const command = { actor: c.get('actor'), id: c.req.valid('param').id, ...c.req.valid('json') };
        return c.json(await changeIssue(db, command), 200);
      },
    )
    .delete(
      '/:id',
      documented({
        id: 'removeIssue',
        summary: 'Take an issue out that nothing is filed under',
        tag,
        answers: { 204: null },
        refusals: changing,
      }),
      input('param', rowParam),
      input('query', seen),
      async (c) => {
        const row = { actor: c.get('actor'), id: c.req.valid('param').id, ...c.req.valid('query') };
        await takeOut(db, { ...row, table: 'issue' });
        return c.body(null, 204);
      },
    );

export const eventRoutes = ({ db }: Staff) =>
  new Hono<NewsroomEnv>()
    .put(
      '/:id',
      documented({
        id: 'changeEvent',
        summary: 'Change an event',
        tag,
        answers: { 200: rowDone },
        refusals: changing,
      }),
      input('param', rowParam),
      input('json', z.strictObject({ basedOn: basedOnVersion, event: eventSchema })),
      async (c) => {
        const { basedOn, event } = c.req.valid('json');
        const row = { actor: c.get('actor'), id: c.req.valid('param').id, basedOn };
        return c.json(await changeEvent(db, { ...row, content: event }), 200);
      },
    )
    .post(
      '/:id/settle',
      documented({
        id: 'settleEvent',
        summary: 'Say what became of an expected event: it happened, did not, or moved',
        tag,
        answers: {
          200: rowDone.extend({
            next: number.nullable().meta({ description: 'What is expected in place of one that moved' }),
          }),
        },
        refusals: changing,
      }),
      input('param', rowParam),
      input('json', z.strictObject({ basedOn: basedOnVersion, settlement })),
      async (c) => {
        const command = { actor: c.get('actor'), id: c.req.valid('param').id, ...c.req.valid('json') };
        return c.json(await settleEvent(db, command), 200);
      },
    );
