/** The newsroom's beginning: a one-time link that makes the first administrator. */
import type { Database } from '#database/connection.ts';
import { record } from '../audit.ts';
import { Refusal } from '../refusal.ts';
import { addressOf, makeAccount, nameOf } from './account.ts';
import { hasAdministrator, lockAdministrators } from './held-roles.ts';
import { linkSpentMessage } from './links.ts';
import { inFuture, linkLives, newToken, tokenHash } from './one-time-token.ts';
import { keepPassword } from './password.ts';

const linkSpent = () => new Refusal('gone', 'link-spent', linkSpentMessage);

/** The token of a new set-up link, which replaces any older one; `null` when somebody can administer already. */
export async function offerSetUp(db: Database): Promise<string | null> {
  return db.transaction().execute(async (tx) => {
    await lockAdministrators(tx);
    if (await hasAdministrator(tx)) return null;
    const { token, hash } = newToken();
    const link = { token_hash: hash, expires_at: inFuture(linkLives.setUp) };
    await tx
      .insertInto('auth.set_up_link')
      .values(link)
      .onConflict((conflict) => conflict.column('single').doUpdateSet(link))
      .execute();
    return token;
  });
}

/** Whether a set-up link would work now. */
export async function isSetUpLink(db: Database, token: string): Promise<boolean> {
  const link = await db
    .selectFrom('auth.set_up_link')
    .select('single')
    .where('token_hash', '=', tokenHash(token))
    .where('expires_at', '>', new Date())
    .executeTakeFirst();
  return link !== undefined && !(await hasAdministrator(db));
}

export interface SetUp {
  token: string;
  name: string;
  email: string;
  password: string;
}

/**
 * Makes the first administrator, who also edits every desk; returns their id. Throws Refusal when the link is spent,
 * when somebody administers already, or with what is wrong with name, address or password (the link then still works).
 */
export async function setUp(db: Database, given: SetUp): Promise<string> {
  if (!(await isSetUpLink(db, given.token))) throw linkSpent();
  const person = { name: nameOf(given.name), email: addressOf(given.email) };
  const password = await keepPassword(given.password, person);
  return db.transaction().execute(async (tx) => {
    await lockAdministrators(tx);
    const link = await tx
      .deleteFrom('auth.set_up_link')
      .where('token_hash', '=', tokenHash(given.token))
      .where('expires_at', '>', new Date())
      .returning('single')
      .executeTakeFirst();
    if (!link || (await hasAdministrator(tx))) throw linkSpent();
    const roles = [
      { role: 'administrator', desk: null },
      { role: 'managingEditor', desk: null },
    ] as const;
    const id = await makeAccount(tx, { ...person, password, roles });
    await record(tx, {
      actor: { id, name: person.name },
      act: 'person.set-up',
      subject: `person:${id}`,
      detail: { email: person.email, roles },
    });
    return id;
  });
}
