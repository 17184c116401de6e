/** Fronts: what stands in their slots, what is pinned there, and how another arrangement would look to readers. */
import { Hono } from 'hono';
import { z } from 'zod';
import { languages } from '#article/article.ts';
import { type Front, frontName, frontSlots, listOfFront, parseFrontName } from '#article/front.ts';
import { arrangeFront } from '#desk/fronts/arrange.ts';
import { readArrangements } from '#desk/fronts/read-arrangements.ts';
import { readList } from '#edition/listing.ts';
import type { ArticleCard } from '#edition/view.ts';
import type { Context } from '../../context.ts';
import { frontHtml, placeOfFront, readFront } from '../../front.ts';
import { NotFound } from '../../outcomes.ts';
import { contentSecurityPolicy } from '../../security-headers.ts';
import type { NewsroomEnv } from '../actor.ts';
import { mustBeAllowed } from '../may.ts';
import { documented, input } from '../openapi.ts';
import { id, numberText } from '../piece-schemas.ts';
import { time } from '../schemas.ts';
import type { Staff } from '../staff.ts';

const tag = 'fronts';
/** Stories offered for pinning at once. */
const mostOffered = 12;

const slot = z.enum(frontSlots);
const summary = {
  front: z.string().meta({ examples: ['home:ar', 'section:3'] }),
  name: z.string().nullable().meta({ description: 'The section; null: the home front' }),
  language: z.enum(languages),
  path: z.string(),
  version: z.int().meta({ description: 'Counts arrangements; 0: it arranges itself' }),
  changed: z.object({ by: z.string(), at: time }).nullable(),
};
const story = z
  .object({ id, headline: z.string(), path: z.string(), section: z.string().nullable(), published: time })
  .meta({ ref: 'FrontStory' });
const arranged = z
  .object({
    ...summary,
    slots: z.array(
      z.object({
        slot,
        story: story.nullable().meta({ description: 'null: there is too little news to fill it' }),
        pin: z
          .object({ until: time.nullable(), by: z.string(), at: time })
          .nullable()
          .meta({ description: 'null: it stands there by itself' }),
      }),
    ),
  })
  .meta({ ref: 'Front' });
const arrangement = z.object({
  basedOn: z.int().min(0).meta({ description: 'The version on which it was arranged' }),
  pins: z
    .array(z.object({ slot, article: id.max(2_147_483_647), until: time.nullable().default(null) }))
    .max(frontSlots.length)
    .meta({ description: 'All that is to be pinned: what is left out is taken out' }),
});
const param = z.object({ front: z.string().max(40) });
const proposal = z.object({
  lead: numberText.optional(),
  second1: numberText.optional(),
  second2: numberText.optional(),
  second3: numberText.optional(),
});

const storyOf = ({ id, headline, path, section, published }: ArticleCard): z.infer<typeof story> => ({
  ...{ id, headline, path, section: section?.name ?? null },
  published: published.toISOString(),
});

/** Throws NotFound for a name that is none. */
function frontOf(name: string): Front {
  const front = parseFrontName(name);
  if (!front) throw new NotFound(`There is no front «${name}».`);
  return front;
}

export const frontRoutes = (context: Context, { db }: Staff) => {
  const summaryOf = async (front: Front, known?: Awaited<ReturnType<typeof readArrangements>>) => {
    const site = await context.keeper.site();
    const by = (known ?? (await readArrangements(db))).get(frontName(front));
    return {
      ...{ front: frontName(front), ...placeOfFront(site, front), version: by?.version ?? 0 },
      changed: by ? { by: by.by, at: by.at.toISOString() } : null,
    };
  };
  const read = async (front: Front): Promise<z.infer<typeof arranged>> => {
    const site = await context.keeper.site();
    // The version first: who arranges on what changed in between is told so.
    const head = await summaryOf(front);
    const { view, pins } = await readFront(context, site, front);
    const shown = [view.lead, ...view.seconds];
    const slots = frontSlots.map((slot, index) => {
      const card = shown[index];
      const pin = pins.find((one) => one.card.id === card?.id);
      return {
        slot,
        story: card ? storyOf(card) : null,
        pin: pin ? { until: pin.until?.toISOString() ?? null, by: pin.by, at: pin.at.toISOString() } : null,
      };
    });
    return { ...head, slots };
  };
  return new Hono<NewsroomEnv>()
    .get(
      '/',
      documented({
        id: 'listFronts',
        summary: 'The home fronts, then the sections’ in the order of the menu',
        tag,
        answers: { 200: z.object({ fronts: z.array(z.object(summary)) }) },
        refusals: [403],
      }),
      async (c) => {
        mustBeAllowed(c.get('actor'), 'arrangeFronts');
        const [site, known] = await Promise.all([context.keeper.site(), readArrangements(db)]);
        const sections: Front[] = [];
        const walk = (nodes: readonly { id: number; children: readonly { id: number }[] }[]): void => {
          for (const node of nodes) {
            sections.push({ section: node.id });
            walk(node.children as typeof nodes);
          }
        };
        walk(site.roots);
        const all = [...languages.map((home) => ({ home })), ...sections];
        return c.json({ fronts: await Promise.all(all.map((front) => summaryOf(front, known))) }, 200);
      },
    )
    .get(
      '/:front',
      documented({
        id: 'readFront',
        summary: 'One front: every slot with the story that readers see there, pinned or by itself',
        tag,
        answers: { 200: arranged },
        refusals: [403, 404],
      }),
      input('param', param),
      async (c) => {
        mustBeAllowed(c.get('actor'), 'arrangeFronts');
        return c.json(await read(frontOf(c.req.valid('param').front)), 200);
      },
    )
    .put(
      '/:front',
      documented({
        id: 'arrangeFront',
        summary: 'Pin stories to the slots; readers see it at once',
        tag,
        answers: { 200: arranged },
        refusals: [400, 403, 404, 409, 422],
      }),
      input('param', param),
      input('json', arrangement),
      async (c) => {
        const actor = c.get('actor');
        mustBeAllowed(actor, 'arrangeFronts');
        const front = frontOf(c.req.valid('param').front);
        const { basedOn, pins } = c.req.valid('json');
        await arrangeFront(db, {
          ...{ actor, front, basedOn },
          pins: pins.map((pin) => ({ ...pin, until: pin.until === null ? null : new Date(pin.until) })),
        });
        return c.json(await read(front), 200);
      },
    )
    .get(
      '/:front/candidates',
      documented({
        id: 'findForFront',
        summary:
          'Published stories that can be pinned to a front: the newest, or those that hold the words of `q`',
        tag,
        answers: { 200: z.object({ stories: z.array(story) }) },
        refusals: [400, 403, 404],
      }),
      input('param', param),
      input('query', z.object({ q: z.string().max(200).default('') })),
      async (c) => {
        mustBeAllowed(c.get('actor'), 'arrangeFronts');
        const front = frontOf(c.req.valid('param').front);
        const q = c.req.valid('query').q.trim();
        const site = await context.keeper.site();
        const { language } = placeOfFront(site, front);
        if (!q) {
          const { cards } = await readList(context.reader, site, listOfFront(front), mostOffered, null);
          return c.json({ stories: cards.map(storyOf) }, 200);
        }
        const section = 'section' in front ? { section: site.sections.get(front.section)!.key } : {};
        const query = { q, limit: mostOffered, ...section };
        const { view } = await context.search(context.reader, site, language, query);
        return c.json({ stories: view.hits.map(({ card }) => storyOf(card)) }, 200);
      },
    )
    .get(
      '/:front/preview',
      documented({
        id: 'previewFront',
        summary: 'The page as readers would see it with these pins (an article’s number for a slot): HTML',
        tag,
        answers: { 200: null },
        refusals: [400, 403, 404],
      }),
      input('param', param),
      input('query', proposal),
      async (c) => {
        mustBeAllowed(c.get('actor'), 'arrangeFronts');
        const front = frontOf(c.req.valid('param').front);
        const given = c.req.valid('query');
        const proposed = frontSlots.flatMap((name, place) => {
          const article = given[name];
          return article === undefined ? [] : [{ place, article }];
        });
        const site = await context.keeper.site();
        const { view } = await readFront(context, site, front, proposed);
        // The newsroom shows it at the sizes of a telephone and a desk.
        const policy = contentSecurityPolicy(context.assets.styles.front);
        c.header(
          'content-security-policy',
          policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
        );
        c.header('x-robots-tag', 'noindex, noarchive');
        return c.html(frontHtml(context, site, front, view));
      },
    );
};
