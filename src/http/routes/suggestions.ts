/** What a draft could be filed under: for the newsroom's programs, never for the public. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { languages } from '#article/article.ts';
import type { Context } from '../context.ts';
import { BadRequest, NotFound } from '../outcomes.ts';

const draft = z.object({
  headline: z.string().max(500).default(''),
  standfirst: z.string().max(2_000).default(''),
  body: z.string().max(200_000).default(''),
  lang: z.enum(languages).default('ar'),
});

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Whether a request bears the token. Compared by digest, so that the time it takes tells nothing of the token. */
export function bearsToken(authorization: string | undefined, token: string): boolean {
  const given = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
  return given !== undefined && timingSafeEqual(digest(given), digest(token));
}

/**
 * `POST /api/suggestions` with a draft as JSON → sections, topics, entities, places, media topics, keyphrases, each
 * with its reasons. Without `WARRAQ_API_TOKEN` there is no such address; without the token it says no more than that.
 */
export function suggestionRoutes(app: Hono, context: Context): void {
  app.post('/api/suggestions', bodyLimit({ maxSize: 1_048_576 }), async (c) => {
    if (!context.apiToken || !bearsToken(c.req.header('authorization'), context.apiToken))
      throw new NotFound('no token, no such address');
    const given = draft.safeParse(await c.req.json().catch(() => null));
    if (!given.success) throw new BadRequest(z.prettifyError(given.error));
    const { lang, ...copy } = given.data;
    // Loaded when first asked: its tables of names take memory that serving readers does not need.
    const { suggestTags } = await import('#edition/suggestions.ts');
    const suggestions = await suggestTags(context.reader, await context.keeper.site(), lang, copy);
    return c.json(suggestions, 200, { 'cache-control': 'no-store' });
  });
}
