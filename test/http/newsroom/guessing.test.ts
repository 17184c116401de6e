import { sql } from 'kysely';
import { type TOTP, URI } from 'otpauth';
import { expect, test } from 'vitest';
import { offerReset } from '#desk/staff/reset.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { Browser, hire, origin, password } from '#test/support/staff.ts';

const reporter = [{ role: 'reporter', desk: null }] as const;
const me = '/api/v1/me';

describeNewsroom('Guessing at the door', () => {
  const newsroom = useNewsroom();

  test('guesses at one account are throttled from wherever they come, whether or not it exists', async () => {
    const node = await newsroom.node();
    const member = await hire(newsroom.db, reporter);
    for (const target of [member, { email: 'ghost@news.example' }]) {
      const statuses: number[] = [];
      for (let guess = 0; guess < 12; guess++)
        statuses.push((await new Browser(node).signIn(target, `تخمين رقم ${guess} كامل`)).status);
      expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    }
    // Also with the right password, until the time is over.
    const answer = await new Browser(node).signIn(member);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  /** Lets time pass for everything that is counted. */
  const later = (seconds: number) =>
    sql`update auth.attempt set began_at = began_at - make_interval(secs => ${seconds})`.execute(newsroom.db);

  test('guesses by strangers keep nobody from a device at which they were in before', async () => {
    const node = await newsroom.node();
    const member = await hire(newsroom.db, reporter);
    const [own, another] = [new Browser(node), new Browser(node)];
    await own.signIn(member);
    await own.post('/api/auth/sign-out');
    const neighbour = await hire(newsroom.db, reporter);
    await another.signIn(neighbour);
    await another.post('/api/auth/sign-out');
    for (let guess = 0; guess < 12; guess++)
      await new Browser(node).signIn(member, `تخمين رقم ${guess} كامل`);
    expect((await new Browser(node).signIn(member)).status).toBe(429);
    // The device of somebody else is a stranger's, also when it shows its own word under another name.
    expect((await another.signIn(member)).status).toBe(429);
    const [name, word] = another.cookie
      .split('; ')
      .find((each) => each.includes('known'))!
      .split('=');
    const ownName = own.cookie
      .split('; ')
      .find((each) => each.includes('known'))!
      .split('=')[0]!;
    expect(ownName).not.toBe(name);
    const forged = await new Browser(node).ask(
      'POST',
      '/api/auth/sign-in/email',
      { email: member.email, password },
      { cookie: `${ownName}=${word}` },
    );
    expect(forged.status).toBe(429);
    expect((await own.signIn(member)).status).toBe(200);
    // What strangers did stays counted against them.
    expect((await new Browser(node).signIn(member)).status).toBe(429);
  });

  test('a new password by a link opens the way at a device that nobody knew', async () => {
    const node = await newsroom.node();
    const member = await hire(newsroom.db, reporter);
    for (let guess = 0; guess < 11; guess++)
      await new Browser(node).signIn(member, `تخمين رقم ${guess} كامل`);
    const fresh = new Browser(node);
    expect((await fresh.signIn(member)).status).toBe(429);
    const { link } = await offerReset(newsroom.db, {
      ...{ person: member.id, origin, by: { id: null, name: 'operator' } },
      ...{ secondFactor: false, byMail: false },
    });
    const token = new URL(link).hash.slice(1);
    const secret = 'ثمان نخلات على الضفة 8';
    expect((await fresh.post('/api/v1/password-resets/accept', { token, password: secret })).status).toBe(
      204,
    );
    expect((await fresh.signIn(member, secret)).status).toBe(200);
  });

  test('a known device may not guess for ever either', async () => {
    const node = await newsroom.node();
    const member = await hire(newsroom.db, reporter);
    const browser = new Browser(node);
    await browser.signIn(member);
    await browser.post('/api/auth/sign-out');
    const statuses: number[] = [];
    for (let guess = 0; guess < 11; guess++)
      statuses.push((await browser.signIn(member, `تخمين رقم ${guess} كامل`)).status);
    expect(statuses).toEqual([...Array(10).fill(401), 429]);
    await later(16 * 60);
    expect((await browser.signIn(member)).status).toBe(200);
  });

  test('from elsewhere guesses at one account wait longer each time, and insisting makes it no longer', async () => {
    const node = await newsroom.node();
    const member = await hire(newsroom.db, reporter);
    const guess = async () => {
      const { status, headers } = await new Browser(node).signIn(member, 'تخمين غير صحيح');
      return status === 429 ? Number(headers.get('retry-after')) : status;
    };
    for (let count = 0; count < 10; count++) await guess();
    for (const seconds of [30, 60, 120]) {
      for (let again = 0; again < 3; again++) {
        const wait = await guess();
        expect(wait).toBeGreaterThan(seconds - 10);
        expect(wait).toBeLessThanOrEqual(seconds);
      }
      await later(seconds);
      expect(await guess()).toBe(401);
    }
    await later(86_400);
    for (let count = 0; count < 10; count++) expect(await guess()).toBe(401);
    expect(await guess()).toBeLessThanOrEqual(30);
  });

  test('codes are not guessed for ever, whatever is begun anew, and the right one comes too late then', async () => {
    const node = await newsroom.node();
    const member = await hire(newsroom.db, reporter);
    const first = new Browser(node);
    await first.signIn(member);
    const enabling = await first.post('/api/auth/two-factor/enable', { password });
    const totp = URI.parse(enabling.json.totpURI) as TOTP;
    await first.post('/api/auth/two-factor/verify-totp', { code: totp.generate() });
    const statuses: number[] = [];
    for (let round = 0; round < 4; round++) {
      const thief = new Browser(node);
      await thief.signIn(member);
      for (let guess = 0; guess < 4; guess++)
        statuses.push(
          (await thief.post('/api/auth/two-factor/verify-totp', { code: `00000${guess}` })).status,
        );
    }
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
    expect(statuses.slice(10)).toEqual(Array(6).fill(429));
    const late = new Browser(node);
    await late.signIn(member);
    const next = totp.generate({ timestamp: Date.now() + 30_000 });
    expect((await late.post('/api/auth/two-factor/verify-totp', { code: next })).status).toBe(429);
    expect((await late.get(me)).status).toBe(401);
  });

  test('a sign-in that succeeds forgives the guesses before it', async () => {
    const node = await newsroom.node();
    const member = await hire(newsroom.db, reporter);
    for (let guess = 0; guess < 9; guess++) await new Browser(node).signIn(member, 'تخمين غير صحيح');
    expect((await new Browser(node).signIn(member)).status).toBe(200);
    expect((await new Browser(node).signIn(member, 'تخمين غير صحيح')).status).toBe(401);
  });

  test('a whole desk comes in from one address, one after the other', async () => {
    const node = await newsroom.node();
    const people = [await hire(newsroom.db, reporter), await hire(newsroom.db, reporter)];
    for (let morning = 0; morning < 25; morning++)
      expect((await new Browser(node, '10.8.8.8').signIn(people[morning % 2]!)).status).toBe(200);
    // What was right is not held against the address, and what is wrong is still counted.
    expect((await new Browser(node, '10.8.8.8').signIn(people[0]!, 'تخمين')).status).toBe(401);
  });

  test('guesses from one address are throttled whatever they are at, on every node', async () => {
    const nodes = [await newsroom.node(), await newsroom.node()];
    const statuses: number[] = [];
    for (let guess = 0; guess < 32; guess++)
      statuses.push(
        (
          await new Browser(nodes[guess % 2]!, '10.9.9.9').signIn(
            { email: `g${guess}@news.example` },
            'تخمين ما',
          )
        ).status,
      );
    expect(statuses).toEqual([...Array(30).fill(401), 429, 429]);
    expect((await new Browser(nodes[0]!).signIn({ email: 'other@news.example' }, 'تخمين')).status).toBe(401);
  });
});
