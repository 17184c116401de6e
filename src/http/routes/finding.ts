/** Search: a page for readers, JSON for programs. Results are kept by nobody: what is typed is endless. */
import type { Hono, Context as HonoContext } from 'hono';
import { z } from 'zod';
import { editionPath } from '#article/address.ts';
import { type Language, languages } from '#article/article.ts';
import type { SearchQuery, SearchView } from '#edition/view.ts';
import { absolute } from '#feeds/source.ts';
import { ownPageHead } from '#html/heads.ts';
import { searchPage } from '#html/search-page.ts';
import { type Context, frameOf } from '../context.ts';
import { BadRequest } from '../outcomes.ts';
import { contentSecurityPolicy } from '../security-headers.ts';
import { respondOnce, servePage } from '../serve-page.ts';

const day = z.iso.date({ error: 'a day is written 2024-10-23' });
const text = (most: number) => z.string().max(most, { error: `at most ${most} characters` });
const searchParameters = z.object({
  q: text(500).default(''),
  section: text(300).optional(),
  desk: text(300).optional(),
  from: day.optional(),
  to: day.optional(),
  limit: z.coerce.number({ error: 'a number from 1 to 50' }).int().min(1).max(50).default(20),
  cursor: z
    .string()
    .regex(/^\d{1,4}$/, { error: 'not a place in a list of results' })
    .optional(),
  lang: z.enum(languages).default('ar'),
});

function readQuery(c: HonoContext): { query: SearchQuery; language: Language } {
  // An empty field of a form is no filter.
  const given = Object.fromEntries(
    Object.entries(c.req.query()).filter(([name, value]) => value !== '' || name === 'q'),
  );
  const result = searchParameters.safeParse(given);
  if (!result.success)
    throw new BadRequest(
      result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
    );
  const { lang, q, limit, ...rest } = result.data;
  const filters = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { language: lang, query: { q: q.trim(), limit, ...filters } };
}

const nextOf = (view: SearchView, path: string): SearchView => {
  if (!view.next) return view;
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...view.query, cursor: view.next }))
    parameters.set(name, String(value));
  return { ...view, next: `${path}?${parameters}` };
};

export function findingRoutes(app: Hono, context: Context): void {
  for (const language of languages) {
    const path = editionPath(language, '/search');
    const frameFor = async (title: string | null) => {
      const site = await context.keeper.site();
      return frameOf(context, site, language, path, (bare) => {
        const head = ownPageHead(title ?? bare.conventions.words.search, path, bare);
        return title === null ? head : { ...head, canonical: null };
      });
    };
    const pageOf = (body: string) => ({
      status: 200,
      type: 'text/html; charset=utf-8',
      body,
      keys: ['site'],
      headers: { 'content-security-policy': contentSecurityPolicy(context.assets.styles.list) },
    });
    app.get(path, async (c) => {
      const { query } = readQuery(c);
      if (!query.q) return servePage(c, context, async () => pageOf(searchPage(null, await frameFor(null))));
      const { view } = await context.search(context.reader, await context.keeper.site(), language, query);
      const frame = await frameFor(query.q);
      const page = pageOf(searchPage(nextOf(view, path), frame));
      return respondOnce(c, context, {
        ...page,
        headers: { ...page.headers, 'cache-control': 'private, max-age=30' },
      });
    });
  }

  app.get('/suggest.json', async (c) => {
    const { query, language } = readQuery(c);
    const site = await context.keeper.site();
    const suggestions = await context.suggest(context.reader, site, language, query.q);
    const { words, count } = context.keeper.conventions(site, language);
    const answer = { suggestions, label: words.suggestions, count: count('suggestions', suggestions.length) };
    return c.json(answer, 200, { 'cache-control': 'public, max-age=60' });
  });

  app.get('/search.json', async (c) => {
    const { query, language } = readQuery(c);
    const { view } = await context.search(context.reader, await context.keeper.site(), language, query);
    const results = view.hits.map(({ card, snippet, missing, copies }) => ({
      id: card.id,
      externalId: card.externalId,
      url: absolute(context.origin, card.path),
      headline: card.headline,
      standfirst: card.standfirst,
      section: card.section?.name ?? null,
      published: card.published.toISOString(),
      snippet: snippet.text,
      missing,
      copies: copies.map(({ path, ...copy }) => ({ ...copy, url: absolute(context.origin, path) })),
    }));
    const { total, relaxed, suggestion, corrected, nowhere, next } = view;
    return c.json({ results, total, relaxed, suggestion, corrected, nowhere, next }, 200, {
      'cache-control': 'private, max-age=30',
    });
  });
}
