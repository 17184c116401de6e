/** Feeds: of the home front, and under each section, desk, person and topic. */
import type { Hono, Context as HonoContext } from 'hono';
import { deskPath, editionPath, personPath, topicPath } from '#article/address.ts';
import { type Language, languages } from '#article/article.ts';
import { readFeed } from '#edition/feed.ts';
import { cardKeys } from '#edition/keys.ts';
import { atomFeed } from '#feeds/atom.ts';
import { jsonFeed } from '#feeds/json-feed.ts';
import { rssFeed } from '#feeds/rss.ts';
import type { FeedSource } from '#feeds/source.ts';
import type { Context } from '../context.ts';
import { NotFound } from '../outcomes.ts';
import type { Page } from '../page.ts';
import { servePage } from '../serve-page.ts';

const articlesFed = 30;

const formats = {
  'rss.xml': { type: 'application/rss+xml; charset=utf-8', write: rssFeed },
  'atom.xml': { type: 'application/atom+xml; charset=utf-8', write: atomFeed },
  'feed.json': { type: 'application/feed+json; charset=utf-8', write: jsonFeed },
} satisfies Record<string, { type: string; write: (source: FeedSource) => string }>;
type Format = keyof typeof formats;
const formatNames = Object.keys(formats) as Format[];

/** What a feed follows: the name of its list and what it is called. */
interface Followed {
  list: string;
  title: string | null;
  description: string;
  language: Language;
  page: string;
}

async function makeFeed(context: Context, followed: Followed, format: Format): Promise<Page> {
  const site = await context.keeper.site();
  const articles = await readFeed(context.reader, site, followed.list, articlesFed);
  const name = site.settings.name[followed.language];
  const base = followed.page === '/' ? '' : followed.page;
  const body = formats[format].write({
    origin: context.origin,
    title: followed.title ? `${name} — ${followed.title}` : name,
    description: followed.description || site.settings.tagline[followed.language],
    language: followed.language,
    page: followed.page,
    self: `${base}/${format}`,
    articles,
  });
  return {
    status: 200,
    type: formats[format].type,
    body,
    keys: [followed.list, ...cardKeys(articles), 'site'],
  };
}

type Follow = (context: Context, slug: string) => Promise<Followed>;

const named =
  (table: 'desk' | 'person' | 'topic', pathOf: (slug: string) => string): Follow =>
  async (context, slug) => {
    const row = await context.reader
      .selectFrom(table)
      .select(['id', 'name'])
      .where('slug', '=', slug)
      .executeTakeFirst();
    if (!row) throw new NotFound(`no such ${table}`);
    return {
      list: `${table}:${row.id}`,
      title: row.name,
      description: '',
      language: 'ar',
      page: pathOf(slug),
    };
  };

const follows: [path: string, follow: Follow][] = [
  ['/desk/:slug', named('desk', deskPath)],
  ['/by/:slug', named('person', personPath)],
  ['/topic/:slug', named('topic', topicPath)],
  [
    '/s/:slug{.+}',
    async (context, key) => {
      const section = (await context.keeper.site()).byKey.get(key);
      if (!section) throw new NotFound('no such section');
      const { id, name, language, path } = section;
      return { list: `section:${id}`, title: name, description: '', language, page: path };
    },
  ],
];

export function feedRoutes(app: Hono, context: Context): void {
  const serve = (c: HonoContext, format: Format, follow: () => Promise<Followed>) =>
    servePage(c, context, async () => makeFeed(context, await follow(), format));
  for (const format of formatNames) {
    for (const language of languages) {
      const page = editionPath(language, '/');
      const home: Followed = { list: `latest:${language}`, title: null, description: '', language, page };
      app.get(editionPath(language, `/${format}`), (c) => serve(c, format, async () => home));
    }
    for (const [path, follow] of follows)
      app.get(`${path}/${format}`, (c) => serve(c, format, () => follow(context, c.req.param('slug') ?? '')));
  }
}
