/** Closing somebody's account, and opening it again. What they wrote stays theirs. */
import type { Database } from '#database/connection.ts';
import { type Doer, record } from '../audit.ts';
import { lockPerson } from './account.ts';
import { keepAdministrator, lockAdministrators } from './held-roles.ts';
import { endSessionsOf } from './sessions.ts';

/** Disables an account: its sessions end at once, its tokens and open links stop working. Throws Refusal. */
export async function disablePerson(db: Database, person: string, by: Doer): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockAdministrators(tx);
    const { name, disabled_at } = await lockPerson(tx, person);
    if (disabled_at) return;
    await tx
      .updateTable('auth.user_account')
      .set({ disabled_at: new Date() })
      .where('id', '=', person)
      .execute();
    await keepAdministrator(tx);
    await endSessionsOf(tx, person);
    await tx
      .updateTable('auth.api_token')
      .set({ revoked_at: new Date() })
      .where('user_id', '=', person)
      .where('revoked_at', 'is', null)
      .execute();
    await tx.deleteFrom('auth.reset_link').where('user_id', '=', person).execute();
    await record(tx, { actor: by, act: 'person.disable', subject: `person:${person}`, detail: { name } });
  });
}

/** Lets somebody sign in again; tokens that were revoked stay so. Throws Refusal. */
export async function enablePerson(db: Database, person: string, by: Doer): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { name, disabled_at } = await lockPerson(tx, person);
    if (!disabled_at) return;
    await tx.updateTable('auth.user_account').set({ disabled_at: null }).where('id', '=', person).execute();
    await record(tx, { actor: by, act: 'person.enable', subject: `person:${person}`, detail: { name } });
  });
}
