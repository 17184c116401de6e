/** Accepting an invitation: the link becomes an account with a password. */
import type { Database } from '#database/connection.ts';
import { record } from '../audit.ts';
import { Refusal } from '../refusal.ts';
import { makeAccount, nameOf } from './account.ts';
import { linkSpentMessage } from './links.ts';
import { tokenHash } from './one-time-token.ts';
import { keepPassword } from './password.ts';

const linkSpent = () => new Refusal('gone', 'link-spent', linkSpentMessage);

/** Whom an invitation is for. Throws Refusal when the link is spent. */
export async function readInvitation(db: Database, token: string): Promise<{ name: string; email: string }> {
  const invitation = await db
    .selectFrom('auth.invitation')
    .select(['name', 'email'])
    .where('token_hash', '=', tokenHash(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', new Date())
    .executeTakeFirst();
  if (!invitation) throw linkSpent();
  return invitation;
}

export interface Joining {
  token: string;
  /** As they want it; without it, as they were invited. */
  name?: string | undefined;
  password: string;
}

/**
 * Makes the account that an invitation is for, with the roles it names; returns id and address. Throws Refusal when the
 * link is spent, or with what is wrong with name or password (the link then still works). A desk that went meanwhile
 * takes its role with it.
 */
export async function join(db: Database, given: Joining): Promise<{ id: string; email: string }> {
  const invited = await readInvitation(db, given.token);
  const name = nameOf(given.name ?? invited.name);
  const password = await keepPassword(given.password, { name, email: invited.email });
  return db.transaction().execute(async (tx) => {
    const invitation = await tx
      .updateTable('auth.invitation')
      .set({ used_at: new Date() })
      .where('token_hash', '=', tokenHash(given.token))
      .where('used_at', 'is', null)
      .where('expires_at', '>', new Date())
      .returning(['id', 'email', 'roles'])
      .executeTakeFirst();
    if (!invitation) throw linkSpent();
    const desks = new Set((await tx.selectFrom('desk').select('id').execute()).map(({ id }) => id));
    const roles = invitation.roles.filter(({ desk }) => desk === null || desks.has(desk));
    const id = await makeAccount(tx, { name, email: invitation.email, password, roles });
    await record(tx, {
      actor: { id, name },
      act: 'person.join',
      subject: `person:${id}`,
      detail: { email: invitation.email, roles, invitation: invitation.id },
    });
    return { id, email: invitation.email };
  });
}
