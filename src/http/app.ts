/** All routes, and what stands around them. */
import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context as HonoContext } from 'hono';
import { readRedirect } from '#edition/article.ts';
import type { Context } from './context.ts';
import { errorResponse } from './errors.ts';
import { Moved, NotFound } from './outcomes.ts';
import type { Logger } from './request-log.ts';
import { daybookRoutes } from './routes/daybook.ts';
import { feedRoutes } from './routes/feeds.ts';
import { findingRoutes } from './routes/finding.ts';
import { liveRoutes } from './routes/live.ts';
import { machineRoutes } from './routes/machines.ts';
import { previewRoutes } from './routes/preview.ts';
import { readingRoutes } from './routes/reading.ts';
import { storyRoutes } from './routes/stories.ts';

/** The application: `app.request('/healthz')` answers without a port. */
export function makeApp(context: Context, log: Logger): Hono {
  const app = new Hono();
  // PostgreSQL's text has no such letter: nothing has a name with it, and asking for it would be an error of ours.
  app.use((c, next) => {
    if (/%00|\0/.test(c.req.path)) throw new NotFound('not an address');
    return next();
  });
  mountNewsroom(app, context);
  machineRoutes(app, context);
  feedRoutes(app, context);
  findingRoutes(app, context);
  previewRoutes(app, context);
  // Before the articles, whose slug could be the word.
  daybookRoutes(app, context);
  liveRoutes(app, context, context.live);
  readingRoutes(app, context);
  storyRoutes(app, context);

  app.post('/read/:id{[0-9]{1,9}}', (c) => {
    const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
    context.reads.count(Number(c.req.param('id')), incoming?.socket.remoteAddress ?? '');
    return c.body(null, 204);
  });

  // An address from before: old sites' links lead on to where the article is now.
  app.get('*', async (c) => {
    const url = new URL(c.req.url);
    const path = decodePath(url.pathname);
    const to =
      (await readRedirect(context.reader, path + url.search)) ??
      (url.search ? await readRedirect(context.reader, path) : null);
    if (to) throw new Moved(to);
    const bare = path.replace(/\/+$/, '');
    if (bare && bare !== path) throw new Moved(bare.replace(/^\/+/, '/'));
    throw new NotFound(`nothing at ${path}`);
  });
  app.onError((error, c) => errorResponse(c, context, log, error));
  app.notFound((c) => errorResponse(c, context, log, new NotFound(`nothing at ${c.req.path}`)));
  return app;
}

/**
 * The journalists' side, loaded when somebody first asks for it: a node that only serves readers does not carry it. A
 * load that fails is tried again by the next request.
 */
function mountNewsroom(app: Hono, context: Context): void {
  const { staff } = context;
  if (!staff) return;
  let newsroom: Promise<Hono> | null = null;
  const ask = async (c: HonoContext): Promise<Response> => {
    newsroom ??= import('./newsroom/app.ts')
      .then(({ makeNewsroomApp }) => makeNewsroomApp(context, staff))
      .catch((error) => {
        newsroom = null;
        throw error;
      });
    return (await newsroom).fetch(c.req.raw, c.env);
  };
  for (const path of ['/api/auth/*', '/api/v1/*', '/newsroom', '/newsroom/*']) app.all(path, ask);
}

/** A path as text; one that is not UTF-8 leads nowhere. */
function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new NotFound('not an address');
  }
}
