/** Clearing out what lets nobody in any more. */
import type { Database } from '#database/connection.ts';

/** Deletes sessions, links, codes and counts of attempts that have run out, and letters that are long gone. */
export async function forgetOldAccess(db: Database, now = new Date()): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  await db.deleteFrom('auth.session').where('expires_at', '<', now).execute();
  await db.deleteFrom('auth.verification').where('expires_at', '<', now).execute();
  await db.deleteFrom('auth.set_up_link').where('expires_at', '<', now).execute();
  await db.deleteFrom('auth.reset_link').where('expires_at', '<', daysAgo(1)).execute();
  await db.deleteFrom('auth.attempt').where('began_at', '<', daysAgo(1)).execute();
  await db.deleteFrom('auth.used_code').where('used_at', '<', daysAgo(1)).execute();
  await db
    .deleteFrom('mail')
    .where((eb) => eb.or([eb('sent_at', '<', daysAgo(30)), eb('given_up_at', '<', daysAgo(30))]))
    .execute();
}
