/** What the routes of pages share: the page itself, lists, and where a page of a list begins. */
import type { Context as HonoContext } from 'hono';
import type { Language } from '#article/article.ts';
import type { Keyed } from '#edition/keys.ts';
import { type Cursor, parseCursor } from '#edition/listing.ts';
import type { Site } from '#edition/site.ts';
import type { ListView } from '#edition/view.ts';
import type { PageKind } from '#html/frame.ts';
import { listHead } from '#html/heads.ts';
import { listPage } from '#html/list-page.ts';
import { type Context, frameOf } from '../context.ts';
import { BadRequest } from '../outcomes.ts';
import type { Page } from '../page.ts';
import { contentSecurityPolicy } from '../security-headers.ts';

export const htmlPage = (context: Context, kind: PageKind, body: string, keys: string[]): Page => ({
  status: 200,
  type: 'text/html; charset=utf-8',
  body,
  keys: [...keys, 'site'],
  headers: { 'content-security-policy': contentSecurityPolicy(context.assets.styles[kind]) },
});

/** Where a page of a list begins; an address with a mangled cursor is told so, not shown the first page. */
export function cursorOf(c: HonoContext): Cursor | null {
  const after = c.req.query('after');
  if (after === undefined || after === '') return null;
  const cursor = parseCursor(after);
  if (!cursor) throw new BadRequest('after: not a place in a list; take the address from a page’s link');
  return cursor;
}

export function makeList(
  context: Context,
  site: Site,
  language: Language,
  { view, keys }: Keyed<ListView>,
  first: boolean,
): Page {
  const frame = frameOf(context, site, language, view.path, (bare) => listHead(view, first, bare));
  return htmlPage(context, 'list', listPage(view, frame), keys);
}
