import { expect, test } from 'vitest';
import type { HeldRole } from '#article/roles.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { askWithToken, Browser, hire, password } from '#test/support/staff.ts';

const everywhere = (role: HeldRole['role']): HeldRole[] => [{ role, desk: null }];
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

describeNewsroom('People and their roles', () => {
  const newsroom = useNewsroom();
  const desk = async (name: string) =>
    (
      await newsroom.db
        .insertInto('desk')
        .values({ name, slug: name.replaceAll(' ', '-') })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id;

  test('everybody sees colleagues and their roles; only administrators see their accounts', async () => {
    const node = await newsroom.node();
    const administrator = await hire(newsroom.db, everywhere('administrator'));
    const reporter = await hire(newsroom.db, everywhere('reporter'));
    const [theirs, ours] = [new Browser(node), new Browser(node)];
    await theirs.signIn(reporter);
    await ours.signIn(administrator);
    const seen = (await theirs.get('/api/v1/people')).json.people;
    expect(seen).toContainEqual({
      id: administrator.id,
      name: administrator.name,
      roles: everywhere('administrator'),
      active: true,
      account: null,
    });
    const all = (await ours.get('/api/v1/people')).json.people;
    expect(all.find(({ id }: { id: string }) => id === reporter.id).account).toMatchObject({
      email: reporter.email,
      disabledAt: null,
      twoFactor: false,
      passkeys: 0,
      lastSignIn: expect.any(String),
    });
  });

  test('a role is granted and withdrawn on a desk, and holds at once', async () => {
    const node = await newsroom.node();
    const sports = await desk('قسم الرياضة');
    const administrator = await hire(newsroom.db, everywhere('administrator'));
    const reporter = await hire(newsroom.db, []);
    const [theirs, ours] = [new Browser(node), new Browser(node)];
    await theirs.signIn(reporter);
    await ours.signIn(administrator);
    const path = `/api/v1/people/${reporter.id}/roles/deskEditor/${sports}`;
    expect((await theirs.ask('PUT', path)).status).toBe(403);
    const granted = [{ role: 'deskEditor', desk: sports }];
    expect((await ours.ask('PUT', path)).json).toEqual({ roles: granted });
    expect((await ours.ask('PUT', path)).json).toEqual({ roles: granted });
    expect((await theirs.get('/api/v1/me')).json.held).toEqual(granted);
    expect((await theirs.get('/api/v1/desks')).json.desks).toContainEqual({
      id: sports,
      name: 'قسم الرياضة',
      slug: 'قسم-الرياضة',
    });
    expect((await ours.delete(path)).json).toEqual({ roles: [] });
    expect((await theirs.get('/api/v1/me')).json.held).toEqual([]);
    expect((await theirs.get('/api/v1/desks')).status).toBe(403);
    expect((await ours.ask('PUT', `/api/v1/people/${reporter.id}/roles/reporter/99999`)).status).toBe(400);
    expect((await ours.ask('PUT', `/api/v1/people/${reporter.id}/roles/king/all`)).status).toBe(400);
    const log = (await ours.get(`/api/v1/audit?subject=person:${reporter.id}&act=role`)).json.entries;
    expect(log.map(({ act }: { act: string }) => act)).toEqual(['role.withdraw', 'role.grant']);
    expect(log[0].actor).toEqual({ id: administrator.id, name: administrator.name });
  });

  test('the last administrator can neither be withdrawn nor disabled', async () => {
    const node = await newsroom.node();
    await newsroom.db.deleteFrom('auth.role_held').execute();
    const administrator = await hire(newsroom.db, everywhere('administrator'));
    const browser = new Browser(node);
    await browser.signIn(administrator);
    for (const answer of [
      await browser.delete(`/api/v1/people/${administrator.id}/roles/administrator/all`),
      await browser.post(`/api/v1/people/${administrator.id}/disable`),
    ])
      expect([answer.status, answer.json.type]).toEqual([409, '/problems/last-administrator']);
    expect((await browser.get('/api/v1/me')).json.held).toEqual(everywhere('administrator'));
  });

  test('an administrator disables a person, who is out at once, and enables them again', async () => {
    const node = await newsroom.node();
    const administrator = await hire(newsroom.db, everywhere('administrator'));
    const reporter = await hire(newsroom.db, everywhere('reporter'));
    const [theirs, ours] = [new Browser(node), new Browser(node)];
    await theirs.signIn(reporter);
    await ours.signIn(administrator);
    const given = { name: 'برنامج', scopes: ['administer'], expiresAt: inDays(1) };
    const { token } = (await theirs.post('/api/v1/tokens', given)).json;
    expect((await askWithToken(node, token, 'GET', '/api/v1/me')).status).toBe(200);
    expect((await ours.post(`/api/v1/people/${reporter.id}/disable`)).status).toBe(204);
    expect((await theirs.get('/api/v1/me')).status).toBe(401);
    expect((await askWithToken(node, token, 'GET', '/api/v1/me')).status).toBe(401);
    expect((await ours.post(`/api/v1/people/${reporter.id}/enable`)).status).toBe(204);
    expect((await theirs.signIn(reporter)).status).toBe(200);
    // What was revoked stays so.
    expect((await askWithToken(node, token, 'GET', '/api/v1/me')).status).toBe(401);
    expect((await ours.post('/api/v1/people/00000000-0000-4000-8000-000000000000/disable')).status).toBe(404);
  });

  test('an administrator hands out a link to a new password', async () => {
    const node = await newsroom.node();
    const administrator = await hire(newsroom.db, everywhere('administrator'));
    const reporter = await hire(newsroom.db, everywhere('reporter'));
    const browser = new Browser(node);
    await browser.signIn(administrator);
    const made = await browser.post(`/api/v1/people/${reporter.id}/reset-link`, { secondFactor: true });
    expect(made.status).toBe(201);
    const token = made.json.link.split('#')[1];
    expect((await browser.post('/api/v1/password-resets/check', { token })).json.secondFactor).toBe(true);
  });

  test('sessions are listed by number and ended, one or all others', async () => {
    const node = await newsroom.node();
    const member = await hire(newsroom.db, everywhere('reporter'));
    const other = await hire(newsroom.db, everywhere('reporter'));
    const [desk, phone, home, elsewhere] = [1, 2, 3, 4].map(() => new Browser(node)) as Browser[];
    for (const browser of [desk!, phone!, home!]) await browser.signIn(member);
    await elsewhere!.signIn(other);
    const { sessions } = (await desk!.get('/api/v1/sessions')).json;
    expect(sessions.map(({ current }: { current: boolean }) => current)).toEqual([false, false, true]);
    expect(sessions[0]).toMatchObject({ address: home!.address, userAgent: expect.any(String) });
    const tokens = await newsroom.db.selectFrom('auth.session').select('token').execute();
    for (const { token } of tokens) expect(JSON.stringify(sessions)).not.toContain(token);

    const atHome = sessions[0].id;
    expect((await elsewhere!.delete(`/api/v1/sessions/${atHome}`)).status).toBe(404);
    expect((await home!.get('/api/v1/me')).status).toBe(200);
    expect((await desk!.delete(`/api/v1/sessions/${atHome}`)).status).toBe(204);
    expect((await home!.get('/api/v1/me')).status).toBe(401);
    expect((await desk!.delete('/api/v1/sessions')).json).toEqual({ ended: 1 });
    expect((await phone!.get('/api/v1/me')).status).toBe(401);
    expect((await desk!.get('/api/v1/me')).status).toBe(200);
    expect((await elsewhere!.get('/api/v1/me')).status).toBe(200);
  });

  test('a password is changed by who knows it, and other sessions end', async () => {
    const node = await newsroom.node();
    const member = await hire(newsroom.db, everywhere('reporter'));
    const [desk, phone] = [new Browser(node), new Browser(node)];
    await desk.signIn(member);
    await phone.signIn(member);
    const fresh = 'ثلاث سفن في الميناء 9';
    const wrong = await desk.post('/api/v1/me/password', { current: 'غيرها تمامًا', password: fresh });
    expect([wrong.status, wrong.json.type]).toEqual([400, '/problems/wrong-password']);
    expect(
      (await desk.post('/api/v1/me/password', { current: password, password: 'قصيرة' })).json,
    ).toMatchObject({
      problems: [{ path: 'password', code: 'too-short' }],
    });
    expect((await desk.post('/api/v1/me/password', { current: password, password: fresh })).status).toBe(204);
    expect((await desk.get('/api/v1/me')).status).toBe(200);
    expect((await phone.get('/api/v1/me')).status).toBe(401);
    expect((await phone.signIn(member, fresh)).status).toBe(200);
  });

  test('a person changes the own name, on one line', async () => {
    const member = await hire(newsroom.db, everywhere('reporter'));
    const browser = new Browser(await newsroom.node());
    await browser.signIn(member);
    expect((await browser.ask('PATCH', '/api/v1/me', { name: '  نور\n الدين ' })).status).toBe(204);
    expect((await browser.get('/api/v1/me')).json.name).toBe('نور الدين');
    expect((await browser.ask('PATCH', '/api/v1/me', { name: ' \n ' })).status).toBe(400);
    expect((await browser.ask('PATCH', '/api/v1/me', { nam: 'نور' })).json.problems[0].path).toBe('name');
  });
});

describeNewsroom('API tokens', () => {
  const newsroom = useNewsroom();

  test('a token is shown once, kept as its hash, and acts as its owner within its scopes', async () => {
    const node = await newsroom.node();
    const administrator = await hire(newsroom.db, everywhere('administrator'));
    const browser = new Browser(node);
    await browser.signIn(administrator);
    const given = { name: 'قارئ السجل', scopes: ['read'], expiresAt: inDays(30) };
    const made = await browser.post('/api/v1/tokens', given);
    expect(made.status).toBe(201);
    const { token } = made.json;
    expect(token).toMatch(/^wrq_[\w-]{43}$/);
    const listed = await browser.get('/api/v1/tokens');
    expect(listed.json.tokens).toEqual([
      { id: made.json.id, ...given, createdAt: expect.any(String), lastUsedAt: null },
    ]);
    const [row] = await newsroom.db.selectFrom('auth.api_token').selectAll().execute();
    expect(JSON.stringify(row)).not.toContain(token.slice(4));

    const mine = await askWithToken(node, token, 'GET', '/api/v1/me');
    expect(mine.json).toMatchObject({ id: administrator.id, scopes: ['read'], session: null });
    expect((await askWithToken(node, token, 'GET', '/api/v1/people')).status).toBe(200);
    const audit = await askWithToken(node, token, 'GET', '/api/v1/audit');
    expect([audit.status, audit.json.type]).toEqual([403, '/problems/not-allowed-scope']);
    expect((await browser.get('/api/v1/tokens')).json.tokens[0].lastUsedAt).toEqual(expect.any(String));
  });

  test('a token that ran out, was revoked or never was opens nothing, whatever cookie comes with it', async () => {
    const node = await newsroom.node();
    const member = await hire(newsroom.db, everywhere('reporter'));
    const browser = new Browser(node);
    await browser.signIn(member);
    const make = async () =>
      (await browser.post('/api/v1/tokens', { name: 'برنامج', scopes: ['read'], expiresAt: inDays(1) })).json;
    const [late, revoked] = [await make(), await make()];
    await newsroom.db
      .updateTable('auth.api_token')
      .set({ expires_at: new Date(Date.now() - 1_000) })
      .where('id', '=', late.id)
      .execute();
    expect((await browser.delete(`/api/v1/tokens/${revoked.id}`)).status).toBe(204);
    for (const token of [late.token, revoked.token, `wrq_${'x'.repeat(43)}`, 'anything', '']) {
      const answer = await askWithToken(node, token, 'GET', '/api/v1/me');
      expect([answer.status, answer.json.type]).toEqual([401, '/problems/not-signed-in']);
      const both = await browser.ask('GET', '/api/v1/me', undefined, { authorization: `Bearer ${token}` });
      expect(both.status).toBe(401);
    }
    const stranger = new Browser(node);
    await stranger.signIn(await hire(newsroom.db, everywhere('reporter')));
    const kept = await make();
    expect((await stranger.delete(`/api/v1/tokens/${kept.id}`)).status).toBe(404);
    expect((await askWithToken(node, kept.token, 'GET', '/api/v1/me')).status).toBe(200);
  });

  test('a token needs a name, a scope and an end within a year', async () => {
    const browser = new Browser(await newsroom.node());
    await browser.signIn(await hire(newsroom.db, everywhere('reporter')));
    const good = { name: 'برنامج', scopes: ['read'], expiresAt: inDays(1) };
    for (const [path, bad] of [
      ['name', { name: ' ' }],
      ['scopes', { scopes: [] }],
      ['scopes.0', { scopes: ['everything'] }],
      ['expiresAt', { expiresAt: inDays(400) }],
      ['expiresAt', { expiresAt: inDays(-1) }],
      ['expiresAt', { expiresAt: 'غدًا' }],
    ] as const) {
      const answer = await browser.post('/api/v1/tokens', { ...good, ...bad });
      expect([answer.status, answer.json.problems?.[0].path]).toEqual([400, path]);
    }
  });

  test('the log tells what a token did from what its owner did', async () => {
    const node = await newsroom.node();
    const administrator = await hire(newsroom.db, everywhere('administrator'));
    const browser = new Browser(node);
    await browser.signIn(administrator);
    const { token } = (
      await browser.post('/api/v1/tokens', { name: 'كشف', scopes: ['administer'], expiresAt: inDays(1) })
    ).json;
    expect((await askWithToken(node, token, 'PATCH', '/api/v1/me', { name: 'هدى الآن' })).status).toBe(204);
    const { entries } = (await browser.get(`/api/v1/audit?actor=${administrator.id}&act=person.rename`)).json;
    expect(entries).toMatchObject([{ byToken: true, detail: { to: 'هدى الآن' } }]);
  });
});
