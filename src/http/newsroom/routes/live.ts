/** Live coverage of a piece: its entries, adding, changing, taking back. Each is before readers at once. */
import { Hono } from 'hono';
import { z } from 'zod';
import { bodySchema } from '#article/body.ts';
import { liveEntrySchema } from '#article/live.ts';
import { addEntry, editEntry, removeEntry } from '#desk/live/cover.ts';
import { checkEntry, readCoverage } from '#desk/live/read.ts';
import type { NewsroomEnv } from '../actor.ts';
import { documented, input } from '../openapi.ts';
import { foundAtGate, id, note, numberText, pieceParam } from '../piece-schemas.ts';
import { time } from '../schemas.ts';
import type { Staff } from '../staff.ts';
import { basedOnVersion, version } from '../story-schemas.ts';

const tag = 'live';
const entry = z
  .object({
    ...{ id, version, headline: z.string(), body: bodySchema, at: time },
    ...{ key: z.boolean(), pinned: z.boolean(), by: z.string(), editedAt: time.nullable() },
    removed: z.object({ at: time, note: z.string() }).nullable(),
  })
  .meta({ ref: 'LiveEntry' });
const done = z
  .object({
    ...{ entry: id, version },
    number: z.int().meta({ description: 'Number of the change: what readers are told next' }),
  })
  .meta({ ref: 'LiveDone' });
const finding = foundAtGate.omit({ passed: true }).meta({ ref: 'LiveFinding' });
const entryParam = pieceParam.extend({ entry: numberText });
const refusals = [400, 403, 404, 409] as const;

export const liveRoutes = ({ db }: Staff) =>
  new Hono<NewsroomEnv>()
    .get(
      '/:id/live',
      documented({
        id: 'readCoverage',
        summary: 'Entries of a live coverage, newest first, those taken back among them',
        tag,
        answers: { 200: z.object({ number: z.int(), entries: z.array(entry) }) },
        refusals: [403, 404],
      }),
      input('param', pieceParam),
      async (c) => c.json(await readCoverage(db, c.get('actor'), c.req.valid('param').id), 200),
    )
    .post(
      '/:id/live/check',
      documented({
        id: 'checkEntry',
        summary: 'What the rules of sourcing say of an entry that is being written',
        tag,
        answers: { 200: z.object({ gate: z.array(finding) }) },
        refusals: [400, 403, 404],
      }),
      input('param', pieceParam),
      input('json', z.object({ body: bodySchema })),
      async (c) => {
        const { body } = c.req.valid('json');
        const asked = { actor: c.get('actor'), article: c.req.valid('param').id, body };
        return c.json({ gate: await checkEntry(db, asked) }, 200);
      },
    )
    .post(
      '/:id/live',
      documented({
        id: 'addEntry',
        summary: 'Add an entry; readers see it at once',
        tag,
        answers: { 201: done },
        refusals,
      }),
      input('param', pieceParam),
      input('json', liveEntrySchema),
      async (c) => {
        const command = { actor: c.get('actor'), article: c.req.valid('param').id };
        return c.json(await addEntry(db, { ...command, content: c.req.valid('json') }), 201);
      },
    )
    .put(
      '/:id/live/:entry',
      documented({
        id: 'editEntry',
        summary: 'Change an entry; readers are told that it was',
        tag,
        answers: { 200: done },
        refusals,
      }),
      input('param', entryParam),
      input('json', z.object({ basedOn: basedOnVersion, entry: liveEntrySchema })),
      async (c) => {
        const { id: article, entry: number } = c.req.valid('param');
        const { basedOn, entry: content } = c.req.valid('json');
        return c.json(
          await editEntry(db, { actor: c.get('actor'), article, entry: number, basedOn, content }),
          200,
        );
      },
    )
    .post(
      '/:id/live/:entry/remove',
      documented({
        id: 'removeEntry',
        summary: 'Take an entry back: its place stays, with what readers are told',
        tag,
        answers: { 200: done },
        refusals,
      }),
      input('param', entryParam),
      input('json', z.object({ basedOn: basedOnVersion, note })),
      async (c) => {
        const { id: article, entry: number } = c.req.valid('param');
        const command = { actor: c.get('actor'), article, entry: number, ...c.req.valid('json') };
        return c.json(await removeEntry(db, command), 200);
      },
    );
