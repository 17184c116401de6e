/** A member of staff's account: making one, finding one. */
import { lineText } from '#arabic/letters.ts';
import type { HeldRole } from '#article/roles.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { Refusal } from '../refusal.ts';

/** A mail address as it is kept: `' Layla@Example.org'` → `'layla@example.org'`. Throws Refusal. */
export function addressOf(text: string): string {
  const address = text.trim().toLowerCase();
  if (address.length > 254 || !/^[^\s@<>"(),:;\\[\]]+@[^\s@<>"(),:;\\[\]]+$/.test(address))
    throw new Refusal('invalid', 'invalid-input', 'This is no mail address.', [
      { path: 'email', code: 'address', message: 'Write it as name@example.org.' },
    ]);
  return address;
}

/** A person's name on one line. Throws Refusal when nothing is left, or too much. */
export function nameOf(text: string): string {
  const name = lineText(text);
  if (!name || name.length > 120)
    throw new Refusal('invalid', 'invalid-input', 'A name has 1 to 120 characters.', [
      { path: 'name', code: name ? 'too-long' : 'empty', message: 'Write the name as colleagues know it.' },
    ]);
  return name;
}

export interface NewAccount {
  name: string;
  email: string;
  /** As `keepPassword` makes it. */
  password: string;
  roles: readonly HeldRole[];
}

/** Makes an account with a password and roles; returns its id. Throws Refusal when somebody has the address. */
export async function makeAccount(tx: DatabaseTransaction, account: NewAccount): Promise<string> {
  const made = await tx
    .insertInto('auth.user_account')
    .values({
      name: account.name,
      email: account.email,
      // Whoever made it had the link that was sent there, or was handed it by an administrator.
      email_verified: true,
      image: null,
      two_factor_enabled: false,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) throw addressTaken();
  // Better Auth finds a password by provider 'credential' and the account's own id.
  await tx
    .insertInto('auth.credential')
    .values({
      account_id: made.id,
      provider_id: 'credential',
      user_id: made.id,
      password: account.password,
      updated_at: new Date(),
    })
    .execute();
  if (account.roles.length)
    await tx
      .insertInto('auth.role_held')
      .values(account.roles.map(({ role, desk }) => ({ user_id: made.id, role, desk_id: desk })))
      .execute();
  return made.id;
}

export const addressTaken = (): Refusal =>
  new Refusal('conflict', 'address-taken', 'Somebody here has this address already.', [
    { path: 'email', code: 'taken', message: 'Use another address, or reset the password of that account.' },
  ]);

export interface Person {
  id: string;
  name: string;
  email: string;
  disabled_at: Date | null;
}

const notHere = (): Refusal => new Refusal('missing', 'no-such-person', 'There is no such person here.');

/** The person, their row locked until the transaction ends. Throws Refusal. */
export async function lockPerson(tx: DatabaseTransaction, id: string): Promise<Person> {
  const person = await tx
    .selectFrom('auth.user_account')
    .select(['id', 'name', 'email', 'disabled_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!person) throw notHere();
  return person;
}

/** The person with this address. Throws Refusal. */
export async function personByAddress(db: Database, email: string): Promise<Person> {
  const person = await db
    .selectFrom('auth.user_account')
    .select(['id', 'name', 'email', 'disabled_at'])
    .where('email', '=', addressOf(email))
    .executeTakeFirst();
  if (!person) throw notHere();
  return person;
}
