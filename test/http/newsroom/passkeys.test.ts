import { expect, test } from 'vitest';
import { disablePerson } from '#desk/staff/disable.ts';
import { Authenticator } from '#test/support/authenticator.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { Browser, hire, origin } from '#test/support/staff.ts';

const reporter = [{ role: 'reporter', desk: null }] as const;

describeNewsroom('A passkey', () => {
  const newsroom = useNewsroom();

  async function add(browser: Browser, authenticator: Authenticator, name = 'هاتفي') {
    const options = await browser.get('/api/auth/passkey/generate-register-options');
    expect(options.status).toBe(200);
    expect(options.json.authenticatorSelection.userVerification).toBe('required');
    return browser.post('/api/auth/passkey/verify-registration', {
      response: authenticator.register(options.json),
      name,
    });
  }
  async function use(browser: Browser, authenticator: Authenticator) {
    const options = await browser.get('/api/auth/passkey/generate-authenticate-options');
    return browser.post('/api/auth/passkey/verify-authentication', {
      response: authenticator.authenticate(options.json),
    });
  }

  test('is added by who is signed in, signs in without a password, and is removed', async () => {
    const node = await newsroom.node();
    const member = await hire(newsroom.db, reporter);
    const desk = new Browser(node);
    await desk.signIn(member);
    const telephone = new Authenticator(origin);
    expect((await add(desk, telephone)).status).toBe(200);
    const [passkey] = (await desk.get('/api/v1/me')).json.passkeys;
    expect(passkey).toMatchObject({ name: 'هاتفي', createdAt: expect.any(String) });

    const elsewhere = new Browser(node);
    const signedIn = await use(elsewhere, telephone);
    expect(signedIn.status).toBe(200);
    expect(signedIn.json.session.token).toBeUndefined();
    expect((await elsewhere.get('/api/v1/me')).json.id).toBe(member.id);

    expect((await desk.post('/api/auth/passkey/delete-passkey', { id: passkey.id })).status).toBe(200);
    expect((await use(new Browser(node), telephone)).status).toBe(401);
    const acts = await newsroom.db
      .selectFrom('audit_entry')
      .select('act')
      .where('actor_id', '=', member.id)
      .orderBy('id')
      .execute();
    expect(acts.map(({ act }) => act)).toEqual([
      'session.sign-in',
      'passkey.add',
      'session.sign-in',
      'passkey.remove',
    ]);
  });

  test('that does not ask who uses it is neither taken nor let in', async () => {
    const node = await newsroom.node();
    const member = await hire(newsroom.db, reporter);
    const browser = new Browser(node);
    await browser.signIn(member);
    const careless = new Authenticator(origin);
    careless.verifies = false;
    const refused = await add(browser, careless);
    expect([refused.status, refused.json.type]).toEqual([403, '/problems/user-not-verified']);
    expect((await browser.get('/api/v1/me')).json.passkeys).toEqual([]);

    const key = new Authenticator(origin);
    expect((await add(browser, key)).status).toBe(200);
    key.verifies = false;
    const thief = new Browser(node);
    expect((await use(thief, key)).json.type).toBe('/problems/user-not-verified');
    expect((await thief.get('/api/v1/me')).status).toBe(401);
  });

  test('of another site, of a disabled person, or with a used challenge opens nothing', async () => {
    const node = await newsroom.node();
    const member = await hire(newsroom.db, reporter);
    await hire(newsroom.db, [{ role: 'administrator', desk: null }]);
    const browser = new Browser(node);
    await browser.signIn(member);
    expect((await add(browser, new Authenticator('https://evil.example'))).status).toBe(400);
    const key = new Authenticator(origin);
    await add(browser, key);

    const options = await browser.get('/api/auth/passkey/generate-authenticate-options');
    const response = key.authenticate(options.json);
    const once = new Browser(node);
    // Without the cookie of the challenge it is nobody's challenge.
    expect((await once.post('/api/auth/passkey/verify-authentication', { response })).status).toBe(400);
    expect((await browser.post('/api/auth/passkey/verify-authentication', { response })).status).toBe(200);
    expect((await browser.post('/api/auth/passkey/verify-authentication', { response })).status).toBe(400);

    await disablePerson(newsroom.db, member.id, { id: null, name: 'operator' });
    const refused = await use(new Browser(node), key);
    expect([refused.status, refused.json.type]).toEqual([403, '/problems/account-disabled']);
  });
});
