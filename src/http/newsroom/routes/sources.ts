/** Entities and sources: found as one types, entered, changed, approved, withdrawn; and what cites a source. */
import { Hono } from 'hono';
import { z } from 'zod';
import { entitySchema } from '#article/story/entity.ts';
import { sourceSchema } from '#article/story/source.ts';
import { partyRoles, storyStatuses } from '#article/story/story.ts';
import { readCited, readCiting } from '#desk/stories/cited.ts';
import { addEntity, changeEntity } from '#desk/stories/entities.ts';
import { findEntities, findSources, readEntity } from '#desk/stories/find.ts';
import { addSource, approveSource, changeSource, withdrawSource } from '#desk/stories/sources.ts';
import type { NewsroomEnv } from '../actor.ts';
import { documented, input } from '../openapi.ts';
import { id as number } from '../piece-schemas.ts';
import type { Staff } from '../staff.ts';
import { basedOnVersion, citing, desk, entity, opened, rowDone, rowParam, source } from '../story-schemas.ts';

const tag = 'stories';
const typed = z.object({ q: z.string().max(200).default('') });
const changing = [400, 403, 404, 409] as const;
export const told = z
  .string()
  .trim()
  .max(500)
  .meta({ description: 'What readers are told of it; may be empty' });

export const entityRoutes = ({ db }: Staff) =>
  new Hono<NewsroomEnv>()
    .get(
      '/',
      documented({
        id: 'findEntities',
        summary: 'Entities with a name that holds what is typed, however it is written; the best twenty',
        tag,
        answers: { 200: z.object({ entities: z.array(entity) }) },
        refusals: [400, 403],
      }),
      input('query', typed),
      async (c) => c.json({ entities: await findEntities(db, c.get('actor'), c.req.valid('query').q) }, 200),
    )
    .post(
      '/',
      documented({
        id: 'addEntity',
        summary: 'Enter a person, an organisation, a state or a place',
        tag,
        answers: { 201: opened },
        refusals: [400, 403, 409],
      }),
      input('json', z.strictObject({ desk, entity: entitySchema })),
      async (c) => {
        const { desk, entity: content } = c.req.valid('json');
        return c.json(await addEntity(db, { actor: c.get('actor'), desk, content }), 201);
      },
    )
    .get(
      '/:id',
      documented({
        id: 'readEntity',
        summary: 'One entity, and the story files in which it takes part',
        tag,
        answers: {
          200: entity.extend({
            stories: z.array(
              z.object({
                ...{ id: number, title: z.string() },
                ...{ status: z.enum(storyStatuses), role: z.enum(partyRoles) },
              }),
            ),
          }),
        },
        refusals: [400, 403, 404],
      }),
      input('param', rowParam),
      async (c) => c.json(await readEntity(db, c.get('actor'), c.req.valid('param').id), 200),
    )
    .put(
      '/:id',
      documented({
        id: 'changeEntity',
        summary: 'Change an entity; its address stays',
        tag,
        answers: { 200: rowDone },
        refusals: changing,
      }),
      input('param', rowParam),
      input('json', z.strictObject({ basedOn: basedOnVersion, desk, entity: entitySchema })),
      async (c) => {
        const { entity: content, ...rest } = c.req.valid('json');
        const row = { actor: c.get('actor'), id: c.req.valid('param').id, ...rest };
        return c.json(await changeEntity(db, { ...row, content }), 200);
      },
    );

export const sourceRoutes = ({ db }: Staff) =>
  new Hono<NewsroomEnv>()
    .get(
      '/',
      documented({
        id: 'findSources',
        summary: 'Sources whose label, or whose entity, holds what is typed; the best twenty',
        tag,
        answers: { 200: z.object({ sources: z.array(source) }) },
        refusals: [400, 403],
      }),
      input('query', typed),
      async (c) => c.json({ sources: await findSources(db, c.get('actor'), c.req.valid('query').q) }, 200),
    )
    .post(
      '/',
      documented({
        id: 'addSource',
        summary: 'Enter a source; of an unnamed one its public label and the reason, never its name',
        tag,
        answers: { 201: rowDone },
        refusals: [400, 403],
      }),
      input('json', z.strictObject({ desk, source: sourceSchema })),
      async (c) => {
        const { desk, source: content } = c.req.valid('json');
        return c.json(await addSource(db, { actor: c.get('actor'), desk, content }), 201);
      },
    )
    .put(
      '/:id',
      documented({
        id: 'changeSource',
        summary: 'Change a source; an approval falls with the label or the reason that it was given to',
        tag,
        answers: { 200: rowDone },
        refusals: changing,
      }),
      input('param', rowParam),
      input('json', z.strictObject({ basedOn: basedOnVersion, source: sourceSchema })),
      async (c) => {
        const { basedOn, source: content } = c.req.valid('json');
        const row = { actor: c.get('actor'), id: c.req.valid('param').id, basedOn };
        return c.json(await changeSource(db, { ...row, content }), 200);
      },
    )
    .post(
      '/:id/approve',
      documented({
        id: 'approveSource',
        summary: 'Approve that an unnamed source is not named',
        tag,
        answers: { 200: rowDone },
        refusals: changing,
      }),
      input('param', rowParam),
      input('json', z.strictObject({ basedOn: basedOnVersion })),
      async (c) => {
        const command = { actor: c.get('actor'), id: c.req.valid('param').id, ...c.req.valid('json') };
        return c.json(await approveSource(db, command), 200);
      },
    )
    .post(
      '/:id/withdraw',
      documented({
        id: 'withdrawSource',
        summary: 'Write down that a source no longer stands by its words',
        tag,
        answers: { 200: rowDone },
        refusals: changing,
      }),
      input('param', rowParam),
      input('json', z.strictObject({ basedOn: basedOnVersion, note: told })),
      async (c) => {
        const command = { actor: c.get('actor'), id: c.req.valid('param').id, ...c.req.valid('json') };
        return c.json(await withdrawSource(db, command), 200);
      },
    )
    .get(
      '/:id/citations',
      documented({
        id: 'readCitingOfSource',
        summary: 'Published articles that cite a statement of it, and what is to be mended there',
        tag,
        answers: { 200: citing },
        refusals: [400, 403, 404],
      }),
      input('param', rowParam),
      async (c) => {
        const what = { source: c.req.valid('param').id };
        const actor = c.get('actor');
        const of = await readCited(db, actor, what);
        return c.json({ of, articles: await readCiting(db, actor, what) }, 200);
      },
    );
