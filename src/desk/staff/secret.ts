/** The newsroom's own secret: signs cookies, encrypts second factors. */
import { randomBytes } from 'node:crypto';
import type { Database } from '#database/connection.ts';

/** The secret, made when there is none. Nodes that ask at once get the same one. */
export async function newsroomSecret(db: Database): Promise<string> {
  await db
    .insertInto('auth.secret')
    .values({ version: 1, value: randomBytes(48).toString('base64url') })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { value } = await db
    .selectFrom('auth.secret')
    .select('value')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return value;
}
