import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { Hono } from 'hono';
import { sql } from 'kysely';
import pino from 'pino';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { may, type PieceInHand, sightOf } from '#article/policy.ts';
import { type Actor, type Role, roles } from '#article/roles.ts';
import { documentName, sharedVersion } from '#article/shared/shape.ts';
import { publicationStates, workflowStates } from '#article/workflow.ts';
import { addComment } from '#desk/comments/add.ts';
import { readCalendar } from '#desk/life/read-calendar.ts';
import { readPiece } from '#desk/life/read-pieces.ts';
import { reopenPiece } from '#desk/life/reopen.ts';
import { savePiece } from '#desk/life/save.ts';
import { createToken } from '#desk/staff/tokens.ts';
import type { NewsroomEnv } from '#http/newsroom/actor.ts';
import { makeNewsroomApp } from '#http/newsroom/app.ts';
import { socketPath } from '#http/newsroom/collaboration/sockets.ts';
import { problemResponse } from '#http/newsroom/problems.ts';
import { pieceRoutes } from '#http/newsroom/routes/pieces.ts';
import { leaveFor } from '#http/newsroom/socket-door.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { oneOfEach } from '#test/support/one-of-each.ts';
import { chief, foundPlace, hoursAhead, pieceIn, staffMember } from '#test/support/pieces.ts';
import { Browser, hire, origin } from '#test/support/staff.ts';
import { otherDoors, pieceDoors, socketDoors, storyDoors } from './doors-table.ts';

/** Opens a piece's socket as a browser does: what is said of it, 'read-write', 'readonly' or why not. */
const knock = (port: number, cookie: string, article: number): Promise<string> =>
  new Promise((resolve) => {
    class FromOurPage extends WebSocket {
      constructor(address: string) {
        super(address, { headers: { cookie, origin } });
      }
    }
    const websocketProvider = new HocuspocusProviderWebsocket({
      url: `ws://127.0.0.1:${port}${socketPath}`,
      WebSocketPolyfill: FromOurPage,
    });
    const answered = (answer: string): void => {
      provider.destroy();
      websocketProvider.destroy();
      resolve(answer);
    };
    const provider = new HocuspocusProvider({
      websocketProvider,
      name: documentName(article),
      token: String(sharedVersion),
      onAuthenticated: ({ scope }) => answered(scope),
      onAuthenticationFailed: ({ reason }) => answered(reason),
    });
    provider.attach();
  });

describeNewsroom('Every door of the API', () => {
  const newsroom = useNewsroom();
  // One for all who only ask: each has connections of its own.
  let kept: ReturnType<typeof newsroom.node> | null = null;
  const node = () => {
    kept ??= newsroom.node();
    return kept;
  };

  test('has a row in the table of doors, and every row a door', async () => {
    const { context } = await node();
    const doors = new Set(
      makeNewsroomApp(context, context.staff!)
        .routes.filter(({ method }) => method !== 'ALL')
        .map(({ method, path }) => `${method} ${path}`)
        .filter((door) => door.includes(' /api/v1')),
    );
    const rows = [
      ...Object.keys(pieceDoors).map((door) => door.replace(' ', ' /api/v1/pieces/:id')),
      ...Object.keys(otherDoors).map((door) => door.replace(' ', ' /api/v1')),
      ...Object.keys(storyDoors).map((door) => door.replace(' ', ' /api/v1')),
    ];
    expect([...doors].sort()).toEqual(rows.sort());
    expect(Object.keys(socketDoors)).toEqual([socketPath]);
  });

  /** Routes as they stand, with somebody at the door. */
  const apiOf = async (actor: Actor) => {
    const { context } = await node();
    const log = pino({ level: 'silent' });
    const app = new Hono<NewsroomEnv>();
    app.use('*', async (c, next) => {
      c.set('actor', actor);
      await next();
    });
    app.route('/pieces', pieceRoutes(context.staff!, context));
    app.onError((error, c) => problemResponse(error, log, c.req.path));
    return app;
  };

  /** Puts a piece into a state, whatever was done to it before; returns its newest revision. */
  const put = async (article: number, piece: PieceInHand): Promise<number> => {
    const shown = piece.publication === 'published';
    const ever = shown || piece.publication === 'withdrawn';
    const kind = { scheduled: 'publish', embargoed: 'embargo' }[piece.publication as 'scheduled'];
    const { rows } = await sql<{ head: number }>`with gone as (
        delete from schedule where article_id = ${article}
      ), state as (
        update piece set workflow = ${piece.workflow}, desk_id = ${piece.desk}, assignee = ${piece.assignee}::uuid,
          created_by = null where article_id = ${article}
      ) update article set published_revision = ${shown ? 1 : null}::int, published_at = ${ever ? new Date() : null}::timestamptz,
          updated_at = ${ever ? new Date() : null}::timestamptz where id = ${article} returning head`.execute(
      newsroom.db,
    );
    if (kind)
      await newsroom.db
        .insertInto('schedule')
        .values({ kind: kind as 'publish', article_id: article, due: hoursAhead(24), actor_name: 'test' })
        .execute();
    return rows[0]!.head;
  };

  /** A comment of the actor's, from when they could. */
  const commentOf = async (actor: Actor, article: number) => {
    const { thread, comment } = await addComment(newsroom.db, {
      ...{ article, actor: { ...actor, held: chief.held }, text: 'أين المصدر؟', mentions: [], anchor: null },
    });
    return { thread: `${thread}`, comment: `${comment}` };
  };

  const walk = async (role: Role): Promise<{ asked: number; wrong: string[] }> => {
    const { db } = newsroom;
    const place = await foundPlace(db);
    const away = (await foundPlace(db, 'قسم الثقافة')).desk;
    const actor = await staffMember(db, [{ role, desk: place.desk }]);
    const api = await apiOf(actor);
    const { article } = await pieceIn(db, { workflow: 'approved', publication: 'published' }, place);
    const { content } = await readPiece(db, chief, article);
    const said = await commentOf(actor, article);
    const hour = hoursAhead(30).toISOString();
    const wrong: string[] = [];
    let asked = 0;
    for (const [desk, assignee] of [
      [place.desk, null],
      [away, null],
      [away, actor.id],
    ] as const)
      for (const workflow of workflowStates)
        for (const publication of publicationStates) {
          const piece: PieceInHand = { desk, assignee, createdBy: null, workflow, publication };
          let basedOn = await put(article, piece);
          for (const [path, { read, write }] of Object.entries(socketDoors)) {
            const open = await leaveFor(db)(actor, article);
            const leave = may(actor, write, piece) === true ? 'write' : 'read';
            const expected = may(actor, read, piece) === true ? leave : null;
            asked++;
            if (open !== expected)
              wrong.push(`${role} socket ${path} ${JSON.stringify(piece)}: ${open}, not ${expected}`);
          }
          for (const [door, { act, body, query = '', done = 200 }] of Object.entries(pieceDoors)) {
            const [method, rest] = door.split(' ') as [string, string];
            const headline = `عنوان جديد للمادة رقم ${++asked}`;
            const answer = await api.request(
              `/pieces/${article}${rest
                .replace(/:number|:entry/, '1')
                .replace(':thread', said.thread)
                .replace(':comment', said.comment)}${query}`,
              {
                method,
                headers: { 'content-type': 'application/json' },
                ...(body
                  ? { body: JSON.stringify(body({ basedOn, hour, content: { ...content, headline } })) }
                  : {}),
              },
            );
            // Who may read all of it may read what readers see.
            const allowed =
              (act === 'readPublished' && sightOf(actor, piece) !== null) || may(actor, act, piece);
            const expected =
              allowed === true
                ? done
                : sightOf(actor, piece) === null
                  ? 404
                  : allowed.reason === 'state'
                    ? 409
                    : 403;
            if (answer.status !== expected)
              wrong.push(
                `${role} ${door} ${JSON.stringify(piece)}: ${answer.status}, not ${expected}: ${(await answer.text()).slice(0, 200)}`,
              );
            if (answer.ok && method !== 'GET') basedOn = await put(article, piece);
          }
        }
    return { asked, wrong };
  };

  test.each(roles)(
    'answers a %s on the own desk, another and the own piece, in every state, by the rule book',
    async (role) => {
      const { asked, wrong } = await walk(role);
      expect(wrong).toEqual([]);
      expect(asked).toBe(
        (Object.keys(pieceDoors).length + Object.keys(socketDoors).length) *
          (3 * workflowStates.length * publicationStates.length),
      );
    },
  );

  test('opens a socket to write, to read or not at all, by the rule book', async () => {
    const { db } = newsroom;
    const node = await newsroom.node();
    const place = await foundPlace(db);
    const away = (await foundPlace(db, 'قسم الثقافة')).desk;
    const { article } = await pieceIn(db, { workflow: 'approved', publication: 'published' }, place);
    for (const role of roles) {
      const held = [{ role, desk: place.desk }];
      const member = await hire(db, held);
      const actor: Actor = { id: member.id, name: member.name, held, scopes: null };
      const browser = new Browser(node);
      await browser.signIn(member);
      for (const desk of [place.desk, away])
        for (const [workflow, publication] of [
          ['draft', 'unpublished'],
          ['draft', 'published'],
          ['approved', 'embargoed'],
        ] as const) {
          const piece: PieceInHand = { desk, assignee: null, createdBy: null, workflow, publication };
          await put(article, piece);
          const write = may(actor, 'save', piece) === true ? 'read-write' : 'readonly';
          const expected = may(actor, 'read', piece) === true ? write : 'forbidden';
          expect([
            role,
            desk === away,
            workflow,
            publication,
            await knock(node.port, browser.cookie, article),
          ]).toEqual([role, desk === away, workflow, publication, expected]);
        }
    }
  });

  test('shows another desk what readers see, and nothing that was written since', async () => {
    const { db } = newsroom;
    const place = await foundPlace(db);
    const away = (await foundPlace(db, 'قسم الثقافة')).desk;
    const author = await staffMember(db, [{ role: 'reporter', desk: place.desk }]);
    const stranger = await staffMember(db, [{ role: 'reporter', desk: away }]);
    const { article, revision } = await pieceIn(
      db,
      { workflow: 'approved', publication: 'published' },
      place,
    );
    const { content, headline } = await readPiece(db, chief, article);
    await reopenPiece(db, { article, basedOn: revision, actor: author });
    await savePiece(db, {
      ...{ article, basedOn: revision, actor: author, note: 'ملاحظة داخلية' },
      content: { ...content, headline: 'خبر سرّي لم يُنشر بعد' },
    });
    await commentOf(author, article);
    const api = await apiOf(stranger);
    const ask = async (path: string, method = 'GET') => {
      const answer = await api.request(`/pieces${path}`, { method });
      return { status: answer.status, text: await answer.text() };
    };
    const seen = await ask(`/${article}`);
    expect(JSON.parse(seen.text)).toMatchObject({
      ...{ headline, revision, publication: 'published', may: ['readPublished'] },
      content: { headline },
    });
    const { revisions } = JSON.parse((await ask(`/${article}/revisions`)).text);
    expect(revisions).toMatchObject([{ number: revision, note: '' }]);
    const everything = [
      seen,
      await ask(`/${article}/revisions`),
      await ask(''),
      await ask(`?headline=${encodeURIComponent('سرّي')}`),
      ...(await Promise.all(
        [
          '/revisions/2',
          '/compare?from=1&to=2',
          '/compare?from=2&to=2',
          '/events',
          '/comments',
          '/publication',
        ].map((rest) => ask(`/${article}${rest}`)),
      )),
      await ask(`/${article}/settle`, 'POST'),
    ];
    expect(everything.map(({ status }) => status)).toEqual([
      ...[200, 200, 200, 200],
      ...[404, 404, 404, 403, 403, 403],
      403,
    ]);
    for (const { text } of everything) expect(text).not.toMatch(/سرّي|داخلية|أين المصدر/);
    expect(JSON.parse(everything[3]!.text).pieces).toEqual([]);
    expect(await leaveFor(db)(stranger, article)).toBeNull();
    expect(await leaveFor(db)(author, article)).toBe('write');
    const days = { from: hoursAhead(-1), to: hoursAhead(1) };
    const calendar = JSON.stringify(await readCalendar(db, stranger, days));
    expect(calendar).toContain(headline);
    expect(calendar).not.toContain('سرّي');
  });

  test.each(roles)('that is no piece’s answers a %s by the rule book', async (role) => {
    const { db } = newsroom;
    const { context } = await node();
    const place = await foundPlace(db);
    const away = (await foundPlace(db, 'قسم الثقافة')).desk;
    const actor = await staffMember(db, [{ role, desk: place.desk }]);
    const { token } = await createToken(db, {
      ...{ person: actor.id, name: 'اختبار', by: actor, expiresAt: hoursAhead(1) },
      scopes: ['read', 'write', 'publish', 'administer'],
    });
    const app = makeNewsroomApp(context, context.staff!);
    const ask = (method: string, path: string, body?: object) =>
      app.request(`${context.origin}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
    for (const [door, { ask: act, path, body }] of Object.entries(otherDoors)) {
      const [method, route] = door.split(' ') as [string, string];
      if (act === 'open' || act === 'create') continue;
      const { status } = await ask(method, path ?? route, body);
      const allowed = act === 'anyone' || may(actor, act, 'newsroom') === true;
      expect([role, door, status === 403]).toEqual([role, door, !allowed]);
      expect(status).toBeLessThan(500);
    }
    for (const desk of [place.desk, away]) {
      const { status } = await ask('POST', '/pieces', { desk, begin: 'idea' });
      expect([role, desk, status]).toEqual([role, desk, may(actor, 'create', { desk }) === true ? 201 : 403]);
    }
  });

  test.each(roles)(
    'of story files answers a %s by the rule book, on the own desk and another',
    async (role) => {
      const { db } = newsroom;
      const { context } = await node();
      const place = await foundPlace(db);
      const away = await foundPlace(db, 'قسم الثقافة');
      const actor = await staffMember(db, [{ role, desk: place.desk }]);
      const { token } = await createToken(db, {
        ...{ person: actor.id, name: 'اختبار', by: actor, expiresAt: hoursAhead(1) },
        scopes: ['read', 'write', 'publish', 'administer'],
      });
      const app = makeNewsroomApp(context, context.staff!);
      const { article } = await pieceIn(db, { workflow: 'approved', publication: 'published' }, place);
      for (const { desk } of [place, away]) {
        const file = await oneOfEach(db, desk, article);
        for (const [door, { act, path, body }] of Object.entries(storyDoors)) {
          const [method, route] = door.split(' ') as [string, string];
          const answer = await app.request(`${context.origin}/api/v1${path?.(file) ?? route}`, {
            method,
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
            ...(body ? { body: JSON.stringify(body(file)) } : {}),
          });
          const allowed = may(actor, act, act === 'readStories' ? 'newsroom' : { desk }) === true;
          // Without the first changes, those that are based on them find another version.
          const { status } = answer;
          expect([role, door, desk === away.desk, allowed ? status < 300 || status === 409 : status]).toEqual(
            [...[role, door, desk === away.desk], allowed || 403],
          );
        }
      }
    },
  );
});
