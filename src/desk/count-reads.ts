/** Writing down how often articles were read. */
import { sql } from 'kysely';
import type { Database } from '#database/connection.ts';

/** Adds readings to the sums of the hour that `at` lies in. Articles that do not exist are passed over: anyone may send a number. */
export async function countReads(db: Database, reads: Map<number, number>, at = new Date()): Promise<void> {
  if (!reads.size) return;
  const hour = new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000);
  // In order of number, so that two nodes that add at once cannot wait for each other.
  const entries = [...reads].sort(([a], [b]) => a - b);
  await sql`insert into read_count (hour, article_id, reads)
    select ${hour}::timestamptz, a.id, r.reads
    from unnest(${entries.map(([id]) => id)}::int[], ${entries.map(([, count]) => count)}::int[]) as r (id, reads)
    join edition_article a on a.id = r.id
    order by a.id
    on conflict (hour, article_id) do update set reads = read_count.reads + excluded.reads`.execute(db);
}

/** Forgets sums and announcements that nothing looks at any more. */
export async function forgetOld(db: Database, now = new Date()): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  await db.deleteFrom('read_count').where('hour', '<', daysAgo(30)).execute();
  await db.deleteFrom('outbox').where('at', '<', daysAgo(7)).execute();
}
