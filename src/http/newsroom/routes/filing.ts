/** What pieces are filed under and signed by: for the choices of the editor. */
import { Hono } from 'hono';
import { z } from 'zod';
import { languages } from '#article/article.ts';
import type { NewsroomEnv } from '../actor.ts';
import { mustBeAllowed } from '../may.ts';
import { documented } from '../openapi.ts';
import type { Staff } from '../staff.ts';

const named = z.object({ id: z.int(), name: z.string() });
const filing = z
  .object({
    sections: z.array(named.extend({ path: z.string(), language: z.enum(languages) })),
    desks: z.array(named),
    people: z.array(named),
    topics: z.array(named).meta({ description: 'The first thousand' }),
  })
  .meta({ ref: 'Filing' });

/** Topics that are offered at once: an archive may have tens of thousands. */
const mostTopics = 1_000;

export const filingRoutes = ({ db }: Staff) =>
  new Hono<NewsroomEnv>().get(
    '/',
    documented({
      id: 'readFiling',
      summary: 'Sections, desks, people who sign, topics',
      tag: 'pieces',
      answers: { 200: filing },
      refusals: [403],
    }),
    async (c) => {
      mustBeAllowed(c.get('actor'), 'seeColleagues');
      const [sections, desks, people, topics] = await Promise.all([
        db.selectFrom('section').select(['id', 'name', 'path', 'language']).orderBy('path').execute(),
        db.selectFrom('desk').select(['id', 'name']).orderBy('name').execute(),
        db.selectFrom('person').select(['id', 'name']).orderBy('name').execute(),
        db.selectFrom('topic').select(['id', 'name']).orderBy('id').limit(mostTopics).execute(),
      ]);
      return c.json(
        {
          sections: sections.map((section) => ({ ...section, language: section.language as 'ar' | 'en' })),
          desks,
          people,
          topics,
        },
        200,
      );
    },
  );
