/** Granting and withdrawing a role on a desk. */
import type { HeldRole } from '#article/roles.ts';
import type { Database } from '#database/connection.ts';
import { type Doer, record } from '../audit.ts';
import { lockPerson } from './account.ts';
import { checkRoles, keepAdministrator, lockAdministrators, rolesOf } from './held-roles.ts';

export interface RoleChange {
  person: string;
  role: HeldRole;
  by: Doer;
}

/** Grants a role; one that is held already stays as it is. Returns what the person holds then. Throws Refusal. */
export async function grantRole(db: Database, { person, role, by }: RoleChange): Promise<HeldRole[]> {
  return db.transaction().execute(async (tx) => {
    const { name } = await lockPerson(tx, person);
    await checkRoles(tx, [role], '');
    const granted = await tx
      .insertInto('auth.role_held')
      .values({ user_id: person, role: role.role, desk_id: role.desk })
      .onConflict((conflict) => conflict.doNothing())
      .returning('role')
      .executeTakeFirst();
    if (granted)
      await record(tx, {
        actor: by,
        act: 'role.grant',
        subject: `person:${person}`,
        detail: { name, ...role },
      });
    return rolesOf(tx, person);
  });
}

/** Withdraws a role; one that is not held is no error. Returns what is left. Throws Refusal for the last administrator. */
export async function withdrawRole(db: Database, { person, role, by }: RoleChange): Promise<HeldRole[]> {
  return db.transaction().execute(async (tx) => {
    await lockAdministrators(tx);
    const { name } = await lockPerson(tx, person);
    const withdrawn = await tx
      .deleteFrom('auth.role_held')
      .where('user_id', '=', person)
      .where('role', '=', role.role)
      .where('desk_id', role.desk === null ? 'is' : '=', role.desk)
      .returning('role')
      .executeTakeFirst();
    if (withdrawn) {
      if (role.role === 'administrator') await keepAdministrator(tx);
      await record(tx, {
        actor: by,
        act: 'role.withdraw',
        subject: `person:${person}`,
        detail: { name, ...role },
      });
    }
    return rolesOf(tx, person);
  });
}
