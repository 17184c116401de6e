/** The story files that a piece is in, and those it could belong to. */
import { Hono } from 'hono';
import { z } from 'zod';
import { bodyText } from '#article/plain-text.ts';
import { readPiece } from '#desk/life/read-pieces.ts';
import { storiesByNumber, storiesOf } from '#desk/stories/of-article.ts';
import { backgroundsForPiece } from '#desk/stories/read-backgrounds.ts';
import type { Context } from '../../context.ts';
import type { NewsroomEnv } from '../actor.ts';
import { documented, input } from '../openapi.ts';
import { id as number, pieceParam } from '../piece-schemas.ts';
import type { Staff } from '../staff.ts';
import { background, storyRef } from '../story-schemas.ts';

export const pieceStoryRoutes = ({ db }: Staff, context: Context) =>
  new Hono<NewsroomEnv>()
    .get(
      '/:id/backgrounds',
      documented({
        id: 'readBackgroundsForPiece',
        summary:
          'Backgrounds that its writer may take: those of its story files, and those that its text has already',
        tag: 'stories',
        answers: {
          200: z.object({
            backgrounds: z.array(
              background.extend({
                story: z.object({ id: number, title: z.string() }),
                offered: z
                  .boolean()
                  .meta({ description: 'It is of a file that the piece is in, and not retired' }),
              }),
            ),
          }),
        },
        refusals: [400, 403, 404],
      }),
      input('param', pieceParam),
      async (c) => {
        const { id } = c.req.valid('param');
        return c.json({ backgrounds: await backgroundsForPiece(db, c.get('actor'), id) }, 200);
      },
    )
    .get(
      '/:id/stories',
      documented({
        id: 'readStoriesOfPiece',
        summary: 'Story files that a piece is in, and up to three that it could belong to, with the reasons',
        tag: 'stories',
        answers: {
          200: z.object({
            stories: z.array(storyRef),
            suggested: z.array(
              storyRef.extend({
                named: z.array(z.string()).meta({ description: 'Parties of the story that the text names' }),
                like: z
                  .array(z.string())
                  .meta({ description: 'Articles of the story that the text is like' }),
              }),
            ),
          }),
        },
        refusals: [400, 403, 404],
      }),
      input('param', pieceParam),
      async (c) => {
        const { id } = c.req.valid('param');
        const stories = await storiesOf(db, c.get('actor'), id);
        const { content } = await readPiece(db, c.get('actor'), id);
        // Loaded when first asked: what it weighs words with takes memory that serving readers does not need.
        const { suggestStories } = await import('#edition/story-suggestions.ts');
        const found = await suggestStories(context.reader, id, content.language, {
          headline: content.headline,
          standfirst: content.standfirst,
          body: bodyText(content.body),
        });
        const inThese = new Set(stories.map((story) => story.id));
        const left = new Map(found.flatMap((one) => (inThese.has(one.story) ? [] : [[one.story, one]])));
        const suggested = await storiesByNumber(db, [...left.keys()]);
        return c.json(
          {
            stories,
            suggested: suggested.map((story) => {
              const { named, like } = left.get(story.id)!;
              return { ...story, named, like };
            }),
          },
          200,
        );
      },
    );
