import { expect, test } from 'vitest';
import { invite } from '#desk/staff/invite.ts';
import { offerReset } from '#desk/staff/reset.ts';
import { offerSetUp } from '#desk/staff/set-up.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { Browser, hire, origin, password } from '#test/support/staff.ts';

const operator = { id: null, name: 'operator' };
const tokenOf = (link: string) => link.slice(link.indexOf('#') + 1);

describeNewsroom('The set-up link', () => {
  const newsroom = useNewsroom();

  test('makes the first administrator, once', async () => {
    const node = await newsroom.node();
    const browser = new Browser(node);
    expect((await browser.get('/api/v1/setup')).json).toEqual({ needed: true });
    const older = await offerSetUp(newsroom.db);
    const token = await offerSetUp(newsroom.db);
    expect(older).not.toBe(token);
    const person = { name: 'منى العلي', email: 'Muna@News.example', password };
    const check = async (given: string | null) =>
      (await browser.post('/api/v1/setup/check', { token: given })).json.valid;
    expect([await check(older), await check(token)]).toEqual([false, true]);
    // A newer link replaces an older one.
    expect((await browser.post('/api/v1/setup', { ...person, token: older })).status).toBe(410);
    // What is wrong does not use the link up.
    const weak = await browser.post('/api/v1/setup', { ...person, token, password: 'password123' });
    expect(weak.status).toBe(400);
    expect(weak.json).toMatchObject({
      type: '/problems/bad-password',
      problems: [{ path: 'password', code: 'common' }],
    });
    const done = await browser.post('/api/v1/setup', { ...person, token });
    expect(done.status).toBe(201);
    const again = await browser.post('/api/v1/setup', { ...person, email: 'other@news.example', token });
    expect(again.status).toBe(410);
    expect(again.json.type).toBe('/problems/link-spent');

    expect(await offerSetUp(newsroom.db)).toBeNull();
    expect((await browser.get('/api/v1/setup')).json).toEqual({ needed: false });
    expect((await browser.signIn({ email: 'muna@news.example' })).status).toBe(200);
    expect((await browser.get('/api/v1/me')).json.held).toContainEqual({ role: 'administrator', desk: null });
    const [entry] = (await browser.get('/api/v1/audit?act=person.set-up')).json.entries;
    expect(entry).toMatchObject({
      actor: { id: done.json.id, name: 'منى العلي' },
      subject: `person:${done.json.id}`,
    });
  });

  test('only one of two who use it at once becomes administrator', async () => {
    await newsroom.db.deleteFrom('auth.role_held').execute();
    const token = await offerSetUp(newsroom.db);
    const browser = new Browser(await newsroom.node());
    const both = await Promise.all(
      ['one', 'two'].map((name) =>
        browser.post('/api/v1/setup', { token, name, email: `${name}@news.example`, password }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 410]);
  });

  test('the database holds no link that could be used', async () => {
    await newsroom.db.deleteFrom('auth.role_held').execute();
    const token = (await offerSetUp(newsroom.db))!;
    const { token_hash } = await newsroom.db
      .selectFrom('auth.set_up_link')
      .select('token_hash')
      .executeTakeFirstOrThrow();
    expect(token_hash.length).toBe(32);
    expect(token_hash.toString('base64url')).not.toBe(token);
  });
});

describeNewsroom('An invitation', () => {
  const newsroom = useNewsroom();
  const inviting = (email: string) =>
    invite(newsroom.db, {
      email,
      name: 'سامر الحاج',
      roles: [{ role: 'reporter', desk: null }],
      by: operator,
      origin,
      byMail: false,
    });

  test('lets the invited person in, once, under the name they choose', async () => {
    const browser = new Browser(await newsroom.node());
    const { link } = await inviting('Samer@news.example');
    expect(link).toMatch(/^https:\/\/news\.example\/newsroom\/invitation#[\w-]{43}$/);
    const token = tokenOf(link);
    expect((await browser.post('/api/v1/invitations/check', { token })).json).toEqual({
      name: 'سامر الحاج',
      email: 'samer@news.example',
    });
    const done = await browser.post('/api/v1/invitations/accept', { token, name: 'سامر', password });
    expect(done.status).toBe(201);
    expect(done.json.email).toBe('samer@news.example');
    for (const path of ['accept', 'check'])
      expect((await browser.post(`/api/v1/invitations/${path}`, { token, password })).status).toBe(410);
    expect((await browser.signIn({ email: 'samer@news.example' })).status).toBe(200);
    expect((await browser.get('/api/v1/me')).json).toMatchObject({
      name: 'سامر',
      held: [{ role: 'reporter', desk: null }],
    });
  });

  test('is refused when wrong, when it has run out, when it was replaced, with nothing changed', async () => {
    const browser = new Browser(await newsroom.node());
    const first = tokenOf((await inviting('late@news.example')).link);
    const second = tokenOf((await inviting('late@news.example')).link);
    const people = async () =>
      (await newsroom.db.selectFrom('auth.user_account').select('id').execute()).length;
    const before = await people();
    for (const token of ['x'.repeat(43), first])
      expect((await browser.post('/api/v1/invitations/accept', { token, password })).status).toBe(410);
    await newsroom.db
      .updateTable('auth.invitation')
      .set({ expires_at: new Date(Date.now() - 1_000) })
      .where('email', '=', 'late@news.example')
      .execute();
    expect((await browser.post('/api/v1/invitations/accept', { token: second, password })).status).toBe(410);
    expect(
      (await browser.post('/api/v1/invitations/accept', { token: 'kurz', password })).json,
    ).toMatchObject({
      type: '/problems/invalid-input',
      problems: [{ path: 'token' }],
    });
    expect(await people()).toBe(before);
  });

  test('of two who accept it at once one comes in', async () => {
    const browser = new Browser(await newsroom.node());
    const token = tokenOf((await inviting('twice@news.example')).link);
    const both = await Promise.all(
      [1, 2].map(() => browser.post('/api/v1/invitations/accept', { token, password })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 410]);
  });

  test('an administrator makes it, sees it among the open ones, and takes it back', async () => {
    const node = await newsroom.node();
    const [administrator, reporter] = [
      await hire(newsroom.db, [{ role: 'administrator', desk: null }], 'هدى'),
      await hire(newsroom.db, [{ role: 'reporter', desk: null }]),
    ];
    const browser = new Browser(node);
    await browser.signIn(administrator);
    const given = { email: 'new@news.example', name: 'وليد', roles: [{ role: 'reviewer', desk: null }] };
    const made = await browser.post('/api/v1/invitations', given);
    expect(made.status).toBe(201);
    expect(made.json.link).toContain('/newsroom/invitation#');
    const open = (await browser.get('/api/v1/invitations')).json.invitations;
    expect(open[0]).toMatchObject({ ...given, id: made.json.id, invitedBy: 'هدى' });
    expect(JSON.stringify(open)).not.toContain(tokenOf(made.json.link));
    expect((await browser.delete(`/api/v1/invitations/${made.json.id}`)).status).toBe(204);
    const token = tokenOf(made.json.link);
    expect((await new Browser(node).post('/api/v1/invitations/accept', { token, password })).status).toBe(
      410,
    );

    expect(
      (await browser.post('/api/v1/invitations', { ...given, email: reporter.email })).json,
    ).toMatchObject({
      type: '/problems/address-taken',
      status: 409,
    });
    const unknownDesk = { ...given, roles: [{ role: 'reporter', desk: 987 }] };
    expect((await browser.post('/api/v1/invitations', unknownDesk)).json.problems).toEqual([
      expect.objectContaining({ path: 'roles.0.desk', code: 'no-such-desk' }),
    ]);

    const other = new Browser(node);
    await other.signIn(reporter);
    expect((await other.post('/api/v1/invitations', given)).status).toBe(403);
    expect((await other.get('/api/v1/invitations')).status).toBe(403);
  });
});

describeNewsroom('A forgotten password', () => {
  const newsroom = useNewsroom();

  test('is replaced by a link, once, and every session ends', async () => {
    const node = await newsroom.node();
    const member = await hire(newsroom.db, [{ role: 'reporter', desk: null }]);
    const browser = new Browser(node);
    await browser.signIn(member);
    const { link } = await offerReset(newsroom.db, {
      person: member.id,
      secondFactor: false,
      by: operator,
      origin,
      byMail: false,
    });
    const token = tokenOf(link);
    const stranger = new Browser(node);
    expect((await stranger.post('/api/v1/password-resets/check', { token })).json).toEqual({
      name: member.name,
      email: member.email,
      secondFactor: false,
    });
    const fresh = 'ثلاث سفن في الميناء 9';
    const own = `${member.email}`;
    expect(
      (await stranger.post('/api/v1/password-resets/accept', { token, password: own })).json,
    ).toMatchObject({
      problems: [{ path: 'password', code: 'own-name' }],
    });
    expect((await stranger.post('/api/v1/password-resets/accept', { token, password: fresh })).status).toBe(
      204,
    );
    expect((await stranger.post('/api/v1/password-resets/accept', { token, password: fresh })).status).toBe(
      410,
    );
    expect((await browser.get('/api/v1/me')).status).toBe(401);
    expect((await stranger.signIn(member)).status).toBe(401);
    expect((await stranger.signIn(member, fresh)).status).toBe(200);
  });

  test('a link for a lost telephone takes the second factor away as well', async () => {
    const node = await newsroom.node();
    const member = await hire(newsroom.db, [{ role: 'reporter', desk: null }]);
    await newsroom.db
      .updateTable('auth.user_account')
      .set({ two_factor_enabled: true })
      .where('id', '=', member.id)
      .execute();
    await newsroom.db
      .insertInto('auth.two_factor')
      .values({ secret: 'x', backup_codes: 'x', user_id: member.id, verified: true })
      .execute();
    const { link } = await offerReset(newsroom.db, {
      person: member.id,
      secondFactor: true,
      by: operator,
      origin,
      byMail: false,
    });
    const browser = new Browser(node);
    expect((await browser.signIn(member)).json.twoFactorRedirect).toBe(true);
    const fresh = 'ثلاث سفن في الميناء 9';
    await browser.post('/api/v1/password-resets/accept', { token: tokenOf(link), password: fresh });
    expect((await browser.signIn(member, fresh)).json.twoFactorRedirect).toBeUndefined();
    expect((await browser.get('/api/v1/me')).json.twoFactor).toBe(false);
  });

  test('is answered alike for known and unknown addresses, and only so often', async () => {
    const node = await newsroom.node();
    const member = await hire(newsroom.db, [{ role: 'reporter', desk: null }]);
    const ask = (email: string) => new Browser(node).post('/api/v1/password-resets', { email });
    const known = await ask(member.email);
    const unknown = await ask('nobody@news.example');
    expect([known.status, known.json]).toEqual([202, { mail: false }]);
    expect([unknown.status, unknown.json]).toEqual([202, { mail: false }]);
    for (let asked = 1; asked < 5; asked++) await ask(member.email);
    expect((await ask(member.email)).status).toBe(429);
  });

  test('one address may knock only so often', async () => {
    const browser = new Browser(await newsroom.node());
    const statuses = new Set<number>();
    for (let asked = 0; asked < 62; asked++)
      statuses.add((await browser.post('/api/v1/setup/check', { token: 'y'.repeat(43) })).status);
    expect([...statuses]).toEqual([200, 429]);
  });
});
