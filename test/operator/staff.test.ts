/** People and their tokens from the terminal, and the link that a first start prints. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeNewsroom, type Newsroom, type RunningSite } from './program.ts';

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await makeNewsroom();
});
afterAll(() => newsroom.remove());

const setUpLink = (told: string): string | undefined => /^Set up: +(\S+)$/m.exec(told)?.[1];
const send = async (site: RunningSite, path: string, body: unknown, method = 'POST') => {
  const response = await fetch(`${site.origin}${path}`, {
    method,
    headers: { 'content-type': 'application/json', origin: site.origin },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
  });
  return response.status;
};
const told = async (site: RunningSite, pattern: RegExp): Promise<void> => {
  for (let tries = 0; tries < 100 && !pattern.test(site.told()); tries++)
    await new Promise((resolve) => setTimeout(resolve, 50));
};

describe('the first start', () => {
  const person = { name: 'منى', email: 'muna@news.example', password: 'سبع نخلات على الضفة 7' };

  it('prints a set-up link, at each start a new one, until there is an administrator', async () => {
    const first = await newsroom.start();
    await told(first, /^Set up:/m);
    const old = setUpLink(first.told())!;
    expect(old.startsWith(`${first.origin}/newsroom/setup#`)).toBe(true);
    expect(await first.stop()).toBe(0);

    const second = await newsroom.start();
    await told(second, /^Set up:/m);
    const link = setUpLink(second.told())!;
    const token = (of: string) => of.split('#')[1];
    expect(token(link)).not.toBe(token(old));
    expect(await send(second, '/api/v1/setup', { ...person, token: token(old) })).toBe(410);
    expect(await send(second, '/api/v1/setup', { ...person, token: token(link) })).toBe(201);
    expect(await send(second, '/api/v1/setup', { ...person, token: token(link) })).toBe(410);

    // Commands work beside the server that runs.
    const listed = await newsroom.run(['user', 'list']);
    expect(listed.stdout).toBe('muna@news.example\tactive\tadministrator,managingEditor\tمنى\n');
    expect(await second.stop()).toBe(0);

    const third = await newsroom.start();
    await told(third, /^Newsroom:/m);
    expect(setUpLink(third.told())).toBeUndefined();
    expect(await third.stop()).toBe(0);
  });

  it('is followed by people who are invited and tokens that are made at the terminal', async () => {
    const origin = { WARRAQ_ORIGIN: 'https://news.example' };
    const add = ['user', 'add', 'samer@news.example', '--name', 'سامر', '--role', 'reporter'];
    const added = await newsroom.run(add, origin);
    expect(added.stdout).toMatch(/^https:\/\/news\.example\/newsroom\/invitation#[\w-]{43}\n$/);
    const reset = await newsroom.run(['user', 'reset', 'Muna@news.example'], origin);
    expect(reset.stdout).toMatch(/^https:\/\/news\.example\/newsroom\/reset#[\w-]{43}\n$/);
    const made = await newsroom.run([
      'token',
      'برنامج',
      '--user',
      'muna@news.example',
      '--scope',
      'read',
      'write',
    ]);
    expect(made.stdout).toMatch(/^wrq_[\w-]{43}\n$/);

    const site = await newsroom.start();
    const response = await fetch(`${site.origin}/api/v1/me`, {
      headers: { authorization: `Bearer ${made.stdout.trim()}` },
    });
    expect(await response.json()).toMatchObject({ name: 'منى', scopes: ['read', 'write'] });
    expect(await site.stop()).toBe(0);
  });

  it('names what is wrong with a command, and leaves with 1', async () => {
    for (const [args, reason] of [
      [['user', 'reset', 'nobody@news.example'], 'no such person'],
      [
        ['user', 'add', 'muna@news.example', '--name', 'منى', '--role', 'reporter'],
        'has this address already',
      ],
      [
        ['user', 'add', 'x@news.example', '--name', 'س', '--role', 'reporter', '--desk', 'قسم غائب'],
        'قسم غائب',
      ],
      [['user', 'add', 'x@news.example', '--name', 'س', '--role', 'king'], 'king'],
      [['token', 'برنامج', '--user', 'muna@news.example', '--scope', 'everything'], 'everything'],
    ] as const) {
      const ended = await newsroom.run([...args]);
      expect([ended.code, ended.stderr]).toEqual([1, expect.stringContaining(reason)]);
      expect(ended.stderr).not.toMatch(/^\s+at /m);
    }
  });
});
