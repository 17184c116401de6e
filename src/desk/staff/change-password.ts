/** Changing one's own password, knowing the old one. */
import type { Database } from '#database/connection.ts';
import { record } from '../audit.ts';
import { Refusal } from '../refusal.ts';
import { forgive, refuseTooMany, signInLimit } from './attempts.ts';
import { keepPassword } from './password.ts';
import { endSessionsOf } from './sessions.ts';

export interface PasswordChange {
  person: string;
  current: string;
  password: string;
  /** The session it is changed from, which stays; all others end. */
  session: string | null;
}

/** Changes a password. Throws Refusal when the current one is wrong or guessed at too often, or the new one is bad. */
export async function changePassword(db: Database, given: PasswordChange): Promise<void> {
  const found = await db
    .selectFrom('auth.user_account as u')
    .innerJoin('auth.credential as c', 'c.user_id', 'u.id')
    .select(['u.id', 'u.name', 'u.email', 'c.password'])
    .where('u.id', '=', given.person)
    .where('c.provider_id', '=', 'credential')
    .executeTakeFirst();
  if (!found?.password) throw new Refusal('missing', 'no-password', 'This account has no password.');
  // As at the door for who is in: what strangers try keeps nobody from changing their own.
  const guess = `person:${found.id}`;
  await refuseTooMany(db, guess, signInLimit);
  const { verifyPassword } = await import('better-auth/crypto');
  if (!(await verifyPassword({ hash: found.password, password: given.current })))
    throw new Refusal('invalid', 'wrong-password', 'The current password is another one.', [
      { path: 'current', code: 'wrong', message: 'Type the password you sign in with now.' },
    ]);
  await forgive(db, guess);
  const password = await keepPassword(given.password, found);
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('auth.credential')
      .set({ password, updated_at: new Date() })
      .where('user_id', '=', found.id)
      .where('provider_id', '=', 'credential')
      .execute();
    await endSessionsOf(tx, found.id, given.session);
    await record(tx, {
      actor: { id: found.id, name: found.name },
      act: 'password.change',
      subject: `person:${found.id}`,
    });
  });
}
