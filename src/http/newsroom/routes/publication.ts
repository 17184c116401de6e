/** What readers would get of a piece: for the panel in which it is published. */
import { Hono } from 'hono';
import { z } from 'zod';
import { readPublication } from '#desk/life/read-publication.ts';
import { readPreview } from '#edition/preview.ts';
import { articleHead } from '#html/heads.ts';
import { type Context, frameOf } from '../../context.ts';
import type { NewsroomEnv } from '../actor.ts';
import { documented, input } from '../openapi.ts';
import { finding, foundAtGate, id, pieceParam } from '../piece-schemas.ts';
import type { Staff } from '../staff.ts';

const card = z
  .object({
    site: z.string(),
    domain: z.string(),
    title: z.string(),
    description: z.string(),
    picture: z.object({ path: z.string(), alt: z.string() }).nullable(),
  })
  .meta({ ref: 'SocialCard', description: 'How networks show a link to it' });
const publication = z
  .object({
    revision: id.meta({ description: 'What would go to readers: base the act on it' }),
    publishedRevision: id.nullable().meta({ description: 'What readers see now' }),
    path: z.string().meta({ description: 'Where readers would find it' }),
    pathNow: z
      .string()
      .nullable()
      .meta({ description: 'Where they find it now; it leads on to the new one' }),
    card,
    unlinked: z
      .array(finding)
      .meta({ description: 'First mentions without a link of names that have a page here' }),
    gate: z.array(foundAtGate),
  })
  .meta({ ref: 'Publication' });

export const publicationRoutes = (staff: Staff, context: Context) =>
  new Hono<NewsroomEnv>().get(
    '/:id/publication',
    documented({
      id: 'readPublication',
      summary: 'What readers would get of the newest revision: address, social card, names without a link',
      tag: 'pieces',
      answers: { 200: publication },
      refusals: [400, 403, 404, 409],
    }),
    input('param', pieceParam),
    async (c) => {
      const { id: article } = c.req.valid('param');
      const { path: pathNow, ...read } = await readPublication(staff.db, c.get('actor'), article);
      const site = await context.keeper.site();
      const view = await readPreview(context.reader, site, article);
      const { head } = frameOf(context, site, view.language, view.path, (frame) =>
        articleHead(view, [], frame),
      );
      // The very words that the page says to networks.
      const said = new Map(head.openGraph);
      const picture = said.get('og:image');
      return c.json(
        {
          ...read,
          ...{ path: view.path, pathNow },
          card: {
            site: said.get('og:site_name') ?? '',
            domain: new URL(context.origin).host,
            title: said.get('og:title') ?? '',
            description: said.get('og:description') ?? '',
            picture: picture
              ? { path: new URL(picture).pathname, alt: said.get('og:image:alt') ?? '' }
              : null,
          },
        },
        200,
      );
    },
  );
