/** A new password by a one-time link: made by an administrator, the operator, or asked for by mail. */
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { type Doer, record } from '../audit.ts';
import { Refusal } from '../refusal.ts';
import { lockPerson, type Person } from './account.ts';
import { postLetter, resetLetter } from './letters.ts';
import { linkSpentMessage, linkTo } from './links.ts';
import { inFuture, linkLives, newToken, tokenHash } from './one-time-token.ts';
import { keepPassword } from './password.ts';
import { endSessionsOf } from './sessions.ts';

const linkSpent = () => new Refusal('gone', 'link-spent', linkSpentMessage);

export interface ResetOffer {
  person: string;
  /** Whether using it also takes the second factor and the passkeys away (a lost telephone). */
  secondFactor: boolean;
  by: Doer;
  origin: string;
  byMail: boolean;
}

export interface MadeResetLink {
  link: string;
  expiresAt: Date;
}

async function makeLink(
  tx: DatabaseTransaction,
  person: Person,
  offer: Omit<ResetOffer, 'person'>,
): Promise<MadeResetLink> {
  const { token, hash } = newToken();
  const expiresAt = inFuture(linkLives.reset);
  // A newer link replaces an older one.
  await tx
    .deleteFrom('auth.reset_link')
    .where('user_id', '=', person.id)
    .where('used_at', 'is', null)
    .execute();
  await tx
    .insertInto('auth.reset_link')
    .values({
      token_hash: hash,
      user_id: person.id,
      second_factor: offer.secondFactor,
      expires_at: expiresAt,
    })
    .execute();
  const link = linkTo(offer.origin, 'reset', token);
  await record(tx, {
    actor: offer.by,
    act: 'password.offer-reset',
    subject: `person:${person.id}`,
    detail: { name: person.name, secondFactor: offer.secondFactor },
  });
  if (offer.byMail) await postLetter(tx, resetLetter(person, link));
  return { link, expiresAt };
}

/** Makes a reset link. Throws Refusal for a person who is not here or whose account is disabled. */
export async function offerReset(db: Database, offer: ResetOffer): Promise<MadeResetLink> {
  return db.transaction().execute(async (tx) => {
    const person = await lockPerson(tx, offer.person);
    if (person.disabled_at)
      throw new Refusal('conflict', 'disabled', 'This account is disabled. Enable it first.');
    return makeLink(tx, person, offer);
  });
}

/** Writes down that somebody forgot the password of an address; answered by `answerResetRequests`, whoever has it. */
export async function requestReset(db: Database, email: string): Promise<void> {
  await db
    .insertInto('auth.reset_request')
    .values({ email: email.trim().toLowerCase().slice(0, 254) })
    .execute();
}

/** Sends links to those requests whose address somebody here has, and forgets all of them. Returns how many it looked at. */
export async function answerResetRequests(db: Database, origin: string): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const requests = await tx.deleteFrom('auth.reset_request').returning('email').execute();
    for (const email of new Set(requests.map((request) => request.email))) {
      const person = await tx
        .selectFrom('auth.user_account')
        .select(['id', 'name', 'email', 'disabled_at'])
        .where('email', '=', email)
        .where('disabled_at', 'is', null)
        .executeTakeFirst();
      if (person)
        await makeLink(tx, person, {
          by: { id: person.id, name: person.name },
          secondFactor: false,
          origin,
          byMail: true,
        });
    }
    return requests.length;
  });
}

/** Whose password a link changes. Throws Refusal when the link is spent. */
export async function readResetLink(
  db: Database,
  token: string,
): Promise<{ id: string; name: string; email: string; secondFactor: boolean }> {
  const found = await db
    .selectFrom('auth.reset_link as l')
    .innerJoin('auth.user_account as u', 'u.id', 'l.user_id')
    .select(['u.id', 'u.name', 'u.email', 'l.second_factor as secondFactor'])
    .where('l.token_hash', '=', tokenHash(token))
    .where('l.used_at', 'is', null)
    .where('l.expires_at', '>', new Date())
    .where('u.disabled_at', 'is', null)
    .executeTakeFirst();
  if (!found) throw linkSpent();
  return found;
}

/**
 * Sets the password that a link is for, and ends the person's sessions; returns whose it is. Throws Refusal when the link is spent, or with
 * what is wrong with the password (the link then still works).
 */
export async function resetPassword(
  db: Database,
  given: { token: string; password: string },
): Promise<{ email: string }> {
  const person = await readResetLink(db, given.token);
  const password = await keepPassword(given.password, person);
  await db.transaction().execute(async (tx) => {
    const link = await tx
      .updateTable('auth.reset_link')
      .set({ used_at: new Date() })
      .where('token_hash', '=', tokenHash(given.token))
      .where('used_at', 'is', null)
      .where('expires_at', '>', new Date())
      .returning('second_factor')
      .executeTakeFirst();
    if (!link) throw linkSpent();
    await setPassword(tx, person.id, password);
    if (link.second_factor) await dropSecondFactors(tx, person.id);
    await endSessionsOf(tx, person.id);
    await record(tx, {
      actor: person,
      act: 'password.reset',
      subject: `person:${person.id}`,
      detail: { secondFactor: link.second_factor },
    });
  });
  return { email: person.email };
}

async function setPassword(tx: DatabaseTransaction, person: string, password: string): Promise<void> {
  await tx
    .updateTable('auth.credential')
    .set({ password, updated_at: new Date() })
    .where('user_id', '=', person)
    .where('provider_id', '=', 'credential')
    .execute();
}

async function dropSecondFactors(tx: DatabaseTransaction, person: string): Promise<void> {
  await tx.deleteFrom('auth.two_factor').where('user_id', '=', person).execute();
  await tx.deleteFrom('auth.passkey').where('user_id', '=', person).execute();
  await tx
    .updateTable('auth.user_account')
    .set({ two_factor_enabled: false })
    .where('id', '=', person)
    .execute();
}
