/** Inviting somebody: a one-time link that lets them choose a password. */
import type { HeldRole } from '#article/roles.ts';
import type { Database } from '#database/connection.ts';
import { type Doer, record } from '../audit.ts';
import { Refusal } from '../refusal.ts';
import { addressOf, addressTaken, nameOf } from './account.ts';
import { checkRoles } from './held-roles.ts';
import { invitationLetter, postLetter } from './letters.ts';
import { linkTo } from './links.ts';
import { inFuture, linkLives, newToken } from './one-time-token.ts';

export interface Invitation {
  email: string;
  name: string;
  roles: readonly HeldRole[];
  by: Doer;
  /** Public origin that the link leads to. */
  origin: string;
  /** Whether the link is sent by mail. */
  byMail: boolean;
}

export interface MadeInvitation {
  id: string;
  link: string;
  expiresAt: Date;
}

/**
 * Makes an invitation; an open one to the same address is replaced. Throws Refusal when somebody has the address, or
 * with what is wrong with address, name or roles.
 */
export async function invite(db: Database, given: Invitation): Promise<MadeInvitation> {
  const email = addressOf(given.email);
  const name = nameOf(given.name);
  const { token, hash } = newToken();
  const link = linkTo(given.origin, 'invitation', token);
  const expiresAt = inFuture(linkLives.invitation);
  return db.transaction().execute(async (tx) => {
    await checkRoles(tx, given.roles);
    const taken = await tx
      .selectFrom('auth.user_account')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirst();
    if (taken) throw addressTaken();
    await tx.deleteFrom('auth.invitation').where('email', '=', email).where('used_at', 'is', null).execute();
    const { id } = await tx
      .insertInto('auth.invitation')
      .values({
        token_hash: hash,
        email,
        name,
        roles: JSON.stringify(given.roles),
        invited_by: given.by.id,
        expires_at: expiresAt,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await record(tx, {
      actor: given.by,
      act: 'person.invite',
      subject: `invitation:${id}`,
      detail: { email, name, roles: given.roles },
    });
    if (given.byMail) await postLetter(tx, invitationLetter({ name, email }, given.by.name, link));
    return { id, link, expiresAt };
  });
}

/** Takes an invitation back. Throws Refusal when it was used or is not there. */
export async function withdrawInvitation(db: Database, id: string, by: Doer): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const gone = await tx
      .deleteFrom('auth.invitation')
      .where('id', '=', id)
      .where('used_at', 'is', null)
      .returning('email')
      .executeTakeFirst();
    if (!gone) throw new Refusal('missing', 'no-such-invitation', 'There is no such open invitation.');
    await record(tx, {
      actor: by,
      act: 'person.withdraw-invitation',
      subject: `invitation:${id}`,
      detail: { email: gone.email },
    });
  });
}

export interface OpenInvitation {
  id: string;
  email: string;
  name: string;
  roles: HeldRole[];
  invitedBy: string | null;
  createdAt: string;
  expiresAt: string;
}

/** Invitations that nobody has used, newest first; also those that have run out, to be sent again. */
export async function listInvitations(db: Database): Promise<OpenInvitation[]> {
  const rows = await db
    .selectFrom('auth.invitation as i')
    .leftJoin('auth.user_account as u', 'u.id', 'i.invited_by')
    .select(['i.id', 'i.email', 'i.name', 'i.roles', 'u.name as inviter', 'i.created_at', 'i.expires_at'])
    .where('i.used_at', 'is', null)
    .orderBy('i.created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    name: row.name,
    roles: row.roles,
    invitedBy: row.inviter,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  }));
}
