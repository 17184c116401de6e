/** Live coverage on its way out of a newsroom and into another (`export.ts`, `restore.ts`), with what stood before. */
import { sql } from 'kysely';
import { z } from 'zod';
import { bodySchema } from '#article/body.ts';
import type { DatabaseTransaction } from '#database/connection.ts';

const number = z.int().positive();
const time = z.iso.datetime({ offset: true });

export const coverageSchema = z.strictObject({
  entries: z.array(
    z.strictObject({
      ...{
        id: number,
        at: time,
        headline: z.string(),
        body: bodySchema,
        key: z.boolean(),
        pinned: z.boolean(),
      },
      ...{ by: z.string(), createdAt: time, editedAt: time.nullable(), version: number },
      removed: z.strictObject({ at: time, note: z.string() }).nullable(),
    }),
  ),
  changes: z.array(
    z.strictObject({
      ...{ number, entry: number, act: z.enum(['add', 'edit', 'mark', 'remove']), by: z.string(), at: time },
      before: z.unknown(),
    }),
  ),
});
export type Coverage = z.infer<typeof coverageSchema>;

/** The coverages of these articles, by article; those that have none are not among them. */
export async function coveragesOf(
  tx: Pick<DatabaseTransaction, 'selectFrom'>,
  articles: number[],
): Promise<Map<number, Coverage>> {
  const entries = await tx
    .selectFrom('live_entry')
    .selectAll()
    .where('article_id', 'in', articles)
    .orderBy('id')
    .execute();
  if (!entries.length) return new Map();
  const changes = Map.groupBy(
    await tx
      .selectFrom('live_change')
      .selectAll()
      .where('article_id', 'in', articles)
      .orderBy('number')
      .execute(),
    (row) => row.article_id,
  );
  return new Map(
    Array.from(
      Map.groupBy(entries, (row) => row.article_id),
      ([article, rows]) => [
        article,
        {
          entries: rows.map((row) => ({
            ...{ id: row.id, at: row.at.toISOString(), headline: row.headline, body: row.body },
            ...{ key: row.is_key, pinned: row.is_pinned, by: row.author_name, version: row.version },
            createdAt: row.created_at.toISOString(),
            editedAt: row.edited_at?.toISOString() ?? null,
            removed: row.removed_at && { at: row.removed_at.toISOString(), note: row.removed_note },
          })),
          changes: (changes.get(article) ?? []).map((row) => ({
            ...{ number: row.number, entry: row.entry_id, act: row.act, by: row.actor_name },
            ...{ at: row.at.toISOString(), before: row.before },
          })),
        },
      ],
    ),
  );
}

/** Writes the coverages of articles that were just restored. Entries keep their numbers where those are free here. */
export async function restoreCoverages(
  tx: DatabaseTransaction,
  articles: readonly { id: number; live: Coverage | null }[],
): Promise<void> {
  for (const { id: article, live } of articles) {
    if (!live?.entries.length) continue;
    const taken = await tx
      .selectFrom('live_entry')
      .select('id')
      .where(
        'id',
        'in',
        live.entries.map(({ id }) => id),
      )
      .limit(1)
      .execute();
    const here = new Map<number, number>();
    for (const entry of live.entries) {
      const { rows } = await sql<{ id: number }>`
        insert into live_entry (${taken.length ? sql`` : sql`id, `}article_id, at, headline, body, is_key, is_pinned,
          author_name, created_at, edited_at, version, removed_at, removed_note)
        ${taken.length ? sql`` : sql`overriding system value`} values (${taken.length ? sql`` : sql`${entry.id}, `}${article},
          ${entry.at}, ${entry.headline}, ${JSON.stringify(entry.body)}, ${entry.key}, ${entry.pinned}, ${entry.by},
          ${entry.createdAt}, ${entry.editedAt}, ${entry.version}, ${entry.removed?.at ?? null},
          ${entry.removed?.note ?? ''}) returning id`.execute(tx);
      here.set(entry.id, rows[0]!.id);
    }
    await tx
      .insertInto('live_head')
      .values({
        ...{ article_id: article, number: live.changes.at(-1)?.number ?? 0 },
        // Those that the export's daybook has are entered with it.
        waiting_since: new Date(),
      })
      .execute();
    for (const change of live.changes)
      await tx
        .insertInto('live_change')
        .values({
          ...{
            article_id: article,
            number: change.number,
            entry_id: here.get(change.entry)!,
            act: change.act,
          },
          ...{ actor_name: change.by, at: new Date(change.at) },
          before: change.before === null ? null : JSON.stringify(change.before),
        })
        .execute();
  }
}
