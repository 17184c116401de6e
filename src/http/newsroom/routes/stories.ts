/** Story files: which there are, one with all that is in it, opening, keeping, showing to readers, filing articles. */
import { Hono } from 'hono';
import { z } from 'zod';
import { storySchema } from '#article/story/story.ts';
import { siteSettings } from '#desk/settings.ts';
import { listStories, readStory } from '#desk/stories/read.ts';
import { changeStory, fileInStory, openStory, showStory } from '#desk/stories/story.ts';
import type { NewsroomEnv } from '../actor.ts';
import { documented, input } from '../openapi.ts';
import { numberText } from '../piece-schemas.ts';
import type { Staff } from '../staff.ts';
import { basedOnVersion, opened, rowDone, rowParam, story, storySummary } from '../story-schemas.ts';
import { storyBackgroundRoutes } from './backgrounds.ts';
import { storyPartRoutes } from './story-parts.ts';

const tag = 'stories';
const articleParam = rowParam.extend({ article: numberText });
const filed = z.object({ story: z.int(), article: z.int(), filed: z.boolean() });
const shown = z.object({ id: z.int(), shown: z.boolean() });

export const storyRoutes = (staff: Staff) => {
  const { db } = staff;
  return new Hono<NewsroomEnv>()
    .get(
      '/',
      documented({
        id: 'listStories',
        summary: 'Every story file, those that last changed first',
        tag,
        answers: { 200: z.object({ stories: z.array(storySummary) }) },
        refusals: [403],
      }),
      async (c) => c.json({ stories: await listStories(db, c.get('actor')) }, 200),
    )
    .post(
      '/',
      documented({
        id: 'openStory',
        summary: 'Open a story file; readers see it once it is shown',
        tag,
        answers: { 201: opened },
        refusals: [400, 403, 409],
      }),
      input('json', storySchema),
      async (c) => c.json(await openStory(db, { actor: c.get('actor'), content: c.req.valid('json') }), 201),
    )
    .get(
      '/:id',
      documented({
        id: 'readStory',
        summary: 'One story file with all that is in it',
        tag,
        answers: { 200: story },
        refusals: [400, 403, 404],
      }),
      input('param', rowParam),
      async (c) => {
        const file = await readStory(db, c.get('actor'), c.req.valid('param').id);
        return c.json({ ...file, timeZone: (await siteSettings(db)).timeZone }, 200);
      },
    )
    .put(
      '/:id',
      documented({
        id: 'changeStory',
        summary: 'Change title, status, desk or state of play; what the state of play was is kept',
        tag,
        answers: { 200: rowDone },
        refusals: [400, 403, 404, 409],
      }),
      input('param', rowParam),
      input('json', storySchema.extend({ basedOn: basedOnVersion })),
      async (c) => {
        const { basedOn, ...content } = c.req.valid('json');
        const command = { actor: c.get('actor'), id: c.req.valid('param').id, basedOn, content };
        return c.json(await changeStory(db, command), 200);
      },
    )
    .post(
      '/:id/show',
      documented({
        id: 'showStory',
        summary: 'Give readers its page',
        tag,
        answers: { 200: shown },
        refusals: [400, 403, 404],
      }),
      input('param', rowParam),
      async (c) => {
        const { id } = c.req.valid('param');
        await showStory(db, { actor: c.get('actor'), id, shown: true });
        return c.json({ id, shown: true }, 200);
      },
    )
    .post(
      '/:id/hide',
      documented({
        id: 'hideStory',
        summary: 'Take its page from readers',
        tag,
        answers: { 200: shown },
        refusals: [400, 403, 404],
      }),
      input('param', rowParam),
      async (c) => {
        const { id } = c.req.valid('param');
        await showStory(db, { actor: c.get('actor'), id, shown: false });
        return c.json({ id, shown: false }, 200);
      },
    )
    .put(
      '/:id/articles/:article',
      documented({
        id: 'fileArticle',
        summary: 'File an article in a story',
        tag,
        answers: { 200: filed },
        refusals: [400, 403, 404],
      }),
      input('param', articleParam),
      async (c) => {
        const { id, article } = c.req.valid('param');
        await fileInStory(db, { actor: c.get('actor'), story: id, article, filed: true });
        return c.json({ story: id, article, filed: true }, 200);
      },
    )
    .delete(
      '/:id/articles/:article',
      documented({
        id: 'unfileArticle',
        summary: 'Take an article out of a story',
        tag,
        answers: { 200: filed },
        refusals: [400, 403, 404],
      }),
      input('param', articleParam),
      async (c) => {
        const { id, article } = c.req.valid('param');
        await fileInStory(db, { actor: c.get('actor'), story: id, article, filed: false });
        return c.json({ story: id, article, filed: false }, 200);
      },
    )
    .route('/', storyPartRoutes(staff))
    .route('/', storyBackgroundRoutes(staff));
};
