/** Correcting all articles that rest on something that fell. */
import { Hono } from 'hono';
import { z } from 'zod';
import { correctionKinds } from '#article/article.ts';
import { shownText } from '#article/body.ts';
import { correctTogether, mostMended } from '#desk/stories/mend.ts';
import type { NewsroomEnv } from '../actor.ts';
import { documented, input } from '../openapi.ts';
import { basedOn, done, id, note } from '../piece-schemas.ts';
import type { Staff } from '../staff.ts';

const cited = z
  .strictObject({ statement: id.nullable().default(null), claim: id.nullable().default(null) })
  .refine(
    ({ statement, claim }) => (statement === null) !== (claim === null),
    'a citation is of a statement or of a claim',
  );
const passage = z.strictObject({
  within: z.string().max(32).meta({ description: 'Id of the paragraph or heading' }),
  text: shownText.max(20_000).nullable().default(null).meta({
    description:
      'All its words as they are to be, a hard break as a line feed; null: they stay; empty: it is taken out',
  }),
  drop: z.array(cited).max(50).default([]).meta({ description: 'Citations that are taken off its words' }),
});
const corrections = z.strictObject({
  kind: z.enum(correctionKinds),
  note: note.meta({ description: 'What readers are told in each of the articles' }),
  articles: z
    .array(
      z.strictObject({
        ...{ article: id, basedOn },
        passages: z.array(passage).max(200).meta({ description: 'None: only the note is added' }),
      }),
    )
    .min(1)
    .max(mostMended),
});

export const correctionRoutes = ({ db }: Staff) =>
  new Hono<NewsroomEnv>().post(
    '/',
    documented({
      id: 'correctTogether',
      summary: 'Correct several published articles with one note, all of them or none',
      tag: 'stories',
      answers: { 200: z.object({ corrected: z.array(done) }) },
      refusals: [400, 403, 404, 409],
    }),
    input('json', corrections),
    async (c) => {
      const command = { actor: c.get('actor'), ...c.req.valid('json') };
      return c.json({ corrected: await correctTogether(db, command) }, 200);
    },
  );
