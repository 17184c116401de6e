import pino from 'pino';
import { beforeAll, expect, test } from 'vitest';
import type { ArticleContent } from '#article/article.ts';
import { bodyFromText } from '#article/from-text.ts';
import type { PieceState } from '#article/workflow.ts';
import { enterDue } from '#desk/daybook/enter.ts';
import { ensureFiling, filingIndex } from '#desk/filing.ts';
import { createPiece } from '#desk/life/create.ts';
import { publishPiece } from '#desk/life/publish.ts';
import { readPiece } from '#desk/life/read-pieces.ts';
import { savePiece } from '#desk/life/save.ts';
import { fileInStory } from '#desk/stories/story.ts';
import { makeApp } from '#http/app.ts';
import type { RunningNode } from '#http/serve.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { buildContent, chief, foundPlace, pieceIn } from '#test/support/pieces.ts';
import { buildStory } from '#test/support/story-file.ts';

/** A word that stands in nothing that readers may see. */
const secret = 'الزبرجدية';

/**
 * Every door of the readers' site, with addresses that would show an unpublished piece if anything did. `{…}` stands
 * for what the test files: number and slugs of the piece, its section, desk, person and topic, the day.
 * A door that has no row here fails the test.
 */
const doors: Readonly<Record<string, readonly string[]>> = {
  // Turns away what no name can have in it.
  'ALL /*': ['/story/%00', '/a/{id}/%00'],
  // The newsroom's own doors: nobody is signed in here; what staff see is held by its own table of doors.
  'ALL /api/auth/*': ['/api/auth/get-session'],
  'ALL /api/v1/*': [
    '/api/v1/pieces',
    '/api/v1/pieces/{id}',
    '/api/v1/pieces/{id}/revisions',
    '/api/v1/calendar',
  ],
  'ALL /newsroom': ['/newsroom'],
  'ALL /newsroom/*': ['/newsroom/pieces/{id}', '/newsroom/collaboration'],
  'GET /healthz': ['/healthz'],
  'GET /readyz': ['/readyz'],
  'GET /robots.txt': ['/robots.txt'],
  'GET /sitemap.xml': ['/sitemap.xml'],
  'GET /sitemap-pages.xml': ['/sitemap-pages.xml'],
  'GET /:file{sitemap-[0-9]{1,5}[.]xml}': ['/sitemap-0.xml', '/sitemap-1.xml'],
  'GET /news-sitemap.xml': ['/news-sitemap.xml'],
  'GET /assets/*': [],
  'GET /favicon.svg': ['/favicon.svg'],
  'GET /manifest.webmanifest': ['/manifest.webmanifest'],
  // A picture is named by the hash of its bytes: who can name it has it already.
  'GET /media/:hash{[0-9a-f]{20}}/:file{[0-9]{2,4}[.](?:avif|webp|jpg)}': [
    '/media/00000000000000000000/640.jpg',
  ],
  'GET /rss.xml': ['/rss.xml'],
  'GET /en/rss.xml': ['/en/rss.xml'],
  'GET /desk/:slug/rss.xml': ['/desk/{desk}/rss.xml'],
  'GET /by/:slug/rss.xml': ['/by/{person}/rss.xml'],
  'GET /topic/:slug/rss.xml': ['/topic/{topic}/rss.xml'],
  'GET /s/:slug{.+}/rss.xml': ['/s/{section}/rss.xml'],
  'GET /story/:slug/rss.xml': ['/story/{file}/rss.xml'],
  'GET /entity/:slug/rss.xml': ['/entity/{entity}/rss.xml'],
  'GET /atom.xml': ['/atom.xml'],
  'GET /en/atom.xml': ['/en/atom.xml'],
  'GET /desk/:slug/atom.xml': ['/desk/{desk}/atom.xml'],
  'GET /by/:slug/atom.xml': ['/by/{person}/atom.xml'],
  'GET /topic/:slug/atom.xml': ['/topic/{topic}/atom.xml'],
  'GET /s/:slug{.+}/atom.xml': ['/s/{section}/atom.xml'],
  'GET /story/:slug/atom.xml': ['/story/{file}/atom.xml'],
  'GET /entity/:slug/atom.xml': ['/entity/{entity}/atom.xml'],
  'GET /feed.json': ['/feed.json'],
  'GET /en/feed.json': ['/en/feed.json'],
  'GET /desk/:slug/feed.json': ['/desk/{desk}/feed.json'],
  'GET /by/:slug/feed.json': ['/by/{person}/feed.json'],
  'GET /topic/:slug/feed.json': ['/topic/{topic}/feed.json'],
  'GET /s/:slug{.+}/feed.json': ['/s/{section}/feed.json'],
  'GET /story/:slug/feed.json': ['/story/{file}/feed.json'],
  'GET /entity/:slug/feed.json': ['/entity/{entity}/feed.json'],
  // The words asked for are said back; what is looked for is the rest of the piece.
  'GET /search': ['/search?q=مكتبة', '/search?q=مكتبة&section={section}', '/search?q=البلدية'],
  'GET /en/search': ['/en/search?q=library'],
  'GET /suggest.json': ['/suggest.json?q=الزبر', '/suggest.json?q=الز'],
  'GET /search.json': ['/search.json?q=مكتبة', '/search.json?q=البلدية'],
  'GET /preview': ['/preview', '/preview?key={id}', '/preview?key='],
  // A version is only of what was published; of the piece with an unpublished change there is the one before it.
  'GET /a/:id{[0-9]{1,9}}/versions': ['/a/{id}/versions', '/a/{changed}/versions'],
  'GET /a/:id{[0-9]{1,9}}/versions/:number{[1-9][0-9]{0,8}}': [
    '/a/{id}/versions/1',
    '/a/{changed}/versions/1',
    '/a/{changed}/versions/2',
  ],
  'GET /a/:id{[0-9]{1,9}}/versions/:number{[1-9][0-9]{0,8}}/diff': [
    '/a/{id}/versions/1/diff',
    '/a/{changed}/versions/1/diff',
    '/a/{changed}/versions/2/diff',
  ],
  'GET /a/:id{[0-9]{1,9}}/versions/:number{[1-9][0-9]{0,8}[.]json}': [
    '/a/{id}/versions/1.json',
    '/a/{id}/versions/2.json',
    '/a/{changed}/versions/1.json',
    '/a/{changed}/versions/2.json',
  ],
  'GET /log': ['/log'],
  'GET /en/log': ['/en/log'],
  'GET /log/checkpoint': ['/log/checkpoint'],
  'GET /log/key': ['/log/key'],
  // Entries name what was published by its number and its hash; what was withdrawn stays entered.
  'GET /log/tile/*': ['/log/tile/0/000.p/3', '/log/tile/entries/000.p/3'],
  'GET /a/:id{[0-9]{1,9}}/live/changes': ['/a/{id}/live/changes'],
  'GET /a/:id{[0-9]{1,9}}/live/changes/:entry{[0-9]{1,9}}': ['/a/{id}/live/changes/1'],
  'GET /a/:id{[0-9]{1,9}}/live/:page{[1-9][0-9]{0,3}}': ['/a/{id}/live/1'],
  'GET /a/:id{[0-9]{1,9}}/:slug?': ['/a/{id}', '/a/{id}/{slug}', '/a/{other}/{otherSlug}'],
  'GET /s/:key{.+}': ['/s/{section}', '/s/{section}?after='],
  'GET /s': ['/s'],
  'GET /desk/:slug': ['/desk/{desk}'],
  'GET /by/:slug': ['/by/{person}'],
  'GET /topic/:slug': ['/topic/{topic}'],
  // What of a story file rests on a hidden piece: test/http/stories.test.ts asks for statements, claims and events.
  'GET /story/:slug': ['/story/{file}', '/story/{file}?after=9999999999999-1'],
  'GET /story/:slug/issue/:issue{[0-9]{1,9}}': ['/story/{file}/issue/{issue}'],
  'GET /story/:slug/parties': ['/story/{file}/parties'],
  'GET /story/:slug/background': ['/story/{file}/background'],
  // States of play are the desk's own words; those from before the file was shown are not among them.
  'GET /story/:slug/former': ['/story/{file}/former'],
  'GET /story/:slug/claims': ['/story/{file}/claims'],
  'GET /story/:slug/timeline/:year{[0-9]{4}}': ['/story/{file}/timeline/2026'],
  'GET /entity/:slug': ['/entity/{entity}', '/entity/{entity}?after=9999999999999-1'],
  'GET /stories': ['/stories'],
  'GET /en/stories': ['/en/stories'],
  'GET /archive/:year/:month/:day': ['/archive/{day}'],
  'GET /': ['/'],
  'GET /corrections/rss.xml': ['/corrections/rss.xml'],
  'GET /corrections/atom.xml': ['/corrections/atom.xml'],
  'GET /corrections/feed.json': ['/corrections/feed.json'],
  'GET /en/corrections/rss.xml': ['/en/corrections/rss.xml'],
  'GET /en/corrections/atom.xml': ['/en/corrections/atom.xml'],
  'GET /en/corrections/feed.json': ['/en/corrections/feed.json'],
  'GET /corrections': ['/corrections'],
  'GET /about': ['/about'],
  'GET /menu': ['/menu'],
  'GET /en': ['/en'],
  'GET /en/corrections': ['/en/corrections'],
  'GET /en/about': ['/en/about'],
  'GET /en/menu': ['/en/menu'],
  'POST /read/:id{[0-9]{1,9}}': ['/read/{id}'],
  'GET /*': ['/{slug}', '/old/{id}.html'],
};

/** How a piece may be on its way without readers knowing of it. */
const unseen: PieceState[] = [
  { workflow: 'idea', publication: 'unpublished' },
  { workflow: 'draft', publication: 'unpublished' },
  { workflow: 'approved', publication: 'unpublished' },
  { workflow: 'approved', publication: 'scheduled' },
  { workflow: 'draft', publication: 'embargoed' },
  { workflow: 'approved', publication: 'embargoed' },
  { workflow: 'approved', publication: 'withdrawn' },
];

describeNewsroom('What readers may not see', () => {
  const newsroom = useNewsroom();
  let node: RunningNode;
  let pieces: (PieceState & { article: number })[];
  let known: Record<string, string>;
  let changed: number;

  beforeAll(async () => {
    const { db } = newsroom;
    node = await newsroom.node();
    const place = await foundPlace(db);
    const filed = await db.transaction().execute(async (tx) => {
      const index = await filingIndex(tx);
      return {
        person: await ensureFiling(tx, index, 'person', 'هالة السمان'),
        topic: await ensureFiling(tx, index, 'topic', 'المكتبات'),
      };
    });
    const tagged = (given: Partial<ArticleContent> = {}): ArticleContent => {
      const content = buildContent(place, given);
      content.bylines.push({ type: 'person', id: filed.person.id, name: filed.person.name });
      content.topics = [{ id: filed.topic.id, name: filed.topic.name }];
      return content;
    };
    /** Something in every list, so that each door has something to show. */
    const show = async (): Promise<number> => {
      const made = await createPiece(db, {
        actor: chief,
        desk: place.desk,
        begin: 'draft',
        content: tagged(),
      });
      await db
        .updateTable('piece')
        .set({ workflow: 'approved' })
        .where('article_id', '=', made.article)
        .execute();
      await publishPiece(db, { article: made.article, basedOn: 1, actor: chief });
      return made.article;
    };
    const other = await show();
    changed = await show();
    const { content } = await readPiece(db, chief, changed);
    const hidden = tagged({
      headline: `مكتبة البلدية ${secret} تفتح أبوابها`,
      standfirst: `مقدمة ${secret}.`,
      body: bodyFromText(`متن ${secret} عن مكتبة البلدية.`, () => null),
    });
    // A published piece with a change that is not published.
    await savePiece(db, {
      ...{ article: changed, basedOn: 1, actor: chief },
      content: { ...content, headline: hidden.headline, standfirst: hidden.standfirst, body: hidden.body },
    });
    pieces = [];
    for (const state of unseen) {
      const { article } = await pieceIn(db, state, { ...place, content: hidden });
      pieces.push({ ...state, article });
    }
    while ((await enterDue(db, 'news.example')) !== 0);
    // A story file that readers have, with all of these pieces in it, and an event and a position of each.
    const file = await buildStory(db, { title: 'ملف المكتبات' });
    const party = await file.party('مكتبات البلدية');
    const issue = await file.issue(`أوقات ${secret}`);
    const source = await file.source({ kind: 'official', label: `متحدث ${secret}` });
    for (const { article } of [...pieces, { article: other }, { article: changed }]) {
      await fileInStory(db, { actor: chief, story: file.story, article, filed: true });
      if (article === other || article === changed) continue;
      const said = await file.say(source, `قول ${secret}`, { party: party.id, issue });
      await file.event(`افتتاح ${secret}`, { article, statements: [said] });
    }
    const one = async (table: 'desk' | 'person' | 'topic', id: number) =>
      (await db.selectFrom(table).select('slug').where('id', '=', id).executeTakeFirstOrThrow()).slug;
    const shown = await db
      .selectFrom('edition_article')
      .select('slug')
      .where('id', '=', other)
      .executeTakeFirstOrThrow();
    known = {
      section: 'محليات',
      ...{ file: file.slug, entity: party.slug, issue: String(issue) },
      desk: await one('desk', place.desk),
      person: await one('person', filed.person.id),
      topic: await one('topic', filed.topic.id),
      day: new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Riyadh' })
        .format(new Date())
        .replaceAll('-', '/'),
      changed: String(changed),
      ...{ other: String(other), otherSlug: shown.slug, slug: 'مكتبة-البلدية-الزبرجدية-تفتح-أبوابها' },
    };
  });

  const log = pino({ level: 'silent' });
  const ask = async (door: string, address: string, id: number) => {
    const method = door.startsWith('POST') ? 'POST' : 'GET';
    const path = address.replaceAll(/\{(\w+)\}/g, (_, name) => (name === 'id' ? String(id) : known[name]!));
    const response = await makeApp(node.context, log).request(encodeURI(`https://news.example${path}`), {
      method,
    });
    const headers = [...response.headers]
      .map(([name, value]) => `${name}: ${decodeSafely(value)}`)
      .join('\n');
    return { status: response.status, text: `${headers}\n${await response.text()}` };
  };
  const decodeSafely = (value: string): string => {
    try {
      return decodeURIComponent(value);
    } catch {
      return value;
    }
  };

  test('has no door that this test does not know', () => {
    const standing = makeApp(node.context, log).routes.map(({ method, path }) =>
      `${method} ${path}`.replace(/^GET \/assets\/.*/, 'GET /assets/*'),
    );
    expect([...new Set(standing)].sort()).toEqual(Object.keys(doors).sort());
  });

  test.each(Object.entries(doors))('is not behind %s', async (door, addresses) => {
    for (const address of addresses)
      for (const { article, workflow, publication } of pieces) {
        const { status, text } = await ask(door, address, article);
        const said = address.includes('{slug}') ? text.replaceAll(known.slug!, '') : text;
        expect([address, workflow, publication, said.includes(secret)]).toEqual([
          ...[address, workflow, publication],
          false,
        ]);
        expect(said).not.toContain(`/a/${article}/`);
        expect(status).toBeLessThan(500);
        if (!address.includes('{id}')) break;
      }
  });

  test('and the doors would show it: once it is published, all of its lists and pages say the word', async () => {
    const ready = pieces.find(
      ({ workflow, publication }) => workflow === 'approved' && publication === 'unpublished',
    )!;
    expect((await ask('GET /a', '/a/{id}', ready.article)).status).toBe(404);
    await publishPiece(newsroom.db, { article: ready.article, basedOn: 1, actor: chief });
    node.cache.dropAll();
    for (const address of [
      ...['/', '/rss.xml', '/feed.json', '/s/{section}', '/desk/{desk}', '/by/{person}', '/topic/{topic}'],
      ...['/archive/{day}', '/search.json?q=مكتبة', '/search?q=مكتبة', '/news-sitemap.xml', '/a/{id}/{slug}'],
      ...['/suggest.json?q=الزبر', '/a/{other}/{otherSlug}', '/story/{file}', '/story/{file}/rss.xml'],
      ...['/entity/{entity}', '/entity/{entity}/rss.xml'],
    ])
      expect([address, (await ask('GET', address, ready.article)).text.includes(secret)]).toEqual([
        address,
        true,
      ]);
  });

  test('is told of its withdrawal, where it was seen before, and of nothing else', async () => {
    for (const { article, publication } of pieces.filter(({ publication }) => publication !== 'unpublished'))
      expect([publication, (await ask('GET /a', '/a/{id}', article)).status]).toEqual([
        publication,
        publication === 'withdrawn' ? 410 : 404,
      ]);
  });
});
