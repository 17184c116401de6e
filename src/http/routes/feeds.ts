/** Feeds: of the home front, and under each section, desk, person, topic, story file and entity; and of corrections. */
import type { Hono, Context as HonoContext } from 'hono';
import { deskPath, editionPath, entityPath, personPath, topicPath } from '#article/address.ts';
import { type Language, languages } from '#article/article.ts';
import { readCorrectionFeed } from '#edition/corrections.ts';
import { type FeedArticle, readFeed } from '#edition/feed.ts';
import { cardKeys } from '#edition/keys.ts';
import type { Site } from '#edition/site.ts';
import { inStory, readFeedIn, withEntity } from '#edition/stories/articles.ts';
import { entityKeys, readEntity } from '#edition/stories/entity.ts';
import { readHead } from '#edition/stories/head.ts';
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

/** What a feed follows, and what that is called. */
interface Followed {
  articles: (site: Site) => Promise<FeedArticle[]>;
  /** Keys of what decides which articles stand in it. */
  keys: string[];
  title: string | null;
  description: string;
  language: Language;
  page: string;
}

async function makeFeed(context: Context, followed: Followed, format: Format): Promise<Page> {
  const site = await context.keeper.site();
  const articles = await followed.articles(site);
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
    keys: [...followed.keys, ...cardKeys(articles), 'site'],
  };
}

/** A list that the desk keeps. */
const listed = (context: Context, list: string): Pick<Followed, 'articles' | 'keys'> => ({
  articles: (site) => readFeed(context.reader, site, list, articlesFed),
  keys: [list],
});

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
      ...listed(context, `${table}:${row.id}`),
      title: row.name,
      description: '',
      language: 'ar',
      page: pathOf(slug),
    };
  };

const story: Follow = async (context, slug) => {
  const found = await readHead(context.reader, slug);
  if (!found) throw new NotFound('no such story file');
  const { id, title, summary, language, path } = found.head;
  return {
    articles: (site) => readFeedIn(context.reader, site, inStory(id), articlesFed),
    keys: [`story:${id}`],
    ...{ title, description: summary, language, page: path },
  };
};

const entity: Follow = async (context, slug) => {
  const found = await readEntity(context.reader, slug);
  if (!found) throw new NotFound('no such entity');
  return {
    articles: (site) => readFeedIn(context.reader, site, withEntity(found.id), articlesFed),
    keys: entityKeys(found),
    ...{ title: found.name, description: '', language: 'ar', page: entityPath(found.slug) },
  };
};

async function correctionsFollowed(context: Context, language: Language, page: string): Promise<Followed> {
  const { words } = context.keeper.conventions(await context.keeper.site(), language);
  return {
    articles: (site) => readCorrectionFeed(context.reader, site, language, words.corrections),
    keys: ['corrections'],
    ...{ title: words.correctionsTitle, description: words.correctionsLead, language, page },
  };
}

const follows: [path: string, follow: Follow][] = [
  ['/desk/:slug', named('desk', deskPath)],
  ['/by/:slug', named('person', personPath)],
  ['/topic/:slug', named('topic', topicPath)],
  ['/story/:slug', story],
  ['/entity/:slug', entity],
  [
    '/s/:slug{.+}',
    async (context, key) => {
      const section = (await context.keeper.site()).byKey.get(key);
      if (!section) throw new NotFound('no such section');
      const { id, name, language, path } = section;
      return { ...listed(context, `section:${id}`), title: name, description: '', language, page: path };
    },
  ],
];

export function feedRoutes(app: Hono, context: Context): void {
  const serve = (c: HonoContext, format: Format, follow: () => Promise<Followed>) =>
    servePage(c, context, async () => makeFeed(context, await follow(), format));
  for (const format of formatNames) {
    for (const language of languages) {
      const page = editionPath(language, '/');
      const home: Followed = {
        ...listed(context, `latest:${language}`),
        ...{ title: null, description: '', language, page },
      };
      app.get(editionPath(language, `/${format}`), (c) => serve(c, format, async () => home));
      const corrections = editionPath(language, '/corrections');
      app.get(`${corrections}/${format}`, (c) =>
        serve(c, format, async () => correctionsFollowed(context, language, corrections)),
      );
    }
    for (const [path, follow] of follows)
      app.get(`${path}/${format}`, (c) => serve(c, format, () => follow(context, c.req.param('slug') ?? '')));
  }
}
