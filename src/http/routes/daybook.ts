/** The versions of articles and the daybook, for anybody who reads or checks. */
import type { Hono, Context as HonoContext } from 'hono';
import { editionPath, versionPath, versionsPath } from '#article/address.ts';
import { languages } from '#article/article.ts';
import { parseTilePath, tileWidth } from '#daybook/tiles.ts';
import { isShown, wasPublished } from '#edition/article.ts';
import { readCheckpoint, readKeys, readTile } from '#edition/daybook.ts';
import type { Keyed } from '#edition/keys.ts';
import {
  readDifference,
  readRecord,
  readVersion,
  readVersions,
  type ShownArticle,
  type WithheldView,
} from '#edition/versions.ts';
import { daybookPage } from '#html/daybook-page.ts';
import { type Frame, type PageKind, plainHead } from '#html/frame.ts';
import { ownPageHead } from '#html/heads.ts';
import { differencePage, versionPage, versionsPage } from '#html/versions-page.ts';
import { type Context, frameOf } from '../context.ts';
import { Gone, NotFound } from '../outcomes.ts';
import type { Page } from '../page.ts';
import { commonHeaders, contentSecurityPolicy } from '../security-headers.ts';
import { foreverCaching, servePage } from '../serve-page.ts';

/** For what grows, or may be withheld. */
const briefly = 'public, max-age=30';
/** A tile in part is true for good, but nobody asks for it once there is more. */
const partly = 'public, max-age=86400';

/** What is shown of nothing: an article that readers do not see has no versions for them either. */
async function absent(context: Context, id: number): Promise<Error> {
  const withdrawn = !(await isShown(context.reader, id)) && (await wasPublished(context.reader, id));
  return withdrawn ? new Gone('withdrawn') : new NotFound('no such version');
}

/** A page about an article: found under the article by who searches, and not in its place. */
async function aboutArticle<View extends { article: ShownArticle; withheld?: WithheldView | null }>(
  context: Context,
  id: number,
  found: Keyed<View> | null,
  page: { kind: PageKind; path: string; title: (view: View, frame: Omit<Frame, 'head'>) => string },
  write: (view: View, frame: Frame) => string,
): Promise<Page> {
  if (!found) throw await absent(context, id);
  const { view, keys } = found;
  const site = await context.keeper.site();
  const frame = frameOf(context, site, view.article.language, page.path, (bare) =>
    plainHead(`${page.title(view, bare)} — ${bare.site.name}`),
  );
  return {
    // Legal reasons (RFC 7725): the page says which, and that there was a text.
    status: view.withheld ? 451 : 200,
    type: 'text/html; charset=utf-8',
    body: write(view, frame),
    keys: [...keys, 'site'],
    headers: {
      'content-security-policy': contentSecurityPolicy(context.assets.styles[page.kind]),
      'x-robots-tag': 'noindex',
      link: `<${encodeURI(context.origin + view.article.path)}>; rel="canonical"`,
    },
  };
}

function versionRoutes(app: Hono, context: Context): void {
  const { reader } = context;
  const idOf = (c: HonoContext): number => Number(c.req.param('id'));
  const numberOf = (c: HonoContext): number => Number.parseInt(c.req.param('number') ?? '', 10);
  app.get('/a/:id{[0-9]{1,9}}/versions', (c) =>
    servePage(c, context, async () =>
      aboutArticle(
        ...([context, idOf(c), await readVersions(reader, idOf(c))] as const),
        {
          ...{ kind: 'versions', path: versionsPath(idOf(c)) },
          title: (_, { conventions }) => conventions.words.versions.title,
        },
        versionsPage,
      ),
    ),
  );
  app.get('/a/:id{[0-9]{1,9}}/versions/:number{[1-9][0-9]{0,8}}', (c) =>
    servePage(c, context, async () =>
      aboutArticle(
        ...([context, idOf(c), await readVersion(reader, idOf(c), numberOf(c))] as const),
        {
          ...{ kind: 'live', path: versionPath(idOf(c), numberOf(c)) },
          title: ({ number, shown, article }, { conventions }) =>
            `${conventions.words.versions.version(conventions.number(number))}: ${shown?.headline ?? article.headline}`,
        },
        versionPage,
      ),
    ),
  );
  app.get('/a/:id{[0-9]{1,9}}/versions/:number{[1-9][0-9]{0,8}}/diff', (c) =>
    servePage(c, context, async () =>
      aboutArticle(
        ...([context, idOf(c), await readDifference(reader, idOf(c), numberOf(c))] as const),
        {
          ...{ kind: 'versions', path: `${versionPath(idOf(c), numberOf(c))}/diff` },
          title: (_, { conventions }) => conventions.words.versions.differenceTitle,
        },
        differencePage,
      ),
    ),
  );
  app.get('/a/:id{[0-9]{1,9}}/versions/:number{[1-9][0-9]{0,8}[.]json}', async (c) => {
    const found = await readRecord(reader, idOf(c), numberOf(c));
    if (!found) throw await absent(context, idOf(c));
    const headers = {
      ...commonHeaders(context.origin.startsWith('https:')),
      'content-type': 'application/json; charset=utf-8',
      'cache-control': briefly,
      'x-robots-tag': 'noindex',
    };
    if ('withheld' in found) {
      const { reason, at } = found.withheld;
      return c.body(JSON.stringify({ withheld: reason, at: at.toISOString() }), 451, headers);
    }
    return c.body(found.bytes as Uint8Array<ArrayBuffer>, 200, headers);
  });
}

function logRoutes(app: Hono, context: Context): void {
  const { reader } = context;
  const text = (type = 'text/plain; charset=utf-8', caching = briefly) => ({
    ...commonHeaders(context.origin.startsWith('https:')),
    'content-type': type,
    'cache-control': caching,
    // Whoever checks may do so from a page of their own.
    'access-control-allow-origin': '*',
  });
  app.get('/log/checkpoint', async (c) => {
    const checkpoint = await readCheckpoint(reader);
    if (!checkpoint) throw new NotFound('nothing is entered in the daybook yet');
    return c.body(checkpoint.note, 200, text());
  });
  app.get('/log/key', async (c) => {
    const keys = await readKeys(reader);
    if (!keys.length) throw new NotFound('nothing is entered in the daybook yet');
    return c.body(`${keys.join('\n')}\n`, 200, text());
  });
  app.get('/log/tile/*', async (c) => {
    const name = parseTilePath(new URL(c.req.url).pathname.slice('/log/'.length));
    const bytes = name && (await readTile(reader, name));
    if (!bytes) throw new NotFound('no such tile');
    const caching = name.width === tileWidth ? foreverCaching : partly;
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, text('application/octet-stream', caching));
  });
  for (const language of languages) {
    const path = editionPath(language, '/log');
    app.get(path, (c) =>
      servePage(c, context, async () => {
        const site = await context.keeper.site();
        const frame = frameOf(context, site, language, path, (bare) =>
          ownPageHead(bare.conventions.words.versions.log, path, bare),
        );
        return {
          status: 200,
          type: 'text/html; charset=utf-8',
          body: daybookPage(
            { checkpoint: await readCheckpoint(reader), keys: await readKeys(reader) },
            frame,
          ),
          keys: ['daybook', 'site'],
          headers: { 'content-security-policy': contentSecurityPolicy(context.assets.styles.versions) },
        };
      }),
    );
  }
}

export function daybookRoutes(app: Hono, context: Context): void {
  logRoutes(app, context);
  versionRoutes(app, context);
}
