/** Roles on desks: what may be held, and that the newsroom is never left without an administrator. */
import { sql } from 'kysely';
import type { HeldRole } from '#article/roles.ts';
import type { Database, DatabaseTransaction } from '#database/connection.ts';
import { Refusal } from '../refusal.ts';

/** Any fixed number: PostgreSQL's advisory locks are named by one. */
const administratorsLock = 7_277_004;

/** The roles a person holds, in a steady order. */
export async function rolesOf(db: Database | DatabaseTransaction, person: string): Promise<HeldRole[]> {
  const rows = await db
    .selectFrom('auth.role_held')
    .select(['role', 'desk_id as desk'])
    .where('user_id', '=', person)
    .orderBy('role')
    .orderBy('desk_id')
    .execute();
  return rows;
}

/** Throws Refusal that names every role that cannot be held: on a desk that is not there, or on a desk where it is held on all. */
export async function checkRoles(
  tx: DatabaseTransaction,
  roles: readonly HeldRole[],
  path = 'roles',
): Promise<void> {
  const desks = await tx.selectFrom('desk').select('id').execute();
  const known = new Set(desks.map(({ id }) => id));
  const problems = roles.flatMap(({ role, desk }, index) => {
    const place = path ? `${path}.${index}.desk` : 'desk';
    if (desk !== null && !known.has(desk))
      return [{ path: place, code: 'no-such-desk', message: `There is no desk ${desk}.` }];
    if (desk !== null && role === 'administrator')
      return [
        { path: place, code: 'every-desk', message: 'Administrators are so on every desk: leave it null.' },
      ];
    return [];
  });
  if (problems.length) throw new Refusal('invalid', 'invalid-input', problems[0]!.message, problems);
}

/** Waits for others who change administrators, until the transaction ends. Call it before the change. */
export const lockAdministrators = (tx: DatabaseTransaction): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(${administratorsLock})`.execute(tx);

/** Whether anybody can administer: an administrator whose account is not disabled. */
export async function hasAdministrator(db: Database | DatabaseTransaction): Promise<boolean> {
  const row = await db
    .selectFrom('auth.role_held')
    .innerJoin('auth.user_account', 'auth.user_account.id', 'auth.role_held.user_id')
    .select('auth.user_account.id')
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Call it after the change. Throws Refusal when nobody is left who can administer. */
export async function keepAdministrator(tx: DatabaseTransaction): Promise<void> {
  if (!(await hasAdministrator(tx)))
    throw new Refusal(
      'conflict',
      'last-administrator',
      'This is the last administrator. Make another one first.',
    );
}
