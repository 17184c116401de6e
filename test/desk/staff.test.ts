import { sql } from 'kysely';
import pg from 'pg';
import { expect, test } from 'vitest';
import { record } from '#desk/audit.ts';
import { readAuditLog } from '#desk/audit-log.ts';
import { attempt } from '#desk/staff/attempts.ts';
import { forgetOldAccess } from '#desk/staff/forget-old.ts';
import { passwordProblems } from '#desk/staff/password.ts';
import { grantRole } from '#desk/staff/roles.ts';
import { newsroomSecret } from '#desk/staff/secret.ts';
import { endSessionsOf } from '#desk/staff/sessions.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { hire } from '#test/support/staff.ts';

describeNewsroom('The audit log', () => {
  const newsroom = useNewsroom();
  const someone = '11111111-1111-4111-8111-111111111111';
  const write = (act: string, subject: string, actor = someone) =>
    newsroom.db
      .transaction()
      .execute((tx) =>
        record(tx, { actor: { id: actor, name: 'ليلى' }, act, subject, detail: { about: subject } }),
      );

  test('is read newest first, page by page, each entry once', async () => {
    for (let number = 1; number <= 7; number++) await write('article.save', `article:${number}`);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await readAuditLog(newsroom.db, { act: 'article', cursor, limit: 3 });
      seen.push(...page.entries.map(({ subject }) => subject));
      cursor = page.next ?? undefined;
      // What is written meanwhile does not move what comes after.
      await write('article.save', 'article:99');
    } while (cursor);
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1].map((number) => `article:${number}`));
  });

  test('is narrowed by who, what kind of act, subject and time', async () => {
    const other = '22222222-2222-4222-8222-222222222222';
    await write('role.grant', 'person:a', other);
    await write('role_.grant'.replace('_', 'x'), 'person:b', other);
    const about = async (filter: Parameters<typeof readAuditLog>[1]) =>
      (await readAuditLog(newsroom.db, filter)).entries.map(({ act, subject }) => `${act} ${subject}`);
    expect(await about({ actor: other, act: 'role' })).toEqual(['role.grant person:a']);
    expect(await about({ actor: other })).toEqual(['rolex.grant person:b', 'role.grant person:a']);
    expect(await about({ subject: 'person:a' })).toEqual(['role.grant person:a']);
    expect(await about({ subject: 'person:a', to: new Date(Date.now() - 60_000) })).toEqual([]);
    expect(await about({ subject: 'person:a', from: new Date(Date.now() - 60_000) })).toHaveLength(1);
    expect(await about({ act: '%' })).toEqual([]);
    await expect(about({ cursor: '1; drop table article' })).rejects.toThrow('cursor');
  });

  test('cannot be changed, emptied or lose an entry, not even by our own hand', async () => {
    await write('person.invite', 'invitation:1');
    const { db } = newsroom;
    await expect(db.updateTable('audit_entry').set({ actor_name: 'غيرها' }).execute()).rejects.toThrow(
      'immutable',
    );
    await expect(db.deleteFrom('audit_entry').execute()).rejects.toThrow('immutable');
    await expect(sql`truncate audit_entry`.execute(db)).rejects.toThrow('immutable');
  });

  test('holds nothing of a command that failed', async () => {
    const failing = newsroom.db.transaction().execute(async (tx) => {
      await record(tx, { actor: { id: null, name: 'operator' }, act: 'person.fail', subject: 'person:x' });
      throw new Error('too bad');
    });
    await expect(failing).rejects.toThrow('too bad');
    expect((await readAuditLog(newsroom.db, { act: 'person.fail' })).entries).toEqual([]);
  });
});

describeNewsroom('What lets people in', () => {
  const newsroom = useNewsroom();

  test('a password is long, uncommon, and not made of the own name', () => {
    const person = { name: 'ليلى البيطار', email: 'layla.bitar@news.example' };
    const codes = (password: string) => passwordProblems(password, person).map(({ code }) => code);
    expect(codes('قصيرة')).toEqual(['too-short']);
    expect(codes('ط'.repeat(129))).toEqual(['too-long']);
    for (const common of [
      'Password 123',
      '1234567890',
      '٠١٢٣٤٥٦٧٨٩',
      '9876543210',
      'aaaaaaaaaaaa',
      'بسم الله الرحمن',
    ])
      expect([common, codes(common)]).toEqual([common, ['common']]);
    for (const own of ['ليلى البيطار', 'البيطار2026', 'layla.bitar', 'layla.bitar@news.example'])
      expect([own, codes(own)]).toEqual([own, ['own-name']]);
    for (const good of ['سبع نخلات على الضفة', 'correct horse battery', 'ليلى رأت سبع نخلات عند الجسر'])
      expect([good, codes(good)]).toEqual([good, []]);
  });

  test('nodes that start at once share one secret', async () => {
    const secrets = await Promise.all([1, 2, 3].map(() => newsroomSecret(newsroom.db)));
    expect(new Set(secrets).size).toBe(1);
    expect(secrets[0]!.length).toBeGreaterThan(40);
  });

  test('attempts are counted however many come at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => attempt(newsroom.db, 'account:x', { most: 5, minutes: 15 })),
    );
    expect(answers.filter(Boolean)).toHaveLength(5);
  });

  test('what has run out is cleared away, what holds stays', async () => {
    const member = await hire(newsroom.db, []);
    const session = (token: string, minutes: number) => ({
      token,
      user_id: member.id,
      updated_at: new Date(),
      expires_at: new Date(Date.now() + minutes * 60_000),
      ip_address: null,
      user_agent: null,
    });
    await newsroom.db
      .insertInto('auth.session')
      .values([session('old', -1), session('open', 5)])
      .execute();
    await forgetOldAccess(newsroom.db);
    const left = await newsroom.db.selectFrom('auth.session').select('token').execute();
    expect(left).toEqual([{ token: 'open' }]);
  });

  test('nodes hear of sessions that ended and of rights that changed', async () => {
    const member = await hire(newsroom.db, []);
    const ear = new pg.Client(newsroom.connection);
    await ear.connect();
    const heard: string[] = [];
    ear.on('notification', ({ channel, payload }) => heard.push(`${channel} ${payload}`));
    await ear.query('listen warraq_session_ended; listen warraq_rights_changed');
    const { id } = await newsroom.db
      .insertInto('auth.session')
      .values({
        token: 'heard',
        user_id: member.id,
        updated_at: new Date(),
        expires_at: new Date(Date.now() + 60_000),
        ip_address: null,
        user_agent: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const by = { id: null, name: 'operator' };
    await grantRole(newsroom.db, { person: member.id, role: { role: 'reporter', desk: null }, by });
    await newsroom.db.transaction().execute((tx) => endSessionsOf(tx, member.id));
    for (let tries = 0; tries < 100 && heard.length < 2; tries++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    await ear.end();
    expect(heard).toEqual([`warraq_rights_changed ${member.id}`, `warraq_session_ended ${id}`]);
  });
});
