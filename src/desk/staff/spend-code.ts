/** One-time passwords are used once, also inside the minute and a half in which they would fit. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '#database/connection.ts';

/** Minutes after which no clock accepts the code any more. */
const fitsFor = 5;

/** Notes that a person used a code; returns false when they did so before. */
export async function spendCode(db: Database, person: string, code: string): Promise<boolean> {
  const hash = createHash('sha256').update(code).digest();
  const { rows } = await sql`
    insert into auth.used_code as c (user_id, code_hash) values (${person}, ${hash})
    on conflict (user_id, code_hash) do update set used_at = now()
      where c.used_at < now() - make_interval(mins => ${fitsFor})
    returning true`.execute(db);
  return rows.length > 0;
}
