import { Hono } from 'hono';
import { sql } from 'kysely';
import pino from 'pino';
import { expect, test } from 'vitest';
import { may, type PieceInHand } from '#article/policy.ts';
import { type Actor, type Role, roles } from '#article/roles.ts';
import { publicationStates, workflowStates } from '#article/workflow.ts';
import { addComment } from '#desk/comments/add.ts';
import { readPiece } from '#desk/life/read-pieces.ts';
import { createToken } from '#desk/staff/tokens.ts';
import type { NewsroomEnv } from '#http/newsroom/actor.ts';
import { makeNewsroomApp } from '#http/newsroom/app.ts';
import { problemResponse } from '#http/newsroom/problems.ts';
import { pieceRoutes } from '#http/newsroom/routes/pieces.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { chief, foundPlace, hoursAhead, pieceIn, staffMember } from '#test/support/pieces.ts';
import { otherDoors, pieceDoors } from './doors-table.ts';

describeNewsroom('Every door of the API', () => {
  const newsroom = useNewsroom();

  test('has a row in the table of doors, and every row a door', async () => {
    const { context } = await newsroom.node();
    const doors = new Set(
      makeNewsroomApp(context, context.staff!)
        .routes.filter(({ method }) => method !== 'ALL')
        .map(({ method, path }) => `${method} ${path}`)
        .filter((door) => door.includes(' /api/v1')),
    );
    const rows = [
      ...Object.keys(pieceDoors).map((door) => door.replace(' ', ' /api/v1/pieces/:id')),
      ...Object.keys(otherDoors).map((door) => door.replace(' ', ' /api/v1')),
    ];
    expect([...doors].sort()).toEqual(rows.sort());
  });

  /** Routes as they stand, with somebody at the door. */
  const apiOf = (actor: Actor) => {
    const log = pino({ level: 'silent' });
    const app = new Hono<NewsroomEnv>();
    app.use('*', async (c, next) => {
      c.set('actor', actor);
      await next();
    });
    app.route('/pieces', pieceRoutes({ db: newsroom.db, log } as Parameters<typeof pieceRoutes>[0]));
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
    const api = apiOf(actor);
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
          for (const [door, { act, body, query = '' }] of Object.entries(pieceDoors)) {
            const [method, rest] = door.split(' ') as [string, string];
            const headline = `عنوان جديد للمادة رقم ${++asked}`;
            const answer = await api.request(
              `/pieces/${article}${rest.replace(':number', '1').replace(':thread', said.thread).replace(':comment', said.comment)}${query}`,
              {
                method,
                headers: { 'content-type': 'application/json' },
                ...(body
                  ? { body: JSON.stringify(body({ basedOn, hour, content: { ...content, headline } })) }
                  : {}),
              },
            );
            const allowed = may(actor, act, piece);
            const expected =
              allowed === true
                ? 200
                : may(actor, 'read', piece) !== true
                  ? 404
                  : allowed.reason === 'state'
                    ? 409
                    : 403;
            if (answer.status !== expected)
              wrong.push(
                `${role} ${door} ${JSON.stringify(piece)}: ${answer.status}, not ${expected}: ${await answer.text()}`,
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
        Object.keys(pieceDoors).length * 3 * workflowStates.length * publicationStates.length,
      );
    },
  );

  test.each(roles)('that is no piece’s answers a %s by the rule book', async (role) => {
    const { db } = newsroom;
    const { context } = await newsroom.node();
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
});
