import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { invite } from '#desk/staff/invite.ts';
import { requestReset } from '#desk/staff/reset.ts';
import { sendMail } from '#jobs/mail.ts';
import { describeNewsroom, useNewsroom } from '#test/support/newsroom.ts';
import { hire, origin } from '#test/support/staff.ts';

/** A mail server that keeps what it is handed, or refuses it. */
class Postbox {
  readonly letters: string[] = [];
  refusing = false;
  #server: Server | null = null;

  async open(): Promise<void> {
    this.#server = createServer((socket) => {
      let data: string | null = null;
      socket.setEncoding('utf8').on('error', () => {});
      socket.write('220 postbox\r\n');
      socket.on('data', (chunk: string) => {
        if (data !== null) {
          data += chunk;
          if (!data.endsWith('\r\n.\r\n')) return;
          this.letters.push(data);
          data = null;
          socket.write('250 taken\r\n');
          return;
        }
        for (const line of chunk.trim().split('\r\n'))
          if (/^EHLO/i.test(line)) socket.write('250-postbox\r\n250 8BITMIME\r\n');
          else if (/^MAIL/i.test(line)) socket.write(this.refusing ? '451 not now\r\n' : '250 ok\r\n');
          else if (/^DATA/i.test(line)) {
            data = '';
            socket.write('354 go\r\n');
          } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
          else socket.write('250 ok\r\n');
      });
    });
    await new Promise<void>((done) => this.#server!.listen(0, '127.0.0.1', done));
  }

  get post() {
    const { port } = this.#server!.address() as AddressInfo;
    return { smtpUrl: `smtp://127.0.0.1:${port}`, from: 'ورّاق <newsroom@news.example>' };
  }

  close(): Promise<void> {
    return new Promise((done) => this.#server!.close(() => done()));
  }
}

/** The text of a letter, whichever way it was packed. */
function textOf(letter: string): string {
  const [head = '', ...body] = letter.split('\r\n\r\n');
  const packed = body.join('\r\n\r\n');
  if (/base64/i.test(head)) return Buffer.from(packed, 'base64').toString('utf8');
  return Buffer.from(
    packed
      .replaceAll('=\r\n', '')
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
}

describeNewsroom('Mail', () => {
  const newsroom = useNewsroom();
  const postbox = new Postbox();
  beforeAll(() => postbox.open());
  afterAll(() => postbox.close());
  const inviting = (email: string) =>
    invite(newsroom.db, {
      email,
      name: 'سلمى',
      roles: [],
      by: { id: null, name: 'هدى' },
      origin,
      byMail: true,
    });
  const left = () =>
    newsroom.db
      .selectFrom('mail')
      .select(['body', 'attempts', 'error', 'sent_at', 'given_up_at'])
      .orderBy('id')
      .execute();

  test('an invitation is sent once, and its link is not kept', async () => {
    const { link } = await inviting('salma@news.example');
    expect(await sendMail(newsroom.db, postbox.post, origin)).toBe(1);
    expect(await sendMail(newsroom.db, postbox.post, origin)).toBe(0);
    expect(postbox.letters).toHaveLength(1);
    expect(postbox.letters[0]).toContain('salma@news.example');
    expect(textOf(postbox.letters[0]!)).toContain(link);
    expect(await left()).toEqual([
      { body: '', attempts: 1, error: null, sent_at: expect.any(Date), given_up_at: null },
    ]);
  });

  test('a letter that is not taken is tried again later, and given up in the end', async () => {
    postbox.refusing = true;
    await inviting('later@news.example');
    expect(await sendMail(newsroom.db, postbox.post, origin)).toBe(0);
    expect((await left()).at(-1)).toMatchObject({
      attempts: 1,
      sent_at: null,
      error: expect.stringContaining('not now'),
    });
    // Not due yet.
    postbox.refusing = false;
    expect(await sendMail(newsroom.db, postbox.post, origin)).toBe(0);
    const due = () =>
      newsroom.db
        .updateTable('mail')
        .set({ due: new Date(0) })
        .where('sent_at', 'is', null)
        .execute();
    await due();
    expect(await sendMail(newsroom.db, postbox.post, origin)).toBe(1);

    postbox.refusing = true;
    await inviting('never@news.example');
    for (let tried = 0; tried < 7; tried++) {
      await due();
      await sendMail(newsroom.db, postbox.post, origin);
    }
    expect((await left()).at(-1)).toMatchObject({ attempts: 6, body: '', given_up_at: expect.any(Date) });
    postbox.refusing = false;
  });

  test('a forgotten password brings a letter to who has the address, and none to others', async () => {
    const member = await hire(newsroom.db, []);
    const before = postbox.letters.length;
    await requestReset(newsroom.db, member.email.toUpperCase());
    await requestReset(newsroom.db, 'nobody@news.example');
    expect(await sendMail(newsroom.db, postbox.post, origin)).toBe(1);
    expect(textOf(postbox.letters[before]!)).toContain(`${origin}/newsroom/reset#`);
    expect(postbox.letters[before]).toContain(member.email);
    expect(await newsroom.db.selectFrom('auth.reset_request').selectAll().execute()).toEqual([]);
  });
});
