/** Backgrounds of story files: below `/stories` those of one file, below `/backgrounds` one by its own number. */
import { Hono } from 'hono';
import { z } from 'zod';
import { backgroundSchema } from '#article/story/background.ts';
import { addBackground, changeBackground, retireBackground } from '#desk/stories/backgrounds.ts';
import { order } from '#desk/stories/parties.ts';
import { readUsing } from '#desk/stories/using.ts';
import type { NewsroomEnv } from '../actor.ts';
import { documented, input } from '../openapi.ts';
import { id as number } from '../piece-schemas.ts';
import type { Staff } from '../staff.ts';
import { basedOnVersion, citing, rowDone, rowParam } from '../story-schemas.ts';

const tag = 'stories';
const adding = [400, 403, 404] as const;
const changing = [400, 403, 404, 409] as const;
const ordered = z.object({ ids: z.array(number).max(500) });

/** What a file is given: below `/stories`. */
export const storyBackgroundRoutes = ({ db }: Staff) =>
  new Hono<NewsroomEnv>()
    .post(
      '/:id/backgrounds',
      documented({
        id: 'addBackground',
        summary: 'Add a paragraph of background that articles take by reference',
        tag,
        answers: { 201: rowDone },
        refusals: adding,
      }),
      input('param', rowParam),
      input('json', backgroundSchema),
      async (c) => {
        const command = {
          actor: c.get('actor'),
          story: c.req.valid('param').id,
          content: c.req.valid('json'),
        };
        return c.json(await addBackground(db, command), 201);
      },
    )
    .put(
      '/:id/backgrounds',
      documented({
        id: 'orderBackgrounds',
        summary: 'Put the backgrounds into an order: all of them, each once',
        tag,
        answers: { 200: ordered },
        refusals: changing,
      }),
      input('param', rowParam),
      input('json', ordered),
      async (c) => {
        const { ids } = c.req.valid('json');
        const where = { actor: c.get('actor'), story: c.req.valid('param').id };
        await order(db, { ...where, table: 'background', ids });
        return c.json({ ids }, 200);
      },
    );

export const backgroundRoutes = ({ db }: Staff) =>
  new Hono<NewsroomEnv>()
    .put(
      '/:id',
      documented({
        id: 'changeBackground',
        summary: 'Change a background; another text is another revision, and the former ones are kept',
        tag,
        answers: { 200: rowDone.extend({ revision: number }) },
        refusals: changing,
      }),
      input('param', rowParam),
      input('json', z.strictObject({ basedOn: basedOnVersion, background: backgroundSchema })),
      async (c) => {
        const { basedOn, background: content } = c.req.valid('json');
        const row = { actor: c.get('actor'), id: c.req.valid('param').id, basedOn };
        return c.json(await changeBackground(db, { ...row, content }), 200);
      },
    )
    .post(
      '/:id/retire',
      documented({
        id: 'retireBackground',
        summary: 'No longer offer a background; articles that have its words keep them',
        tag,
        answers: { 200: rowDone },
        refusals: changing,
      }),
      input('param', rowParam),
      input('json', z.strictObject({ basedOn: basedOnVersion })),
      async (c) => {
        const row = { actor: c.get('actor'), id: c.req.valid('param').id, ...c.req.valid('json') };
        return c.json(await retireBackground(db, { ...row, retired: true }), 200);
      },
    )
    .post(
      '/:id/revive',
      documented({
        id: 'reviveBackground',
        summary: 'Offer a retired background again',
        tag,
        answers: { 200: rowDone },
        refusals: changing,
      }),
      input('param', rowParam),
      input('json', z.strictObject({ basedOn: basedOnVersion })),
      async (c) => {
        const row = { actor: c.get('actor'), id: c.req.valid('param').id, ...c.req.valid('json') };
        return c.json(await retireBackground(db, { ...row, retired: false }), 200);
      },
    )
    .get(
      '/:id/citations',
      documented({
        id: 'readUsingBackground',
        summary:
          'Published articles that have it, with which of its texts, and where the file has another by now',
        tag,
        answers: { 200: citing },
        refusals: [400, 403, 404],
      }),
      input('param', rowParam),
      async (c) => c.json(await readUsing(db, c.get('actor'), c.req.valid('param').id), 200),
    );
