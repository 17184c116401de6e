/** Live coverage for readers: what changed since, as it changes; one entry; older entries. */
import type { Hono } from 'hono';
import { readArticle } from '#edition/article.ts';
import { readLive, readLiveSourcing } from '#edition/live.ts';
import { livePath } from '#edition/live-pages.ts';
import { ownPageHead } from '#html/heads.ts';
import { olderEntriesPage } from '#html/live/older-page.ts';
import { type Context, frameOf } from '../context.ts';
import { entryHtml } from '../live/frames.ts';
import type { LiveHub } from '../live/hub.ts';
import { NotFound } from '../outcomes.ts';
import { servePage } from '../serve-page.ts';
import { htmlPage } from './pages.ts';

/** Lines that one node keeps open, of the 4,096 connections that it takes: who asks next sees what is new by asking again. */
const mostFollowers = 3_000;
/** Milliseconds. Lines on which nothing is said are cut by what stands between. */
const heartbeat = 20_000;
const utf8 = new TextEncoder();

const number = (text: string | undefined): number => (/^\d{1,9}$/.test(text ?? '') ? Number(text) : 0);

/** A line of server-sent events for one reader. */
function line(hub: LiveHub, article: number, after: number): Response {
  let leave = () => {};
  let beat: NodeJS.Timeout | undefined;
  const end = () => {
    clearInterval(beat);
    leave();
  };
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (text: string): void => {
        // A reader who takes nothing any longer is let go, and asks again from where they are.
        if ((controller.desiredSize ?? 0) < -64) close();
        else controller.enqueue(utf8.encode(text));
      };
      const close = (): void => {
        end();
        try {
          controller.close();
        } catch {
          // It was closed from the other side.
        }
      };
      say('retry: 2000\n\n');
      beat = setInterval(() => say(':\n\n'), heartbeat);
      leave = hub.follow(article, after, { send: say, end: close });
    },
    cancel: end,
  });
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // nginx keeps what it passes on until it has a page of it, unless told.
      'x-accel-buffering': 'no',
      // A line that ended is over: the next one is asked of whoever takes connections.
      connection: 'close',
    },
  });
}

export function liveRoutes(app: Hono, context: Context, hub: LiveHub): void {
  /** The published article; nothing of another is told, not even that it is there. */
  const covered = async (id: number) => {
    const site = await context.keeper.site();
    const article = await readArticle(context.reader, site, id);
    if (article?.kind !== 'live') throw new NotFound('no such coverage');
    return { site, article };
  };
  app.get('/a/:id{[0-9]{1,9}}/live/changes', async (c) => {
    const id = Number(c.req.param('id'));
    await covered(id);
    if (hub.followers >= mostFollowers) return c.body(null, 204);
    // A browser that was cut off says itself where it was.
    return line(hub, id, number(c.req.header('last-event-id') ?? c.req.query('after')));
  });
  app.get('/a/:id{[0-9]{1,9}}/live/changes/:entry{[0-9]{1,9}}', async (c) => {
    const { article } = await covered(Number(c.req.param('id')));
    const markup = await entryHtml(context, article, Number(c.req.param('entry')));
    if (markup === null) throw new NotFound('no such entry');
    c.header('cache-control', 'no-store');
    return c.html(markup);
  });
  app.get('/a/:id{[0-9]{1,9}}/live/:page{[1-9][0-9]{0,3}}', (c) =>
    servePage(c, context, async () => {
      const { site, article } = await covered(Number(c.req.param('id')));
      const live = await readLive(context.reader, article.id, Number(c.req.param('page')));
      if (!live.entries.length) throw new NotFound('no entries there');
      const path = `${livePath(article.id)}/${c.req.param('page')}`;
      const frame = frameOf(context, site, article.language, path, (bare) =>
        ownPageHead(article.headline, path, bare),
      );
      const sourcing = await readLiveSourcing(context.reader, live);
      return htmlPage(context, 'live', olderEntriesPage(article, live, sourcing, frame), [
        `article:${article.id}`,
        ...(sourcing?.keys ?? []),
      ]);
    }),
  );
}
