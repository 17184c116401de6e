/** What a draft could be filed under and is about. Nothing is stored: an editor takes it or leaves it. */
import { Hono } from 'hono';
import { z } from 'zod';
import { languages } from '#article/article.ts';
import type { Context } from '../../context.ts';
import type { NewsroomEnv } from '../actor.ts';
import { mustBeAllowed } from '../may.ts';
import { documented, input } from '../openapi.ts';

const draft = z.object({
  headline: z.string().max(500).default(''),
  standfirst: z.string().max(3_000).default(''),
  body: z.string().max(200_000).default(''),
  language: z.enum(languages).default('ar'),
});
const suggestion = z
  .object({
    id: z.int().nullable().meta({ description: 'Number of the section or topic; null for what has none' }),
    label: z.string(),
    score: z.number(),
    because: z.array(z.string()).meta({ description: 'The words that made it think so' }),
  })
  .meta({ ref: 'Suggestion' });
const suggestions = z
  .object({
    sections: z.array(suggestion),
    topics: z.array(suggestion),
    entities: z.array(suggestion),
    places: z.array(suggestion),
    mediaTopics: z.array(suggestion.extend({ qcode: z.string(), en: z.string() })),
    keyphrases: z.array(suggestion),
  })
  .meta({ ref: 'Suggestions' });

export const suggestionRoutes = (context: Context) =>
  new Hono<NewsroomEnv>().post(
    '/',
    documented({
      id: 'suggestTags',
      summary:
        'Sections, topics, names, places, Media Topics and keyphrases for a draft, each with its reasons',
      tag: 'pieces',
      answers: { 200: suggestions },
      refusals: [400, 403],
    }),
    input('json', draft),
    async (c) => {
      mustBeAllowed(c.get('actor'), 'seeColleagues');
      const { language, ...copy } = c.req.valid('json');
      // Loaded when first asked: its tables of names take memory that serving readers does not need.
      const { suggestTags } = await import('#edition/suggestions.ts');
      const found = await suggestTags(context.reader, await context.keeper.site(), language, copy);
      return c.json(found, 200);
    },
  );
