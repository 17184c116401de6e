/** Checks that what a command names is there: a clear refusal instead of the database's. */
import type { DatabaseTransaction } from '#database/connection.ts';
import { Refusal } from '../refusal.ts';

/** Throws a Refusal when there is no such desk. */
export async function assertDesk(tx: DatabaseTransaction, desk: number): Promise<void> {
  const row = await tx.selectFrom('desk').select('id').where('id', '=', desk).executeTakeFirst();
  if (!row)
    throw new Refusal('invalid', 'no-such-desk', `There is no desk ${desk}.`, [
      { path: 'desk', code: 'missing', message: 'Choose one of the desks that there are.' },
    ]);
}

/** Throws a Refusal when there is no such member of staff, or the account is closed. */
export async function assertStaff(tx: DatabaseTransaction, id: string): Promise<void> {
  const row = await tx
    .selectFrom('auth.user_account')
    .select('disabled_at')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row || row.disabled_at)
    throw new Refusal('invalid', 'no-such-person', 'Nobody of the staff has this number.', [
      { path: 'assignee', code: 'missing', message: 'Choose somebody who works here.' },
    ]);
}
