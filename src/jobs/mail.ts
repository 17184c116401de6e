/** Sending the letters that commands have queued, one at a time, each until it is taken or given up. */
import { sql } from 'kysely';
import type { Database } from '#database/connection.ts';
import { answerResetRequests } from '#desk/staff/reset.ts';

export interface Post {
  /** smtp://user:password@host:port, smtps://… */
  smtpUrl: string;
  /** 'ورّاق <newsroom@news.example>' */
  from: string;
}

/** Minutes until the next try; after the last one the letter is given up. */
const tries = [1, 5, 15, 60, 180];

/** Lets one mail server that does not answer hold up the round only so long. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** One round: answers forgotten passwords, then sends what is due. Returns how many letters were sent. */
export async function sendMail(db: Database, post: Post, origin: string): Promise<number> {
  await answerResetRequests(db, origin);
  // Loaded where there is mail to send: a node without it need not carry it.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({ url: post.smtpUrl, ...timeouts });
  try {
    let sent = 0;
    for (;;) {
      const outcome = await sendNext(db, async (letter) => {
        await transport.sendMail({
          from: post.from,
          to: { name: letter.recipient_name, address: letter.recipient },
          subject: letter.subject,
          text: letter.body,
          disableFileAccess: true,
          disableUrlAccess: true,
        });
      });
      if (outcome === 'none') return sent;
      if (outcome === 'sent') sent++;
    }
  } finally {
    transport.close();
  }
}

interface Letter {
  id: string;
  recipient: string;
  recipient_name: string;
  subject: string;
  body: string;
  attempts: number;
}

/**
 * Takes the next letter that is due. Its row stays locked while it is sent, so that no other node sends it too; a node
 * that dies meanwhile leaves it as it was. Once it is sent or given up its text, which may hold a link, is emptied.
 */
async function sendNext(
  db: Database,
  send: (letter: Letter) => Promise<void>,
): Promise<'none' | 'sent' | 'failed'> {
  return db.transaction().execute(async (tx) => {
    const letter = await tx
      .selectFrom('mail')
      .select(['id', 'recipient', 'recipient_name', 'subject', 'body', 'attempts'])
      .where('sent_at', 'is', null)
      .where('given_up_at', 'is', null)
      .where('due', '<=', sql<Date>`now()`)
      .orderBy('due')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!letter) return 'none';
    const attempts = letter.attempts + 1;
    const change = tx.updateTable('mail').where('id', '=', letter.id);
    try {
      await send(letter);
      await change.set({ attempts, sent_at: new Date(), body: '', error: null }).execute();
      return 'sent';
    } catch (error) {
      const wait = tries[letter.attempts];
      const message = (error as Error).message.slice(0, 500);
      await change
        .set(
          wait === undefined
            ? { attempts, error: message, body: '', given_up_at: new Date() }
            : { attempts, error: message, due: new Date(Date.now() + wait * 60_000) },
        )
        .execute();
      return 'failed';
    }
  });
}
