/** Story files and entities. */
import type { Hono } from 'hono';
import { editionPath, issuePath, storyPath, timelinePath } from '#article/address.ts';
import { type Language, languages } from '#article/article.ts';
import type { Cursor } from '#edition/listing.ts';
import { readEntityList, readEntityPage } from '#edition/stories/entity.ts';
import { readStories } from '#edition/stories/list.ts';
import {
  readBackgroundPage,
  readClaimsPage,
  readFormerPage,
  readIssuePage,
  readPartiesPage,
  readStoryList,
  readStoryPage,
  readTimeline,
} from '#edition/stories/story.ts';
import type { StoryHead } from '#edition/stories/view.ts';
import type { Frame, PageKind } from '#html/frame.ts';
import { entityPage } from '#html/story-file/entity-page.ts';
import { entityHead, partHead, storiesHead, storyHead } from '#html/story-file/heads.ts';
import {
  backgroundPage,
  claimsPage,
  formerPage,
  issuePage,
  partiesPage,
  timelinePage,
  timelineTitle,
} from '#html/story-file/part-pages.ts';
import { storiesPage } from '#html/story-file/stories-page.ts';
import { storyFilePage } from '#html/story-file/story-page.ts';
import { type Context, frameOf } from '../context.ts';
import { NotFound } from '../outcomes.ts';
import type { Page } from '../page.ts';
import { servePage } from '../serve-page.ts';
import { cursorOf, htmlPage, makeList } from './pages.ts';

/** A file is in its language, whatever the edition; an entity has one page, in the paper's first language. */
const entityLanguage: Language = 'ar';

async function makeStory(context: Context, slug: string, cursor: Cursor | null): Promise<Page> {
  const site = await context.keeper.site();
  if (cursor) {
    const list = await readStoryList(context.reader, site, slug, cursor);
    if (!list) throw new NotFound('no such story file');
    return makeList(context, site, list.language, list, false);
  }
  const found = await readStoryPage(context.reader, site, slug);
  if (!found) throw new NotFound('no such story file');
  const { story } = found.view;
  const frame = frameOf(context, site, story.language, story.path, (bare) => storyHead(found.view, bare));
  return htmlPage(context, 'file', storyFilePage(found.view, frame), found.keys);
}

/** A page of a part of a file. */
async function makePart<View extends { story: StoryHead }>(
  context: Context,
  found: { view: View; keys: string[] } | null,
  path: string,
  {
    kind = 'file',
    title,
    show,
  }: {
    kind?: PageKind;
    title: (view: View, frame: Omit<Frame, 'head'>) => string;
    show: (view: View, frame: Frame) => string;
  },
): Promise<Page> {
  if (!found) throw new NotFound('nothing of this is known');
  const { view, keys } = found;
  const frame = frameOf(context, await context.keeper.site(), view.story.language, path, (bare) =>
    partHead(view.story, title(view, bare), path, bare),
  );
  return htmlPage(context, kind, show(view, frame), keys);
}

async function makeEntity(context: Context, slug: string, cursor: Cursor | null): Promise<Page> {
  const { reader, keeper } = context;
  const site = await keeper.site();
  if (cursor) {
    const list = await readEntityList(reader, site, slug, cursor);
    if (!list) throw new NotFound('no such entity');
    return makeList(context, site, entityLanguage, list, false);
  }
  const today = keeper.conventions(site, entityLanguage).isoDay(new Date());
  const found = await readEntityPage(reader, site, slug, today);
  if (!found) throw new NotFound('no such entity');
  const { view, keys } = found;
  const frame = frameOf(context, site, entityLanguage, view.entity.path, (bare) => entityHead(view, bare));
  return htmlPage(context, 'file', entityPage(view, frame), keys);
}

export function storyRoutes(app: Hono, context: Context): void {
  const { reader } = context;
  app.get('/story/:slug', (c) => {
    const cursor = cursorOf(c);
    return servePage(c, context, () => makeStory(context, c.req.param('slug'), cursor), ['after']);
  });
  app.get('/story/:slug/issue/:issue{[0-9]{1,9}}', (c) => {
    const { slug, issue } = c.req.param();
    const make = async () =>
      makePart(context, await readIssuePage(reader, slug, Number(issue)), issuePath(slug, Number(issue)), {
        title: (view) => view.issue.title,
        show: issuePage,
      });
    return servePage(c, context, make);
  });
  app.get('/story/:slug/parties', (c) => {
    const { slug } = c.req.param();
    const make = async () =>
      makePart(context, await readPartiesPage(reader, slug), `${storyPath(slug)}/parties`, {
        title: (_, { conventions }) => conventions.words.story.parties,
        show: partiesPage,
      });
    return servePage(c, context, make);
  });
  app.get('/story/:slug/background', (c) => {
    const { slug } = c.req.param();
    const make = async () =>
      makePart(context, await readBackgroundPage(reader, slug), `${storyPath(slug)}/background`, {
        title: (_, { conventions }) => conventions.words.story.background,
        show: backgroundPage,
      });
    return servePage(c, context, make);
  });
  app.get('/story/:slug/former', (c) => {
    const { slug } = c.req.param();
    const make = async () =>
      makePart(context, await readFormerPage(reader, slug), `${storyPath(slug)}/former`, {
        kind: 'versions',
        title: (_, { conventions }) => conventions.words.story.formerTitle,
        show: formerPage,
      });
    return servePage(c, context, make);
  });
  app.get('/story/:slug/claims', (c) => {
    const { slug } = c.req.param();
    const make = async () =>
      makePart(context, await readClaimsPage(reader, slug), `${storyPath(slug)}/claims`, {
        title: (_, { conventions }) => conventions.words.story.claims,
        show: claimsPage,
      });
    return servePage(c, context, make);
  });
  app.get('/story/:slug/timeline/:year{[0-9]{4}}', (c) => {
    const { slug, year } = c.req.param();
    const cursor = cursorOf(c);
    const make = async () => {
      const site = await context.keeper.site();
      const found = await readTimeline(reader, site, { slug, year: Number(year) }, cursor);
      return makePart(context, found, timelinePath(slug, Number(year)), {
        title: (view, frame) => timelineTitle(view.year, frame),
        show: timelinePage,
      });
    };
    return servePage(c, context, make, ['after']);
  });
  app.get('/entity/:slug', (c) => {
    const cursor = cursorOf(c);
    return servePage(c, context, () => makeEntity(context, c.req.param('slug'), cursor), ['after']);
  });
  for (const language of languages) {
    const path = editionPath(language, '/stories');
    app.get(path, (c) =>
      servePage(c, context, async () => {
        const { view, keys } = await readStories(reader, language);
        const frame = frameOf(context, await context.keeper.site(), language, path, storiesHead);
        return htmlPage(context, 'file', storiesPage(view, frame), keys);
      }),
    );
  }
}
