/** The hub of a node: how it reads changes and puts them into words. */
import { readArticle } from '#edition/article.ts';
import { readChanges } from '#edition/live.ts';
import type { Context } from '../context.ts';
import type { Logger } from '../request-log.ts';
import { frameOfChange } from './frames.ts';
import { LiveHub } from './hub.ts';

/** `context` is asked for when it is needed: it holds the hub itself. */
export const makeHub = (context: () => Context, log: Logger): LiveHub =>
  new LiveHub({
    read: (article, after, limit) => readChanges(context().reader, article, after, limit),
    frame: async (id, change) => {
      const site = await context().keeper.site();
      const article = await readArticle(context().reader, site, id);
      // Withdrawn while they were reading: nothing more of it is said.
      return article ? frameOfChange(context(), article, change) : '';
    },
    onError: (error) => log.warn({ reason: error.message }, 'a live coverage could not be read'),
  });
