import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { actorOfUpgrade } from '#http/newsroom/actor.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { Browser, hire, origin } from '#test/support/staff.ts';

describeNewsroom('The API', () => {
  const newsroom = useNewsroom();

  test('describes itself as OpenAPI 3.1, every operation with a name and what it may be refused with', async () => {
    const { status, json } = await new Browser(await newsroom.node()).get('/api/v1/openapi.json');
    expect(status).toBe(200);
    expect(json.openapi).toBe('3.1.0');
    expect(Object.keys(json.paths)).toContain('/api/v1/people/{id}/roles/{role}/{desk}');
    const names = new Set<string>();
    for (const [path, methods] of Object.entries<Record<string, unknown>>(json.paths))
      for (const [method, operation] of Object.entries(methods)) {
        const { operationId, summary, responses, security } = operation as {
          operationId?: string;
          summary?: string;
          responses?: Record<string, unknown>;
          security?: unknown[];
        };
        expect([path, method, Boolean(operationId && summary)]).toEqual([path, method, true]);
        expect(names.has(operationId!)).toBe(false);
        names.add(operationId!);
        // Whatever is not open to everybody says that it wants somebody signed in.
        expect([path, method, security?.length === 0 || '401' in (responses ?? {})]).toEqual([
          path,
          method,
          true,
        ]);
      }
    expect(Object.keys(json.components.schemas)).toEqual(
      expect.arrayContaining(['Problem', 'HeldRole', 'Colleague']),
    );
  });

  test('answers nobody who is not signed in, not even with what there is', async () => {
    const browser = new Browser(await newsroom.node());
    const { json } = await browser.get('/api/v1/openapi.json');
    for (const [path, methods] of Object.entries<Record<string, { security?: unknown[] }>>(json.paths))
      for (const [method, { security }] of Object.entries(methods)) {
        if (security?.length === 0) continue;
        const answer = await browser.ask(method.toUpperCase(), path.replaceAll(/\{[^}]+\}/g, '1'));
        expect([path, method, answer.status]).toEqual([path, method, 401]);
      }
    expect((await browser.get('/api/v1/nothing')).status).toBe(401);
  });

  test('refuses what is too large or makes no sense, in a problem document', async () => {
    const node = await newsroom.node();
    const browser = new Browser(node);
    const large = await browser.post('/api/v1/setup/check', { token: 'x'.repeat(5 << 20) });
    expect([large.status, large.json.type]).toEqual([413, '/problems/too-large']);
    const broken = await fetch(`http://127.0.0.1:${node.port}/api/v1/setup/check`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: '{"token":',
    });
    expect(broken.status).toBe(400);
    expect(broken.headers.get('content-type')).toBe('application/problem+json');
    const text = await fetch(`http://127.0.0.1:${node.port}/api/v1/setup/check`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', origin },
      body: '{"token":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}',
    });
    expect(text.status).toBe(400);
  });
});

describeNewsroom('A socket', () => {
  const newsroom = useNewsroom();

  /** What `actorOfUpgrade` sees of an upgrade with these headers. */
  async function upgrade(headers: Record<string, string>): Promise<IncomingMessage> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const seen = new Promise<IncomingMessage>((resolve) =>
      server.once('request', (request, response) => {
        response.end();
        resolve(request);
      }),
    );
    await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { headers });
    server.close();
    return seen;
  }

  test('is opened by a session from our own page, and by nothing else', async () => {
    const node = await newsroom.node();
    const member = await hire(newsroom.db, [{ role: 'reporter', desk: null }]);
    const browser = new Browser(node);
    await browser.signIn(member);
    const { cookie } = browser;
    const opened = await actorOfUpgrade(node.context, await upgrade({ origin, cookie }));
    expect(opened).toMatchObject({ actor: { id: member.id, scopes: null, held: [{ role: 'reporter' }] } });
    const { sessions } = (await browser.get('/api/v1/sessions')).json;
    expect(opened!.session).toBe(sessions[0].id);
    for (const headers of [
      { origin },
      { cookie },
      { origin: 'https://evil.example', cookie },
      { origin, cookie: cookie.replace('=', '=x') },
    ])
      expect(await actorOfUpgrade(node.context, await upgrade(headers as Record<string, string>))).toBeNull();
    await browser.delete(`/api/v1/sessions/${opened!.session}`);
    expect(await actorOfUpgrade(node.context, await upgrade({ origin, cookie }))).toBeNull();
  });
});
