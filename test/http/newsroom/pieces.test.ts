import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import type { Scope } from '#article/roles.ts';
import { createToken } from '#desk/staff/tokens.ts';
import {
  calendarEntry,
  comparedRevisions,
  comparison,
  done,
  piece,
  pieceEvent,
  pieceSummary,
  revision,
  revisionSummary,
} from '#http/newsroom/piece-schemas.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { buildContent, foundPlace, hoursAhead, pieceIn } from '#test/support/pieces.ts';
import { askWithToken, Browser, hire } from '#test/support/staff.ts';

/** Holds an answer to its schema, to the letter: no member more, none less. */
const fits = (schema: z.ZodObject, answer: unknown) => schema.strict().parse(answer);

describeNewsroom('Pieces over the API', () => {
  const newsroom = useNewsroom();
  const atWork = async () => {
    const { db } = newsroom;
    const node = await newsroom.node();
    const place = await foundPlace(db);
    const reporter = new Browser(node);
    const editor = new Browser(node);
    const people = {
      reporter: await hire(db, [{ role: 'reporter', desk: place.desk }]),
      editor: await hire(db, [{ role: 'deskEditor', desk: place.desk }]),
    };
    await reporter.signIn(people.reporter);
    await editor.signIn(people.editor);
    return { node, place, reporter, editor, people };
  };

  test('go from an idea to a correction, and every answer is as the document of the API says', async () => {
    const { node, place, reporter, editor, people } = await atWork();
    const made = await editor.post('/api/v1/pieces', {
      ...{ desk: place.desk, begin: 'idea', headline: 'السوق القديم', brief: 'ماذا بعد الترميم؟' },
    });
    expect(made.status).toBe(201);
    const { article } = fits(done, made.json) as { article: number };
    const at = `/api/v1/pieces/${article}`;
    const deadline = hoursAhead(5).toISOString();
    await editor.post(`${at}/assign`, { basedOn: 1, assignee: people.reporter.id, deadline });
    const content = buildContent(place);
    const saved = await reporter.ask('PUT', `${at}/content`, { basedOn: 1, content, note: 'المسودة الأولى' });
    expect([saved.status, saved.json]).toEqual([200, { article, revision: 2 }]);
    await reporter.post(`${at}/submit`, { basedOn: 2 });

    const [mine] = (await reporter.get('/api/v1/pieces?mine=true&workflow=inReview')).json.pieces;
    expect(fits(pieceSummary, mine)).toMatchObject({
      id: article,
      deadline,
      assignee: people.reporter.id && { name: people.reporter.name },
    });
    const read = (await editor.get(at)).json;
    fits(piece, read);
    expect(read.may).toEqual(expect.arrayContaining(['approve', 'return', 'save']));
    expect(read.may).not.toContain('publish');
    expect(read.content.headline).toBe(content.headline);

    await editor.post(`${at}/approve`, { basedOn: 2 });
    const soon = hoursAhead(2).toISOString();
    expect((await editor.post(`${at}/schedule`, { basedOn: 2, at: soon })).status).toBe(200);
    const from = hoursAhead(-1).toISOString();
    const to = hoursAhead(24).toISOString();
    const { entries } = (await editor.get(`/api/v1/calendar?from=${from}&to=${to}`)).json;
    for (const entry of entries) fits(calendarEntry, entry);
    expect(entries.filter((entry: { piece: { id: number } }) => entry.piece.id === article)).toMatchObject([
      { kind: 'scheduled', at: soon },
      { kind: 'due', at: deadline },
    ]);
    expect((await editor.post(`${at}/publish`, { basedOn: 2 })).status).toBe(200);
    await editor.ask('PUT', `${at}/content`, {
      basedOn: 2,
      content: { ...content, standfirst: 'مقدمة مصححة.' },
    });
    const note = 'ذكرت المقدمة غير ذلك، والصواب ما فيها الآن.';
    expect((await editor.post(`${at}/correct`, { basedOn: 3, kind: 'correction', note })).status).toBe(200);
    const path = decodeURI((await editor.get(at)).json.path);
    const page = await fetch(`http://127.0.0.1:${node.port}${encodeURI(path)}`);
    expect(await page.text()).toContain(note);

    const { revisions } = (await reporter.get(`${at}/revisions`)).json;
    for (const one of revisions) fits(revisionSummary, one);
    expect(revisions.map(({ number, shown }: { number: number; shown: boolean }) => [number, shown])).toEqual(
      [
        [3, true],
        [2, true],
        [1, false],
      ],
    );
    fits(revision, (await reporter.get(`${at}/revisions/1`)).json);
    const compared = (await reporter.get(`${at}/compare?from=2&to=3`)).json;
    fits(comparedRevisions, compared);
    expect(compared.fields).toMatchObject([{ field: 'standfirst' }]);
    const { events } = (await reporter.get(`${at}/events`)).json;
    for (const event of events) fits(pieceEvent, event);
    expect(events[0]).toMatchObject({ act: 'correct', note, by: { id: people.editor.id } });
  });

  test('refuse a write that was based on an older revision, with the difference', async () => {
    const { place, reporter, editor, people } = await atWork();
    const content = buildContent(place);
    const { article } = (await reporter.post('/api/v1/pieces', { desk: place.desk, begin: 'draft', content }))
      .json;
    const at = `/api/v1/pieces/${article}`;
    const theirs = { ...content, headline: 'عنوان المحرر الجديد للمادة' };
    await editor.ask('PUT', `${at}/content`, { basedOn: 1, content: theirs });
    const refused = await reporter.ask('PUT', `${at}/content`, { basedOn: 1, content });
    expect([refused.status, refused.headers.get('content-type')]).toEqual([409, 'application/problem+json']);
    expect(refused.json).toMatchObject({
      ...{ type: expect.stringMatching(/stale-revision$/), basedOn: 1, head: 2, by: people.editor.name },
    });
    fits(comparison, refused.json.difference);
    expect(refused.json.difference.fields).toMatchObject([{ field: 'headline' }]);
    expect((await reporter.get(at)).json.revision).toBe(2);
  });

  test('name every place that is wrong, and change nothing', async () => {
    const { place, editor } = await atWork();
    const { article, revision: basedOn } = await pieceIn(
      newsroom.db,
      { workflow: 'draft', publication: 'unpublished' },
      place,
    );
    const at = `/api/v1/pieces/${article}`;
    const content = { ...buildContent(place), body: { type: 'doc', content: [{ type: 'script' }] } };
    const wrong = await editor.ask('PUT', `${at}/content`, { basedOn, content });
    expect(wrong.status).toBe(400);
    expect(wrong.json.problems[0].path).toMatch(/^content\.body\.content\.0/);
    for (const [act, body] of [
      ['return', { basedOn }],
      ['schedule', { basedOn, at: 'غدًا' }],
      ['correct', { basedOn, kind: 'update', note: 'x' }],
      ['submit', {}],
      ['submit', { basedOn: '1' }],
    ] as const)
      expect([act, (await editor.post(`${at}/${act}`, body)).status]).toEqual([act, 400]);
    expect((await editor.get('/api/v1/pieces/x')).status).toBe(400);
    expect((await editor.get('/api/v1/pieces/999999')).status).toBe(404);
    expect(
      (await editor.get('/api/v1/calendar?from=2026-01-01T00:00:00Z&to=2028-01-01T00:00:00Z')).status,
    ).toBe(400);
    expect((await editor.get(at)).json).toMatchObject({ revision: 1, workflow: 'draft' });
  });

  test('written twice with one Idempotency-Key are written once, and answered alike', async () => {
    const { place, reporter, editor } = await atWork();
    const idea = { desk: place.desk, begin: 'idea', headline: 'فكرة أُرسلت مرتين' };
    const send = (browser: Browser, key: string, body: object = idea) =>
      browser.ask('POST', '/api/v1/pieces', body, { 'idempotency-key': key });
    const first = await send(reporter, 'key-1');
    const again = await send(reporter, 'key-1');
    expect([first.status, again.status, again.json]).toEqual([201, 201, first.json]);
    expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    const other = await send(reporter, 'key-1', { ...idea, headline: 'فكرة أخرى' });
    expect([other.status, other.json.type]).toEqual([422, expect.stringMatching(/key-reused$/)]);
    // Somebody else's key is another key; a key that is none is refused.
    expect((await send(editor, 'key-1')).json.article).not.toBe(first.json.article);
    expect((await send(reporter, 'ك'.replace('ك', 'a b'))).status).toBe(400);
    // A refusal is an answer too.
    const bad = { desk: 9_999, begin: 'idea' };
    expect((await send(reporter, 'key-2', bad)).status).toBe(403);
    expect((await send(reporter, 'key-2', bad)).headers.get('idempotency-replayed')).toBe('true');
    const both = await Promise.all([send(reporter, 'key-3'), send(reporter, 'key-3')]);
    const { pieces } = (
      await reporter.get(`/api/v1/pieces?headline=${encodeURIComponent('مرتين')}&mine=true`)
    ).json;
    expect(pieces).toHaveLength(2);
    expect(both.map(({ status }) => status).every((status) => status === 201 || status === 409)).toBe(true);
  });

  test('that were cut off are never written twice: whoever sent them is told to look', async () => {
    const { place, reporter } = await atWork();
    const idea = (headline: string) => ({ desk: place.desk, begin: 'idea', headline });
    const send = (key: string, headline: string) =>
      reporter.ask('POST', '/api/v1/pieces', idea(headline), { 'idempotency-key': key });
    const filed = async (headline: string) =>
      (await reporter.get(`/api/v1/pieces?headline=${encodeURIComponent(headline)}`)).json.pieces.length;
    const fails = async (table: string, moment: string, how: string, act: () => Promise<void>) => {
      await sql
        .raw(`create function cut_off() returns trigger language plpgsql as
        $$ begin ${how}; return new; end $$;
        create trigger cut_off before ${moment} on ${table} for each row execute function cut_off()`)
        .execute(newsroom.db);
      await act();
      await sql.raw(`drop trigger cut_off on ${table}; drop function cut_off()`).execute(newsroom.db);
    };

    // The way to the database breaks in the middle of the command.
    const broken = 'فكرة انقطع طريقها';
    await fails('piece_event', 'insert', 'perform pg_terminate_backend(pg_backend_pid())', async () => {
      expect((await send('cut-1', broken)).status).toBe(503);
    });
    const again = await send('cut-1', broken);
    expect([again.status, again.json.type]).toEqual([409, '/problems/outcome-unknown']);
    expect(await filed(broken)).toBe(0);
    expect((await send('cut-2', broken)).status).toBe(201);
    expect(await filed(broken)).toBe(1);

    // It is written, and the node dies before it has kept the answer.
    const unanswered = 'فكرة ضاع جوابها';
    await fails('idempotent_write', 'update', `raise 'the node is gone'`, async () => {
      await send('cut-3', unanswered);
    });
    const soon = await send('cut-3', unanswered);
    expect([soon.status, soon.json.type]).toEqual([409, '/problems/under-way']);
    await sql`update idempotent_write set at = at - interval '5 minutes'`.execute(newsroom.db);
    const later = await send('cut-3', unanswered);
    expect([later.status, later.json.type]).toEqual([409, '/problems/outcome-unknown']);
    expect(await filed(unanswered)).toBe(1);
  });

  test('are opened by a token only as far as its scopes go', async () => {
    const { node, place, people } = await atWork();
    const { article } = await pieceIn(
      newsroom.db,
      { workflow: 'approved', publication: 'unpublished' },
      place,
    );
    const at = `/api/v1/pieces/${article}`;
    const withScopes = async (scopes: Scope[]) => {
      const { id, name } = people.editor;
      const by = { id, name };
      const { token } = await createToken(newsroom.db, {
        ...{ person: id, name: 'برنامج', scopes, by, expiresAt: hoursAhead(1) },
      });
      return (method: string, path: string, body?: unknown) => askWithToken(node, token, method, path, body);
    };
    const reading = await withScopes(['read']);
    expect((await reading('GET', at)).json.may).toEqual(['read', 'preview']);
    for (const act of ['publish', 'submit', 'return'])
      expect((await reading('POST', `${at}/${act}`, { basedOn: 1, note: 'x' })).status).toBe(403);
    const writing = await withScopes(['write']);
    for (const path of [at, '/api/v1/pieces', `${at}/revisions`, `${at}/compare?from=1&to=1`])
      expect([path, (await writing('GET', path)).status]).toEqual([path, 403]);
    const stale = await writing('PUT', `${at}/content`, { basedOn: 7, content: buildContent(place) });
    expect([stale.status, stale.json.difference]).toEqual([409, undefined]);
    expect((await writing('POST', `${at}/publish`, { basedOn: 1 })).status).toBe(403);
    expect((await (await withScopes(['publish']))('POST', `${at}/publish`, { basedOn: 1 })).status).toBe(200);
    const [entry] = await newsroom.db
      .selectFrom('audit_entry')
      .select('by_token')
      .where('subject', '=', `article:${article}`)
      .where('act', '=', 'article.publish')
      .execute();
    expect(entry).toEqual({ by_token: true });
  });

  test('are shown by a preview link as readers would see them, until it ends or they are embargoed', async () => {
    const { node, place, editor } = await atWork();
    const content = buildContent(place, { headline: 'عنوان لا يراه القراء بعد' });
    const { article } = await pieceIn(
      newsroom.db,
      { workflow: 'draft', publication: 'unpublished' },
      { ...place, content },
    );
    const at = `/api/v1/pieces/${article}`;
    const link = (await editor.post(`${at}/preview`, { basedOn: 1, hours: 2 })).json;
    const open = (path: string) => fetch(`http://127.0.0.1:${node.port}${path}`);
    const page = await open(link.path);
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain('عنوان لا يراه القراء بعد');
    expect(html).not.toContain('data-reads');
    expect([page.headers.get('cache-control'), page.headers.get('x-robots-tag')]).toEqual([
      'no-store',
      'noindex, noarchive',
    ]);
    expect((await open(`/a/${article}`)).status).toBe(404);
    expect((await open(`${link.path}x`)).status).toBe(404);
    await editor.post(`${at}/embargo`, { basedOn: 1, until: hoursAhead(3).toISOString() });
    expect((await open(link.path)).status).toBe(404);
    const second = (await editor.post(`${at}/preview`, { basedOn: 1 })).json;
    expect((await open(second.path)).status).toBe(200);
    await newsroom.db
      .updateTable('preview_link')
      .set({ expires_at: hoursAhead(-1) })
      .execute();
    expect((await open(second.path)).status).toBe(404);
  });
});
