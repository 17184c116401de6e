/** What colleagues see a person as. */
import type { Database } from '#database/connection.ts';
import { type Doer, record } from '../audit.ts';
import { lockPerson, nameOf } from './account.ts';

/** Changes a person's name. Throws Refusal. */
export async function renamePerson(db: Database, person: string, name: string, by: Doer): Promise<void> {
  const to = nameOf(name);
  await db.transaction().execute(async (tx) => {
    const { name: from } = await lockPerson(tx, person);
    if (from === to) return;
    await tx
      .updateTable('auth.user_account')
      .set({ name: to, updated_at: new Date() })
      .where('id', '=', person)
      .execute();
    await record(tx, { actor: by, act: 'person.rename', subject: `person:${person}`, detail: { from, to } });
  });
}
