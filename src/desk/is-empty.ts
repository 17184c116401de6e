/** Whether there is a newsroom yet. */
import type { Database } from '#database/connection.ts';

/** True when nothing was ever filed or founded here. */
export async function isEmpty(db: Database): Promise<boolean> {
  const [section, article] = await Promise.all([
    db.selectFrom('section').select('id').limit(1).executeTakeFirst(),
    db.selectFrom('article').select('id').limit(1).executeTakeFirst(),
  ]);
  return !section && !article;
}
