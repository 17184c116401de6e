import { type TOTP, URI } from 'otpauth';
import { expect, test } from 'vitest';
import { disablePerson } from '#desk/staff/disable.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { Browser, hire, origin, password } from '#test/support/staff.ts';

const reporter = [{ role: 'reporter', desk: null }] as const;
const me = '/api/v1/me';

describeNewsroom('Signing in', () => {
  const newsroom = useNewsroom();
  const acts = async (person: string) =>
    (
      await newsroom.db
        .selectFrom('audit_entry')
        .select(['act', 'detail'])
        .where('subject', '=', `person:${person}`)
        .orderBy('id')
        .execute()
    ).map(({ act, detail }) => `${act} ${detail.with ?? ''}`.trim());

  test('a person with the right password is in, and no answer holds the session token', async () => {
    const node = await newsroom.node();
    const member = await hire(newsroom.db, reporter, 'ليلى سالم');
    const browser = new Browser(node);
    expect((await browser.get(me)).status).toBe(401);
    const answer = await browser.signIn(member);
    expect(answer.status).toBe(200);
    const token = decodeURIComponent(browser.cookie).split('=')[1]!.split('.')[0]!;
    expect(token.length).toBeGreaterThan(20);
    expect(JSON.stringify(answer.json)).not.toContain(token);
    const seen = await browser.get(me);
    expect(seen.json).toMatchObject({
      id: member.id,
      name: 'ليلى سالم',
      email: member.email,
      held: [{ role: 'reporter', desk: null }],
      scopes: null,
      twoFactor: false,
      passkeys: [],
      mail: false,
    });
    expect(seen.headers.get('cache-control')).toBe('no-store');
    expect(seen.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await acts(member.id)).toEqual(['session.sign-in password']);
  });

  test('the session cookie is for our pages alone: HttpOnly, Secure, SameSite', async () => {
    const member = await hire(newsroom.db, reporter);
    const answer = await new Browser(await newsroom.node()).signIn(member);
    const [line] = answer.headers.getSetCookie();
    expect(line).toMatch(/^__Secure-warraq\.session_token=/);
    for (const word of [/HttpOnly/i, /Secure/i, /SameSite=Lax/i]) expect(line).toMatch(word);
  });

  test('an unknown address and a wrong password are answered alike', async () => {
    const node = await newsroom.node();
    const member = await hire(newsroom.db, reporter);
    const wrong = await new Browser(node).signIn(member, 'ليست هذه كلمة المرور');
    const unknown = await new Browser(node).signIn({ email: 'nobody@news.example' }, 'ليست هذه كلمة المرور');
    expect(wrong.status).toBe(401);
    expect(unknown).toEqual({ ...wrong, headers: expect.anything() });
    const without = (headers: Headers) => [...headers.keys()].filter((name) => name !== 'date').sort();
    expect(without(unknown.headers)).toEqual(without(wrong.headers));
    expect(await acts(member.id)).toEqual(['session.refuse password']);
    expect(await acts('unknown')).toContain('session.refuse password');
  });

  test('with a second factor the password alone opens nothing', async () => {
    const node = await newsroom.node();
    const member = await hire(newsroom.db, reporter);
    const first = new Browser(node);
    await first.signIn(member);
    const enabling = await first.post('/api/auth/two-factor/enable', { password });
    expect(enabling.status).toBe(200);
    const totp = URI.parse(enabling.json.totpURI) as TOTP;
    const soon = Date.now() + 30_000;
    const seen = totp.generate();
    expect((await first.post('/api/auth/two-factor/verify-totp', { code: seen })).status).toBe(200);
    expect((await first.get(me)).json.twoFactor).toBe(true);

    const second = new Browser(node);
    const half = await second.signIn(member);
    expect(half.json.twoFactorRedirect).toBe(true);
    expect((await second.get(me)).status).toBe(401);
    const wrong = await second.post('/api/auth/two-factor/verify-totp', { code: '000000' });
    expect(wrong.status).toBe(401);

    // The code that switched the second factor on was seen by whoever looked over the shoulder.
    const replayed = await second.post('/api/auth/two-factor/verify-totp', { code: seen });
    expect(replayed.json.type).toBe('/problems/code-used');
    expect((await second.get(me)).status).toBe(401);

    // A challenge is used up by the replay; the next code, a little early, opens a new one.
    const third = new Browser(node);
    await third.signIn(member);
    const next = totp.generate({ timestamp: soon });
    expect((await third.post('/api/auth/two-factor/verify-totp', { code: next })).status).toBe(200);
    expect((await third.get(me)).status).toBe(200);

    const [code] = enabling.json.backupCodes as string[];
    const fourth = new Browser(node);
    await fourth.signIn(member);
    expect((await fourth.post('/api/auth/two-factor/verify-backup-code', { code })).status).toBe(200);
    expect((await fourth.get(me)).status).toBe(200);
    const fifth = new Browser(node);
    await fifth.signIn(member);
    expect((await fifth.post('/api/auth/two-factor/verify-backup-code', { code })).status).toBe(401);
    expect((await fifth.get(me)).status).toBe(401);

    const both = [new Browser(node), new Browser(node)];
    for (const browser of both) await browser.signIn(member);
    const shared = enabling.json.backupCodes[1];
    const answers = await Promise.all(
      both.map((browser) => browser.post('/api/auth/two-factor/verify-backup-code', { code: shared })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);

    expect((await acts(member.id)).slice(0, 8)).toEqual([
      'session.sign-in password',
      'second-factor.enable',
      'session.ask-second-factor',
      'session.ask-second-factor',
      'session.sign-in code',
      'session.ask-second-factor',
      'session.sign-in recovery-code',
      'session.ask-second-factor',
    ]);
  });

  test('a disabled person is out at once, and cannot come back in', async () => {
    const node = await newsroom.node();
    const member = await hire(newsroom.db, reporter);
    const browser = new Browser(node);
    await browser.signIn(member);
    await hire(newsroom.db, [{ role: 'administrator', desk: null }]);
    await disablePerson(newsroom.db, member.id, { id: null, name: 'operator' });
    expect((await browser.get(me)).status).toBe(401);
    const again = await new Browser(node).signIn(member);
    expect(again.status).toBe(403);
    expect(again.json.type).toBe('/problems/account-disabled');
    // Only who knows the password learns that the account is disabled.
    expect((await new Browser(node).signIn(member, 'كلمة أخرى تمامًا')).json.type).toBe(
      '/problems/invalid-email-or-password',
    );
  });

  test('writes from another site are refused, with a cookie and without', async () => {
    const node = await newsroom.node();
    const member = await hire(newsroom.db, reporter);
    const browser = new Browser(node);
    const elsewhere = { origin: 'https://evil.example' };
    const signingIn = { email: member.email, password };
    expect((await browser.ask('POST', '/api/auth/sign-in/email', signingIn, elsewhere)).status).toBe(403);
    await browser.signIn(member);
    for (const headers of [
      elsewhere,
      { origin: 'null' },
      { origin: 'http://news.example' },
      { origin: `${origin}.evil.example` },
    ]) {
      const answer = await browser.ask('PATCH', me, { name: 'اسم آخر' }, headers);
      expect(answer.status).toBe(403);
      expect(answer.json.type).toBe('/problems/cross-site');
    }
    expect((await browser.get(me)).json.name).toBe(member.name);
  });

  test('what Better Auth could do besides is not open', async () => {
    const browser = new Browser(await newsroom.node());
    for (const path of [
      'sign-up/email',
      'update-user',
      'list-sessions',
      'request-password-reset',
      'two-factor/send-otp',
    ])
      expect((await browser.post(`/api/auth/${path}`, {})).status).toBe(404);
    expect((await browser.get('/api/auth/get-session')).status).toBe(404);
  });

  test('signing out ends the session', async () => {
    const node = await newsroom.node();
    const member = await hire(newsroom.db, reporter);
    const browser = new Browser(node);
    await browser.signIn(member);
    const { cookie } = browser;
    expect((await browser.post('/api/auth/sign-out')).status).toBe(200);
    expect((await browser.ask('GET', me, undefined, { cookie })).status).toBe(401);
    expect(await acts(member.id)).toEqual(['session.sign-in password', 'session.sign-out']);
  });
});
