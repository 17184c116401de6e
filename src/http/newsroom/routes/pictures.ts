/** The archive of pictures: taking them in, finding, describing, taking them back. */
import { Hono } from 'hono';
import { z } from 'zod';
import { mostBytes } from '#darkroom/most-bytes.ts';
import { takePicture } from '#desk/pictures/add.ts';
import { describePicture } from '#desk/pictures/describe.ts';
import { prepareAgain } from '#desk/pictures/preparation.ts';
import { listPictures, readPicture } from '#desk/pictures/read.ts';
import { replacePicture } from '#desk/pictures/replace.ts';
import { revokePicture } from '#desk/pictures/revoke.ts';
import type { Context } from '../../context.ts';
import type { NewsroomEnv } from '../actor.ts';
import { mustBeAllowed } from '../may.ts';
import { documented, input } from '../openapi.ts';
import { id, numberText, pieceParam as pictureParam } from '../piece-schemas.ts';
import { time } from '../schemas.ts';
import type { Staff } from '../staff.ts';

const tag = 'pictures';
const words = {
  alt: z.string().max(500),
  caption: z.string().max(1_000),
  credit: z.string().max(200),
  rights: z.string().max(1_000),
};
const fileName = z.object({ name: z.string().max(1_000).default('') });
const part = z.number().min(0).max(1);
const focus = z.object({ x: part, y: part });
const picture = z
  .object({
    id,
    hash: z.string(),
    width: id,
    height: id,
    colour: z.string(),
    ...words,
    rightsExpireAt: time.nullable().meta({ description: 'From then on it cannot be published' }),
    focus: focus.meta({ description: 'What must stay in sight, from the top left corner' }),
    fileName: z.string(),
    uploadedBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    addedAt: time,
    revokedAt: time.nullable(),
    address: z.string(),
    preparing: z
      .object({ made: z.number().int(), of: z.number().int(), failed: z.boolean() })
      .nullable()
      .meta({ description: 'Sizes made ahead so far; null when all are there' }),
  })
  .meta({ ref: 'Picture' });
const change = z.object({
  alt: words.alt.optional(),
  caption: words.caption.optional(),
  credit: words.credit.optional(),
  rights: words.rights.optional(),
  rightsExpireAt: z.iso.datetime({ offset: true }).nullable().optional(),
  focus: focus.optional(),
});

export const pictureRoutes = ({ db }: Staff, { pictures: store }: Pick<Context, 'pictures'>) =>
  new Hono<NewsroomEnv>()
    .get(
      '/',
      documented({
        id: 'listPictures',
        summary: 'Pictures, the newest first; `q`: words that all occur, letters folded',
        tag,
        answers: { 200: z.object({ pictures: z.array(picture), next: z.string().nullable() }) },
        refusals: [400, 403],
      }),
      input(
        'query',
        z.object({
          q: z.string().max(200).optional(),
          cursor: numberText.optional(),
          limit: z.coerce.number().int().min(1).max(100).optional(),
        }),
      ),
      async (c) => {
        mustBeAllowed(c.get('actor'), 'seeColleagues');
        const { q, cursor, limit } = c.req.valid('query');
        return c.json(await listPictures(db, { words: q, cursor, limit }), 200);
      },
    )
    .post(
      '/',
      documented({
        id: 'addPicture',
        summary: `Add a picture: the body is the file (JPEG, PNG, WebP, AVIF, GIF, TIFF; ${mostBytes} bytes at most)`,
        tag,
        answers: { 200: picture, 201: picture },
        refusals: [400, 403, 409, 413, 429],
      }),
      input('query', fileName),
      async (c) => {
        const actor = c.get('actor');
        mustBeAllowed(actor, 'addPicture');
        const bytes = new Uint8Array(await c.req.arrayBuffer());
        const { picture, added } = await takePicture(db, store, {
          ...{ actor, bytes, fileName: c.req.valid('query').name },
        });
        return added ? c.json(picture, 201) : c.json(picture, 200);
      },
    )
    .get(
      '/:id',
      documented({
        id: 'readPicture',
        summary: 'One picture',
        tag,
        answers: { 200: picture },
        refusals: [400, 403, 404],
      }),
      input('param', pictureParam),
      async (c) => {
        mustBeAllowed(c.get('actor'), 'seeColleagues');
        return c.json(await readPicture(db, c.req.valid('param').id), 200);
      },
    )
    .get(
      '/:id/image',
      documented({
        id: 'seePicture',
        summary: 'Leads to the picture itself, in a middling size',
        tag,
        answers: { 302: null },
        refusals: [400, 403, 404],
      }),
      input('param', pictureParam),
      async (c) => {
        mustBeAllowed(c.get('actor'), 'seeColleagues');
        return c.redirect((await readPicture(db, c.req.valid('param').id)).address, 302);
      },
    )
    .patch(
      '/:id',
      documented({
        id: 'describePicture',
        summary: 'Change its words, rights or focal point; your own picture, or as who manages them',
        tag,
        answers: { 200: picture },
        refusals: [400, 403, 404],
      }),
      input('param', pictureParam),
      input('json', change),
      async (c) => {
        const actor = c.get('actor');
        mustBeAllowed(actor, 'addPicture');
        const { rightsExpireAt, ...rest } = c.req.valid('json');
        const described = await describePicture(db, {
          ...{ actor, picture: c.req.valid('param').id },
          change: {
            ...rest,
            ...(rightsExpireAt === undefined
              ? {}
              : { rightsExpireAt: rightsExpireAt === null ? null : new Date(rightsExpireAt) }),
          },
        });
        return c.json(described, 200);
      },
    )
    .post(
      '/:id/prepare',
      documented({
        id: 'preparePicture',
        summary: 'Make its sizes anew, after that failed',
        tag,
        answers: { 200: picture },
        refusals: [400, 403, 404],
      }),
      input('param', pictureParam),
      async (c) => {
        mustBeAllowed(c.get('actor'), 'addPicture');
        return c.json(await prepareAgain(db, c.req.valid('param').id), 200);
      },
    )
    .put(
      '/:id/file',
      documented({
        id: 'replacePicture',
        summary:
          'Put other bytes in its place, wherever it stands: the body is the file, as for `addPicture`; those it had are served no longer',
        tag,
        answers: { 200: z.object({ picture, articles: z.array(id) }) },
        refusals: [400, 403, 404, 409, 413, 429],
      }),
      input('param', pictureParam),
      input('query', fileName),
      async (c) => {
        const actor = c.get('actor');
        mustBeAllowed(actor, 'managePictures');
        const replaced = await replacePicture(db, store, {
          ...{ actor, picture: c.req.valid('param').id, fileName: c.req.valid('query').name },
          bytes: new Uint8Array(await c.req.arrayBuffer()),
        });
        return c.json(replaced, 200);
      },
    )
    .post(
      '/:id/revoke',
      documented({
        id: 'revokePicture',
        summary: 'Take a picture back, for good: no reader sees it from now on',
        tag,
        answers: { 200: z.object({ picture, articles: z.array(id) }) },
        refusals: [400, 403, 404, 409],
      }),
      input('param', pictureParam),
      input('json', z.object({ reason: z.string().trim().min(1).max(1_000) })),
      async (c) => {
        const actor = c.get('actor');
        mustBeAllowed(actor, 'managePictures');
        const { reason } = c.req.valid('json');
        return c.json(await revokePicture(db, { actor, picture: c.req.valid('param').id, reason }), 200);
      },
    );
