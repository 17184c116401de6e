/** The sessions of a person: seen and ended by number, their tokens never shown. */
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { type Doer, record } from '../audit.ts';
import { Refusal } from '../refusal.ts';

export interface OpenSession {
  id: string;
  createdAt: string;
  /** When it was last renewed (once a day at most). */
  renewedAt: string;
  expiresAt: string;
  address: string | null;
  userAgent: string | null;
}

/** Sessions that are open, the newest first. */
export async function listSessions(db: Database, person: string): Promise<OpenSession[]> {
  const rows = await db
    .selectFrom('auth.session')
    .select(['id', 'created_at', 'updated_at', 'expires_at', 'ip_address', 'user_agent'])
    .where('user_id', '=', person)
    .where('expires_at', '>', new Date())
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at.toISOString(),
    renewedAt: row.updated_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    address: row.ip_address || null,
    userAgent: row.user_agent || null,
  }));
}

/**
 * Ends all of a person's sessions, but for one where it is named, and what is half-way to one (a password was given, a
 * second factor is awaited); returns how many sessions.
 */
export async function endSessionsOf(
  tx: DatabaseTransaction,
  person: string,
  but: string | null = null,
): Promise<number> {
  await tx.deleteFrom('auth.verification').where('value', '=', person).execute();
  let query = tx.deleteFrom('auth.session').where('user_id', '=', person);
  if (but !== null) query = query.where('id', '!=', but);
  return (await query.returning('id').execute()).length;
}

/** Ends one of somebody's own sessions. Throws Refusal when they have no such session. */
export async function endSession(db: Database, session: string, by: Doer & { id: string }): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const ended = await tx
      .deleteFrom('auth.session')
      .where('id', '=', session)
      .where('user_id', '=', by.id)
      .returning('id')
      .executeTakeFirst();
    if (!ended) throw new Refusal('missing', 'no-such-session', 'You have no such session.');
    await record(tx, {
      actor: by,
      act: 'session.revoke',
      subject: `person:${by.id}`,
      detail: { session },
    });
  });
}

/** Ends all of somebody's own sessions but the one they are in (`null`: they are in none); returns how many. */
export async function endOtherSessions(
  db: Database,
  current: string | null,
  by: Doer & { id: string },
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const ended = await endSessionsOf(tx, by.id, current);
    if (ended)
      await record(tx, {
        actor: by,
        act: 'session.revoke',
        subject: `person:${by.id}`,
        detail: { ended },
      });
    return ended;
  });
}
