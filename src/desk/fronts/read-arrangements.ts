/** Who last arranged which front, and how often it was arranged. */
import type { Database } from '#database/connection.ts';

export interface Arranged {
  version: number;
  by: string;
  at: Date;
}

/** By the fronts' names; a front that nobody arranged is not among them. */
export async function readArrangements(db: Database): Promise<Map<string, Arranged>> {
  const rows = await db
    .selectFrom('front')
    .select(['name', 'version', 'arranged_by_name', 'arranged_at'])
    .execute();
  return new Map(
    rows.map(({ name, version, arranged_by_name, arranged_at }) => [
      name,
      { version, by: arranged_by_name, at: arranged_at },
    ]),
  );
}
