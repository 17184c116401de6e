/** Pages that are read: fronts, articles, lists, the paper's own pages. */
import type { Hono } from 'hono';
import { articlePath, editionPath } from '#article/address.ts';
import { type Language, languages } from '#article/article.ts';
import type { Front } from '#article/front.ts';
import { readArticlePage, wasPublished } from '#edition/article.ts';
import type { Words } from '#edition/conventions/words.ts';
import { readCorrections } from '#edition/corrections.ts';
import type { Keyed } from '#edition/keys.ts';
import type { Cursor } from '#edition/listing.ts';
import { readDay, readDeskList, readPersonList, readSectionList, readTopicList } from '#edition/lists.ts';
import type { Site } from '#edition/site.ts';
import type { ListView } from '#edition/view.ts';
import { aboutPage } from '#html/about-page.ts';
import { articlePage } from '#html/article-page.ts';
import { correctionsPage } from '#html/corrections-page.ts';
import type { Frame } from '#html/frame.ts';
import { articleHead, feedsOf, ownPageHead } from '#html/heads.ts';
import { menuPage } from '#html/menu-page.ts';
import { type Context, frameOf } from '../context.ts';
import { frontHtml, readFront } from '../front.ts';
import { Gone, Moved, NotFound } from '../outcomes.ts';
import type { Page } from '../page.ts';
import { servePage } from '../serve-page.ts';
import { cursorOf, htmlPage, makeList } from './pages.ts';

/** The home front or a section's. */
async function makeFront(context: Context, front: Front): Promise<Page> {
  const site = await context.keeper.site();
  const { view, keys, until } = await readFront(context, site, front);
  return { ...htmlPage(context, 'front', frontHtml(context, site, front, view), keys), until };
}

export async function makeArticle(context: Context, id: number, slug: string): Promise<Page> {
  const site = await context.keeper.site();
  const found = await readArticlePage(context.reader, site, id, (language) =>
    context.keeper.mostRead(language),
  );
  if (!found)
    throw (await wasPublished(context.reader, id)) ? new Gone('withdrawn') : new NotFound('no such article');
  const { article } = found.view;
  if (article.path !== articlePath(id, slug)) throw new Moved(article.path);
  const frame = frameOf(context, site, article.language, article.path, (bare) =>
    articleHead(article, found.view.files, bare, found.view.live),
  );
  const kind = found.view.live === null ? 'article' : 'live';
  return htmlPage(context, kind, articlePage(found.view, frame), found.keys);
}

async function makeSection(context: Context, key: string, cursor: Cursor | null): Promise<Page> {
  const site = await context.keeper.site();
  const section = site.byKey.get(key);
  if (!section) throw new NotFound('no such section');
  if (cursor)
    return makeList(
      context,
      site,
      section.language,
      await readSectionList(context.reader, site, section, cursor),
      false,
    );
  return makeFront(context, { section: section.id });
}

type ReadList = (
  context: Context,
  site: Site,
  slug: string,
  cursor: Cursor | null,
) => Promise<Keyed<ListView> | null>;
const lists: [path: string, read: ReadList][] = [
  ['/desk/:slug', (context, site, slug, cursor) => readDeskList(context.reader, site, slug, cursor)],
  ['/by/:slug', (context, site, slug, cursor) => readPersonList(context.reader, site, slug, cursor)],
  ['/topic/:slug', (context, site, slug, cursor) => readTopicList(context.reader, site, slug, cursor)],
];

/** `('2024', '2', '30')` → NotFound; `('2024', '10', '23')` → `'2024-10-23'` */
function dayOf(year: string, month: string, day: string): string {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text))
    throw new NotFound('no such day');
  return text;
}

export function readingRoutes(app: Hono, context: Context): void {
  app.get('/a/:id{[0-9]{1,9}}/:slug?', (c) =>
    servePage(c, context, () => makeArticle(context, Number(c.req.param('id')), c.req.param('slug') ?? '')),
  );
  app.get('/s/:key{.+}', (c) => {
    const cursor = cursorOf(c);
    return servePage(c, context, () => makeSection(context, c.req.param('key').replace(/\/$/, ''), cursor), [
      'after',
    ]);
  });
  app.get('/s', () => {
    throw new Moved('/menu');
  });

  for (const [path, read] of lists)
    app.get(path, (c) => {
      const cursor = cursorOf(c);
      const make = async () => {
        const site = await context.keeper.site();
        const found = await read(context, site, c.req.param('slug') ?? '', cursor);
        if (!found) throw new NotFound('no such list');
        return makeList(context, site, 'ar', found, cursor === null);
      };
      return servePage(c, context, make, ['after']);
    });

  app.get('/archive/:year/:month/:day', (c) => {
    const { year, month, day } = c.req.param();
    const date = dayOf(year, month, day);
    const cursor = cursorOf(c);
    const make = async () => {
      const site = await context.keeper.site();
      const found = await readDay(context.reader, site, date, cursor);
      return makeList(context, site, 'ar', found, cursor === null && found.view.cards.length > 0);
    };
    return servePage(c, context, make, ['after']);
  });

  for (const language of languages) ownPages(app, context, language);
}

/** What each edition has of its own. */
function ownPages(app: Hono, context: Context, language: Language): void {
  const at = (path: string) => editionPath(language, path);
  app.get(at('/'), (c) => servePage(c, context, () => makeFront(context, { home: language })));
  app.get(at('/corrections'), (c) => {
    const cursor = cursorOf(c);
    const make = async () => {
      const site = await context.keeper.site();
      const { view, keys } = await readCorrections(context.reader, site, language, cursor);
      const own = editionPath(language, '/corrections');
      const frame = frameOf(context, site, language, own, (bare) => {
        const title = bare.conventions.words.correctionsTitle;
        return { ...ownPageHead(title, own, bare), feeds: feedsOf(own, title, bare) };
      });
      return htmlPage(context, 'list', correctionsPage(view, frame), keys);
    };
    return servePage(c, context, make, ['after']);
  });
  app.get(at('/about'), (c) =>
    servePage(c, context, async () => {
      const frame = ownFrame(
        context,
        await context.keeper.site(),
        language,
        '/about',
        (words) => words.about,
      );
      return htmlPage(context, 'plain', aboutPage(frame), []);
    }),
  );
  app.get(at('/menu'), (c) =>
    servePage(c, context, async () => {
      const frame = ownFrame(
        context,
        await context.keeper.site(),
        language,
        '/menu',
        (words) => words.sections,
      );
      return htmlPage(context, 'plain', menuPage(frame), []);
    }),
  );
}

function ownFrame(
  context: Context,
  site: Site,
  language: Language,
  path: string,
  title: (words: Words) => string,
): Frame {
  const own = editionPath(language, path);
  return frameOf(context, site, language, own, (bare) =>
    ownPageHead(title(bare.conventions.words), own, bare),
  );
}
